"""Why a publicity step cannot be taken."""

from __future__ import annotations

from datetime import date

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownEntry(Unknown):
    """No list entry or objection has that id, or the application was never published."""

    code = "unknown-publicity-entry"

    def __init__(self, key: object) -> None:
        super().__init__("publicity entry", key, "公示条目")


class NotQualified(Refused):
    """A party that has not been found qualified is to be published (O3-08-f, SC-061)."""

    code = "not-qualified"

    def __init__(self, number: str, state: str) -> None:
        super().__init__(
            f"Expected application {number} to be QUALIFIED, but it is {state}; only the qualified are published.",
            f"申请{number}未评估合格，不能列入拟签约名单。",
            ("O3-08-f", "O2-09-c"),
        )
        self.number = number
        self.state = state


class ObjectionWithoutEvidence(InvalidFact):
    """An objection states no facts, or is anonymous and has no evidence. `field` names what is missing."""

    code = "objection-without-evidence"

    def __init__(self, field: str) -> None:
        words = {"facts": "请写明异议事实。", "evidence": "匿名异议须附证据材料，或留下姓名和联系方式。"}
        super().__init__(field, "not empty", None, "state it", words[field], ("O3-08-f",))


class PublicityOver(Refused):
    """An objection comes after the last day, or the entry is closed."""

    code = "publicity-over"

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            f"Expected an objection by {ended_on}, but the publicity is over; report it as a complaint instead.",
            f"公示已于{ended_on}结束，如有问题请通过举报渠道反映。",
            ("O3-08-f",),
        )
        self.ended_on = ended_on


class PublicityNotOver(Refused):
    """An entry is to pass before its last day is over, or while an objection awaits its verification."""

    code = "publicity-not-over"

    def __init__(self, ends_on: date, open_objections: int) -> None:
        super().__init__(
            f"Expected the publicity to be over, but it lasts through {ends_on} with {open_objections} open "
            "objections; wait, or verify them.",
            f"公示期至{ends_on}，待核查异议{open_objections}件，尚不能结束公示。",
            ("O3-08-f",),
        )
        self.ends_on = ends_on
        self.open_objections = open_objections


class AlreadyVerified(Refused):
    """An objection has its finding; verification is done once."""

    code = "objection-verified"

    def __init__(self, objection_id: int, finding: str) -> None:
        super().__init__(
            f"Expected objection {objection_id} to be open, but it was found {finding}; nothing is left to do.",
            "该异议已核查完毕。",
        )
        self.finding = finding
