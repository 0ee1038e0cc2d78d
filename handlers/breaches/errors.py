"""Why a breach cannot be handled as asked."""

from __future__ import annotations

from datetime import date

from handlers.errors import InvalidFact, Refused


class TooFewInvestigators(Refused):
    """Fewer people investigate than the parameter `investigators_min` wants (PR-10 step 2)."""

    code = "too-few-investigators"

    def __init__(self, least: int, found: int) -> None:
        super().__init__(
            f"Expected at least {least} different investigators, but there are {found}; name the others.",
            f"违约调查须由{least}人以上进行，现有{found}人。",
            ("O3-28-a", "S765-37-a"),
        )
        self.least = least
        self.found = found


class HoldNotOpen(Refused):
    """This opening of a hold binds institutions only (N2025 paragraph 11)."""

    code = "hold-not-open"

    def __init__(self, opening: str, provision: str) -> None:
        super().__init__(
            f"Expected an opening that binds pharmacies, but '{opening}' rests on {provision}; propose a refusal or none.",
            "该暂停结算情形仅适用于定点医疗机构；零售药店拒不配合调查的，可以报行政部门主要负责人批准。",
            (provision, "S735-30-b"),
        )
        self.opening = opening


class NoAgreedRate(Refused):
    """The agreement states no single percentage for liquidated damages (T22-00-c)."""

    code = "no-agreed-rate"

    def __init__(self, number: str, clause: str) -> None:
        super().__init__(
            f"Expected one percentage in the damages clause of agreement {number}, but found '{clause}'; choose another measure.",
            f"协议{number}未约定明确的违约金比例（“{clause or '无'}”），不能要求支付违约金。",
            ("T22-00-c",),
        )
        self.number = number
        self.clause = clause


class NoTerminationGround(Refused):
    """Termination is chosen, but no finding is a ground for it."""

    code = "no-termination-ground"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected a finding in case {number} that is a ground of termination, but there is none; choose other measures.",
            "本案违约情形不属于解除协议的情形，不能提请解除。",
            ("O3-35-4", "O2-38-6"),
        )
        self.number = number


class SuspendOrTerminate(Refused):
    """One decision both suspends and terminates."""

    code = "suspend-or-terminate"

    def __init__(self) -> None:
        super().__init__(
            "Expected either suspension or termination, but both are chosen; choose one.",
            "中止协议与解除协议不能在同一决定中并用。",
            ("O3-35-4", "O2-38-6"),
        )


class WrongFund(Refused):
    """Money is to be returned to another account than the one it came from (S735-45-a)."""

    code = "wrong-fund"

    def __init__(self, fund: str, found: str) -> None:
        super().__init__(
            f"Expected the money to go back to fund '{fund}', but '{found}' is named; correct the account.",
            "追回的费用应当退回原基金财政专户；罚款、没收的违法所得才上缴国库。",
            ("S735-45-a",),
        )
        self.fund = fund
        self.found = found


class NotFullyRecovered(InvalidFact):
    """The amount recovered is not the amount to be recovered. Both in fen."""

    code = "not-fully-recovered"

    def __init__(self, due: int, found: int) -> None:
        super().__init__(
            "recoveredAmount",
            f"{due / 100:.2f}",
            f"{found / 100:.2f}",
            "enter the amount of the decision",
            f"追回金额应为{due / 100:.2f}元，现为{found / 100:.2f}元。",
            ("O3-35-2", "O2-38-3"),
        )


class StillTime(Refused):
    """Somebody is called in default while the time for performance still runs."""

    code = "still-time"

    def __init__(self, due: date) -> None:
        super().__init__(
            f"Expected the last day {due} to have passed, but it has not; wait, or record the performance.",
            f"履行期限至{due}，期满前不能登记为未履行。",
            ("R7-06-a", "S735-13-a"),
        )
        self.due = due


class DateTooEarly(InvalidFact):
    """A date that a decision sets lies before the day of the decision."""

    code = "date-too-early"

    def __init__(self, field: str, found: date, today: date, what_zh: str) -> None:
        super().__init__(field, f"a day after {today}", found.isoformat(), "correct it", f"{what_zh}须晚于{today}。")


class DocumentsOfInstitutionsOnly(Refused):
    """The demand of documents with its time limit binds institutions only (N2025 paragraph 11)."""

    code = "documents-of-institutions-only"

    def __init__(self) -> None:
        super().__init__(
            "Expected an institution, but the party is a pharmacy; report a refusal and let the department approve a hold.",
            "限期提供资料的规定仅适用于定点医疗机构；零售药店拒不提供的，可以报告拒不配合。",
            ("N2025-11-3", "S735-30-b"),
        )


class DefenceExtendedAlready(Refused):
    """The period for the defence has been extended once; there is no second time (GAP-04)."""

    code = "defence-extended-already"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected the defence in case {number} not to have been extended, but it has; decline the request.",
            f"案件{number}的陈述申辩期已延长过一次，不能再次延长。",
            ("S735-13-b",),
        )


class DefenceOver(Refused):
    """The period for the defence no longer runs when more time is granted: the party has spoken, or it is over."""

    code = "defence-over"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected the period for the defence in case {number} to run, but it is over; decline the request.",
            f"案件{number}的陈述申辩期已经结束，不能延长。",
            ("S735-13-b",),
        )


class NoWrittenDecision(Refused):
    """The default happened before the law knew the written decision to perform (R7-06-a, SC-283)."""

    code = "no-written-decision"

    def __init__(self, failed_on: date, in_force: date) -> None:
        super().__init__(
            f"Expected a default from {in_force} on, but it happened on {failed_on}; propose suspension.",
            f"催告期满未履行之日为{failed_on}，早于{in_force}，不能作出履行协议书面决定。",
            ("R7-06-a",),
        )
        self.failed_on = failed_on
        self.in_force = in_force
