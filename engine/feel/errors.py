"""Errors of FEEL. An expression never fails quietly: it is refused, it exceeds a limit, or it warns."""

from __future__ import annotations


class FeelError(Exception):
    """Base of every error FEEL raises on purpose."""


class FeelSyntaxError(FeelError):
    """Raised when a text is not FEEL. `line` and `column` start at 1 and point at what was `found`.

    `advice` says what to write instead, where that can be guessed; otherwise it is empty.
    """

    def __init__(self, text: str, position: int, found: str, expected: str, advice: str = "") -> None:
        self.text = text
        self.position = position
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        self.found = found
        self.expected = expected
        self.advice = advice
        super().__init__(
            f"Expected {expected}, but found {found} at line {self.line}, column {self.column}; "
            f"{advice or 'correct the expression'} (near {_excerpt(text, position)!r})."
        )


class FeelDeclarationError(FeelError):
    """Raised when a host declares a function or a name in a way that FEEL cannot call."""


class FeelClockError(FeelError):
    """Raised when an expression asks for the time, but the host gave none, or one without a time zone."""

    def __init__(self, function: str) -> None:
        super().__init__(
            f"Expected an aware instant for {function}(), but the evaluation was given none; pass now= to evaluate()."
        )
        self.function = function


class LimitError(FeelError):
    """Raised when an expression exceeds its budget; `limit` names the kind, `maximum` is what was allowed."""

    limit = "budget"
    remedy = "simplify the expression or raise the budget"

    def __init__(self, maximum: float) -> None:
        super().__init__(f"Expected at most {maximum} {self.limit}, but the expression needs more; {self.remedy}.")
        self.maximum = maximum


class StepLimitError(LimitError):
    """Raised when loops, filters and calls take more steps than allowed."""

    limit = "steps"


class TimeLimitError(LimitError):
    """Raised when an evaluation takes more seconds than allowed."""

    limit = "seconds"


class SizeLimitError(LimitError):
    """Raised when strings and lists built during an evaluation exceed the allowed total of items and characters."""

    limit = "items and characters"


class DepthLimitError(LimitError):
    """Raised when function calls or nested values go deeper than allowed."""

    limit = "levels of nesting"


class LengthLimitError(LimitError):
    """Raised when the text of an expression is longer than allowed."""

    limit = "characters of text"


def _excerpt(text: str, position: int) -> str:
    start = max(0, position - 20)
    return text[start : position + 20]
