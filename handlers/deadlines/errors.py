"""Errors of the deadline service. Each carries its data, an English message and a Chinese one for people."""

from __future__ import annotations

from datetime import date

from handlers.errors import DomainError, Refused


class DeadlineError(DomainError):
    """Base of every refusal of the deadline arithmetic: what was asked has no meaning (HTTP 422)."""

    code = "deadline-error"


class InvalidAmount(DeadlineError):
    """A period was asked for whose amount is not a whole number from 1 to the limit of its unit."""

    code = "deadline-invalid-amount"

    def __init__(self, unit: str, amount: object, limit: int) -> None:
        super().__init__(
            f"Expected a whole number of {unit} from 1 to {limit}, but found {amount!r}; correct the parameter.",
            f"期限数额应为 1 至 {limit} 的整数，实际为 {amount!r}。",
        )
        self.unit = unit
        self.amount = amount
        self.limit = limit


class UnknownUnit(DeadlineError):
    """A stored or configured period names a unit that is none of `Unit`."""

    code = "deadline-unknown-unit"

    def __init__(self, unit: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"Expected a unit among {', '.join(known)}, but found {unit!r}; correct the parameter.",
            f"期限单位应为 {'、'.join(known)} 之一，实际为 {unit!r}。",
        )
        self.unit = unit


class InvalidDate(DeadlineError):
    """A value given as a date is neither a date, nor an aware instant, nor an ISO 8601 text of one."""

    code = "deadline-invalid-date"

    def __init__(self, found: object) -> None:
        super().__init__(
            f"Expected a date such as 2026-09-29 or an instant with its offset, but found {found!r}; pass a date.",
            f"应为日期（如 2026-09-29）或带时区的时刻，实际为 {found!r}。",
        )
        self.found = found


class InvalidPause(DeadlineError):
    """A pause ends before it begins."""

    code = "deadline-invalid-pause"

    def __init__(self, start: date, end: date) -> None:
        super().__init__(
            f"Expected a pause to end on or after {start}, but it ends on {end}; check the two delivery dates.",
            f"暂停计时的结束日 {end} 早于开始日 {start}，请核对送达日期。",
        )
        self.start = start
        self.end = end


class InvalidArrangement(DeadlineError):
    """A holiday arrangement contradicts itself or names a date that cannot belong to its year."""

    code = "deadline-invalid-arrangement"

    def __init__(self, year: int, problem: str, problem_zh: str) -> None:
        super().__init__(
            f"Expected a holiday arrangement for {year} that can be applied, but {problem}; correct the dates.",
            f"{year} 年放假安排有误：{problem_zh}。",
        )
        self.year = year


class RuleMisused(DeadlineError):
    """A rule was given a period, pause or extension that has no meaning for it."""

    code = "deadline-rule-misused"

    def __init__(self, rule: str, problem: str, problem_zh: str) -> None:
        super().__init__(
            f"Expected input that rule '{rule}' can use, but {problem}; choose another rule.",
            f"期限规则“{rule}”不适用：{problem_zh}。",
        )
        self.rule = rule


class ClockClosed(Refused):
    """A clock was paused, resumed, extended or closed although its outcome is already recorded."""

    code = "deadline-clock-closed"

    def __init__(self, key: int, timer: str, outcome: str, command: str) -> None:
        super().__init__(
            f"Expected to {command} clock {timer} ({key}), but its outcome is already '{outcome}'; look again.",
            f"期限 {timer}（{key}）已结束（结果：{outcome}），不能再次操作。",
        )
        self.key = key
        self.timer = timer
        self.outcome = outcome


class PauseMismatch(Refused):
    """A clock was resumed for a cause it is not paused for, or paused twice for one cause."""

    code = "deadline-pause-mismatch"

    def __init__(self, key: int, cause: str, found: str) -> None:
        super().__init__(
            f"Expected clock {key} to match the pause '{cause}', but it {found}; check the cause of the pause.",
            f"期限 {key} 的暂停事由“{cause}”不相符，请核对。",
        )
        self.key = key
        self.cause = cause
