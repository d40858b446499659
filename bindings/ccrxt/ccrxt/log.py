"""Records of what happens on the way of calls, for whoever reads the ``ccrxt`` logger.

A client of ``ccrxt.binance.spot`` writes to the logger of that name. Each record's message is the event in words, and
each attribute of `ccrxt.Event` is one of the record too::

    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("ccrxt").setLevel(logging.DEBUG)

``DEBUG`` has every request and reply, ``INFO`` waits for a limit and replies that did not come, ``WARNING`` what
someone should look at: a call that is sent again, a venue that bans or turns away, an order of which nobody knows what
became. A level that is set counts from the next call on. As long as no handler is set up nothing is written, not even
to standard error.
"""

import logging

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable

    from .event import Event


class Log:
    """Writes events as records of one logger."""

    __slots__ = ("enabled", "logger")
    logger: logging.Logger
    enabled: "Callable[[int], bool]"

    def __init__(self, name: str) -> None:
        self.logger = logging.getLogger(name)
        self.enabled = self.logger.isEnabledFor

    def __call__(self, level: int, event: "Event") -> None:
        """Write an event, if the logger takes records of this level."""
        if not self.enabled(level):
            return
        # The frames of this moment are the event loop's: no place in them says more than the record's own name.
        record = self.logger.makeRecord(self.logger.name, level, __file__, 0, event, (), None)
        record.__dict__.update(event.to_dict())
        self.logger.handle(record)
