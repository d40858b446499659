"""The benchmark: ours and the best peers, the same work, in turns, in one run, against the local exchange.

    .venv/bin/nox -s bench

It is a measurement and never a test: nothing fails because of a figure. What is compared between contestants is the
ratio within a row; the absolute figures belong to the machine.
"""
