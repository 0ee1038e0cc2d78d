"""Why an evaluation cannot take a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownEvaluation(Unknown):
    """The application has no evaluation of that round, or the evaluation no such check."""

    code = "unknown-evaluation"

    def __init__(self, key: object) -> None:
        super().__init__("evaluation", key, "评估")


class TeamRejected(Refused):
    """The team lacks an expertise (SC-041) or has an interest in the party (SC-042). `problems` in Chinese."""

    code = "team-rejected"

    def __init__(self, problems: Sequence[str], provisions: Sequence[str]) -> None:
        super().__init__(
            f"Expected a team with all kinds of expertise and no conflict of interest, but found "
            f"{len(problems)} problems: {'; '.join(problems)}; appoint others.",
            "评估人员不符合要求：" + "；".join(problems) + "。",
            provisions,
        )
        self.problems = tuple(problems)


class EvaluationConcluded(Refused):
    """A result has been given; checks and team are closed."""

    code = "evaluation-concluded"

    def __init__(self, number: str, evaluation_round: int) -> None:
        super().__init__(
            f"Expected evaluation {evaluation_round} of {number} to be open, but it has a result; it is closed.",
            f"申请{number}第{evaluation_round}次评估已作出结论，不能再修改。",
        )
        self.number = number


class UnfinishedChecks(Refused):
    """A result is to be given while checks have not been looked at. `titles` lists them."""

    code = "unfinished-checks"

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            f"Expected every mandatory check to be done, but {len(titles)} are open: {', '.join(titles)}; do them.",
            f"尚有未完成的核查项目：{'、'.join(titles)}。",
            ("O3-08-d",),
        )
        self.titles = tuple(titles)


class ResultContradictsChecks(Refused):
    """The stated result is not the one that follows from the checks (O3-08-d)."""

    code = "result-contradicts-checks"

    def __init__(self, stated: str, found: str) -> None:
        super().__init__(
            f"Expected the result {found} that follows from the checks, but found {stated}; correct a check first.",
            "评估结论与核查结果不一致。",
            ("O3-08-d",),
        )
        self.stated = stated
        self.found = found


class ReasonsMissing(InvalidFact):
    """An unqualified result lacks reasons or rectification advice (O3-08-g, SC-049). `field` names which."""

    code = "reasons-missing"

    def __init__(self, field: str) -> None:
        words = {"reasons": "不合格理由", "advice": "整改建议"}
        super().__init__(field, "not empty", "", "write it", f"评估不合格的，须填写{words[field]}。", ("O3-08-g",))


class TooEarlyToReevaluate(Refused):
    """Re-evaluation is asked for before the rectification period is over; `open_from` is the first day."""

    code = "too-early-to-reevaluate"

    def __init__(self, asked_on: date, open_from: date, provision: str) -> None:
        super().__init__(
            f"Expected a request on or after {open_from}, but it came on {asked_on}; ask again from that day.",
            f"整改期未满3个月，{open_from}起方可申请再评估。",
            (provision,),
        )
        self.asked_on = asked_on
        self.open_from = open_from


class NoFurtherEvaluation(Refused):
    """A third evaluation is asked for; there is only one re-evaluation (O3-08-i, SC-054)."""

    code = "no-further-evaluation"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected at most one re-evaluation of {number}, but both rounds are done; "
            "the party may apply anew once the bar is over.",
            f"申请{number}已完成再评估，不得再次评估。",
            ("O3-08-i",),
        )
        self.number = number
