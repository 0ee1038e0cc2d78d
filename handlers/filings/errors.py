"""Why something cannot be filed."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownFiling(Unknown):
    """No filing has that id."""

    code = "unknown-filing"

    def __init__(self, key: object) -> None:
        super().__init__("filing", key, "办理事项")


class NotNow(Refused):
    """Nobody waits for the filing, or the agreement's state does not allow it. `reason` is in Chinese."""

    code = "filing-not-now"

    def __init__(self, filing: str, title: str, reason: str, provisions: Sequence[str] = ()) -> None:
        super().__init__(
            f"Expected filing {filing} to be possible now, but it is not ({reason}); wait or choose another.",
            f"现在不能提出“{title}”：{reason}。",
            provisions,
        )
        self.filing = filing
        self.reason = reason


class WhichCase(InvalidFact):
    """Several running cases take the filing; `numbers` lists them."""

    code = "which-case"

    def __init__(self, filing: str, numbers: Sequence[str]) -> None:
        super().__init__(
            "case_number", f"one of {', '.join(numbers)}", None, f"say in which case {filing} is filed", "请选择所针对的案件。"
        )
        self.numbers = tuple(numbers)
