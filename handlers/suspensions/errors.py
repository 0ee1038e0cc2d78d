"""Why a suspension or resumption cannot be asked for, decided or carried out as stated."""

from __future__ import annotations

from datetime import date

from handlers.errors import InvalidFact, Refused


class DayPassed(InvalidFact):
    """A measure is to begin on a day that has passed."""

    code = "day-passed"

    def __init__(self, field: str, found: date, today: date) -> None:
        zh = f"日期{found}早于今日{today}，请改正。"
        super().__init__(field, f"{today} or later", found.isoformat(), "state a day to come", zh)


class BeyondTerm(InvalidFact):
    """A suspension or exit is to begin outside the agreement's term."""

    code = "beyond-term"

    def __init__(self, field: str, found: date, first: date, last: date) -> None:
        zh = f"日期{found}不在协议期限（{first}至{last}）内。"
        super().__init__(field, f"a day from {first} to {last}", found.isoformat(), "state a day within the term", zh)


class FindingIncomplete(InvalidFact):
    """A suspension on an agreement clause or another law names neither (SC-173)."""

    code = "finding-incomplete"

    def __init__(self, field: str, label: str, provision: str) -> None:
        zh = f"以{label}为由提请中止的，须写明{label}。"
        super().__init__(field, f"the {field} relied on", None, "name it", zh, (provision,))


class LongerThanCap(InvalidFact):
    """A suspension would last longer than the agreement or the parameter allows (GAP-06)."""

    code = "longer-than-cap"

    def __init__(self, found: date, latest: date, cap: int) -> None:
        zh = f"中止截止日{found}超过最长期限{cap}日，最晚为{latest}。"
        super().__init__("suspendedTo", f"{latest} at the latest", found.isoformat(), "shorten it", zh, ("O3-39-e", "O2-42-b"))


class RectificationTooLate(InvalidFact):
    """The rectification would fall due after the end of the suspension (PR-09 B7)."""

    code = "rectification-too-late"

    def __init__(self, due: date, ends_on: date) -> None:
        zh = f"整改期限至{due}，晚于中止截止日{ends_on}，请缩短整改期限。"
        super().__init__(
            "rectificationDays", f"a date up to {ends_on}", due.isoformat(), "shorten it", zh, ("O3-40-1", "O2-43-1")
        )


class NothingNamed(InvalidFact):
    """Departments or persons are to be suspended and none is named (O2-38-5)."""

    code = "nothing-named"

    def __init__(self) -> None:
        zh = "仅中止部分科室或者人员的，须写明科室或者人员。"
        super().__init__("pausedDepartments", "a department or person", None, "name one", zh, ("O2-38-5", "O2-U08"))


class ResumeTooLate(Refused):
    """Resumption is asked for after the last filing day of the 180 days (rule 2.7)."""

    code = "resume-too-late"

    def __init__(self, number: str, last: date) -> None:
        super().__init__(
            f"Expected a resume request for agreement {number} by {last}, but that day has passed; await the confirmation.",
            f"协议{number}申请恢复履行的最后期限为{last}，已经超过。",
            ("O3-39-f", "O2-42-c"),
        )
        self.number = number
        self.last = last
