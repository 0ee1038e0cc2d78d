"""Why a case cannot take a step."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownCase(Unknown):
    """No case has that number."""

    code = "unknown-case"

    def __init__(self, key: object) -> None:
        super().__init__("case", key, "案件")


class UnknownDecision(Unknown):
    """No decision has that number."""

    code = "unknown-decision"

    def __init__(self, key: object) -> None:
        super().__init__("decision", key, "决定")


class CaseClosed(Refused):
    """The case has been closed."""

    code = "case-closed"

    def __init__(self, number: str) -> None:
        super().__init__(f"Expected case {number} to be open, but it is closed; open another.", f"案件{number}已办结。")
        self.number = number


class RightSkipped(Refused):
    """A decision lacks what the law puts before it; `right` is the stable word for what (issue 4 point 4).

    notice, defence, answer, hearing, grounds, collective, separation, fault-class, judgement, cause-at-hq, mandatory.
    """

    code = "right-skipped"

    def __init__(self, number: str, right: str, expected: str, message_zh: str, provisions: Sequence[str] = ()) -> None:
        super().__init__(f"Expected {expected}, but case {number} has none ({right}); supply it first.", message_zh, provisions)
        self.number = number
        self.right = right


class ChainIncomplete(Refused):
    """A case is to be closed whose decision has not been delivered, published or reported (SC-208). `missing` says which."""

    code = "case-chain-incomplete"

    def __init__(self, number: str, missing: Sequence[str], missing_zh: Sequence[str]) -> None:
        super().__init__(
            f"Expected case {number} to be complete, but it lacks {', '.join(missing)}; do that first.",
            f"案件{number}尚未完成：{'、'.join(missing_zh)}，不能办结。",
            ("O3-40-b", "O2-43-a", "O3-46-b"),
        )
        self.missing = tuple(missing)


class WrongDecisionState(Refused):
    """A decision is to be stayed, resumed or revoked in a state that does not allow it."""

    code = "wrong-decision-state"

    def __init__(self, number: str, state: str, label: str) -> None:
        super().__init__(
            f"Expected decision {number} to allow that, but it is {state}; look at its record.",
            f"决定{number}{label}，不能如此办理。",
        )
        self.number = number
        self.state = state


def reasons_missing(field: str, what_zh: str) -> InvalidFact:
    """The error for a text of reasons that is empty."""
    return InvalidFact(field, "reasons in writing", "", "write them", f"{what_zh}须书面说明理由。", ("S735-13-b",))
