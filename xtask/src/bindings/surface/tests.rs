use super::*;

const OLD: &str = "# Generated\n\"\"\"Spot.\"\"\"\n\nfrom enum import StrEnum\nfrom typing import Final, Self, final, overload\n\nfrom x.y import Error as Error\n\nclass Side(StrEnum):\n    BUY = \"BUY\"\n    OLD = \"OLD\"\n\n@final\nclass Depth(Record):\n    __match_args__ = (\"bids\",)\n    def __new__(cls, *, bids: Iterable[Level]) -> Self: ...\n    bids: Final[List[Level]]\n    \"\"\"Bids.\"\"\"\n    at: Final[int]\n\nclass Client(Base):\n    def __new__(cls, *, timeout: float | None = None) -> Self: ...\n    @overload\n    async def get_depth(self, symbol: str, limit: int | None = None) -> Depth:\n        \"\"\"Book.\n\n        More.\n        \"\"\"\n    @overload\n    async def get_depth(self, symbol: DepthRequest, /) -> Depth: ...\n    def name(self) -> str: ...\n";

fn stubs(text: &str) -> Stubs {
    Stubs::from([("stubs/x/spot/__init__.pyi".to_owned(), text.to_owned())])
}

fn list(new: &str) -> String {
    between(&stubs(OLD), &stubs(new)).expect("both are stubs")
}

fn replaced(from: &str, to: &str) -> String {
    assert!(OLD.contains(from), "{from}");
    list(&OLD.replace(from, to))
}

#[test]
fn nothing_is_said_of_what_stays() {
    assert_eq!(
        list(OLD),
        "The surface of the Python packages does not change.\n"
    );
    let other_words = OLD
        .replace("Book.", "Order book.")
        .replace("Spot.", "All of spot.");
    assert_eq!(
        list(&other_words),
        "The surface of the Python packages does not change.\n"
    );
}

#[test]
fn what_is_added_breaks_nothing() {
    let text = replaced(
        "    OLD = \"OLD\"\n",
        "    OLD = \"OLD\"\n    NEW = \"NEW\"\n",
    );
    assert_eq!(
        text,
        "Changes of the Python surface: 1, none of them breaking.\n\n### `x.spot`\n\n- `Side.NEW` is new\n"
    );
    let text = replaced(
        "limit: int | None = None)",
        "limit: int | None = None, *, deep: bool = ...)",
    );
    assert!(text.contains("- `Client.get_depth` is `async (symbol: str, limit: int | None = ..., *, deep: bool = ...) -> Depth` or"), "{text}");
    assert!(!text.contains("breaking:"), "{text}");
    let text = replaced(
        "class Client(Base):",
        "@deprecated(\"no\")\nclass Client(Base):",
    );
    assert!(text.contains("- class `Client` is deprecated\n"), "{text}");
}

#[test]
fn what_is_gone_or_another_breaks() {
    let text = replaced("    OLD = \"OLD\"\n", "");
    assert!(
        text.contains("- **breaking:** `Side.OLD` is gone\n"),
        "{text}"
    );
    let text = replaced("    at: Final[int]\n", "    at: Final[str]\n");
    assert!(
        text.contains("- **breaking:** `Depth.at` is `str`, was `int`\n"),
        "{text}"
    );
    let text = replaced("def name(self)", "async def name(self)");
    assert!(
        text.contains("- **breaking:** `Client.name` is `async () -> str`, was `() -> str`\n"),
        "{text}"
    );
    let text = replaced("timeout: float | None = None", "timeout: float");
    assert!(
        text.contains("- **breaking:** the constructor of `Client` is"),
        "{text}"
    );
    let text = replaced("symbol: str, limit", "pair: str, limit");
    assert!(text.contains("**1 of them breaking**"), "{text}");
}

#[test]
fn fields_without_their_names_keep_their_order() {
    let text = replaced("(\"bids\",)", "(\"bids\", \"at\")");
    assert_eq!(
        text,
        "The surface of the Python packages does not change.\n"
    );
    let text = replaced("(\"bids\",)", "(\"at\", \"bids\")");
    assert!(
        text.contains("**breaking:** `Depth.__match_args__`"),
        "{text}"
    );
}

#[test]
fn a_class_is_told_as_a_whole() {
    let without = OLD.split("@final").next().expect("it has a head");
    let text = list(without);
    assert!(
        text.contains("- **breaking:** class `Client` is gone\n"),
        "{text}"
    );
    assert!(!text.contains("Client.name"), "{text}");
    let text = between(&stubs(without), &stubs(OLD)).expect("both are stubs");
    assert!(
        text.contains("- class `Depth` is new\n") && !text.contains("Depth.bids"),
        "{text}"
    );
}

#[test]
fn a_line_that_no_stub_has_is_an_error() {
    let error = between(&stubs("while True: pass\n"), &stubs(OLD)).expect_err("it is no stub");
    assert_eq!(
        error,
        "stubs/x/spot/__init__.pyi: not understood: while True: pass"
    );
}
