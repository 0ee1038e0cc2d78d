"""The sentences of an explanation, in Chinese and English. One function per kind of step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.deadlines.calendar import Day
from handlers.deadlines.dates import ONE_DAY, en, zh
from handlers.deadlines.deadline import Step
from handlers.deadlines.pauses import Pause
from handlers.deadlines.periods import Period

START_EXCLUDED = "CC-201-a"
"""Civil Code 200-202: the start day is not counted; corresponding day, or the month's end."""
MOVED = "CC-203-a"
"""Civil Code 203: a last day that is a rest day moves to the next working day."""


def starts_after(start: date, period: Period, provisions: Sequence[str]) -> Step:
    """The event of `start` begins the period; its day is not counted."""
    return Step(
        f"期间{period.zh}，自{zh(start)}的次日起算，当日不计",
        f"A period of {period.en} runs from the day after {en(start)}; that day itself is not counted",
        start,
        (*provisions, START_EXCLUDED),
    )


def starts_on(start: date, period: Period, provisions: Sequence[str]) -> Step:
    """A status begins at 00:00 of `start`; that day is counted."""
    return Step(
        f"{period.zh}，自{zh(start)}0时起，当日计入",
        f"{period.en} from 00:00 on {en(start)}; that day is counted",
        start,
        tuple(provisions),
    )


def counted_working_day(number: int, day: Day) -> Step:
    """One counted working day, made-up days marked."""
    return Step(
        f"第{number}个工作日：{zh(day.date)}{'，调休上班' if day.made_up else ''}",
        f"Working day {number}: {en(day.date)}{', a make-up day' if day.made_up else ''}",
        day.date,
    )


def skipped(days: Sequence[Day]) -> Step:
    """A run of rest days that are not counted, with the names of its holidays."""
    first, last = days[0].date, days[-1].date
    names = "、".join(dict.fromkeys(day.holiday for day in days if day.holiday))
    span_zh = zh(first) if first == last else f"{zh(first)}至{zh(last)}"
    span_en = en(first) if first == last else f"{en(first)} to {en(last)}"
    return Step(
        f"{span_zh}为{names or '周末'}，不计",
        f"{span_en} not counted: {'public holiday ' + names if names else 'weekend'}",
        first,
    )


def corresponding(period: Period, day: date, exists: bool) -> Step:
    """A month or year period ends on the corresponding day, or the last day of the month."""
    missing_zh = "" if exists else "，该月无对应日，取月末日"
    missing_en = "" if exists else ", the last day of the month as there is no corresponding day"
    return Step(
        f"{period.zh}届满之对应日：{zh(day)}{missing_zh}",
        f"{period.en} end on {en(day)}, the corresponding day{missing_en}"
        if exists
        else f"{period.en} end on {en(day)}{missing_en}",
        day,
        (START_EXCLUDED,),
    )


def counted_days(period: Period, day: date) -> Step:
    """A count of calendar days ends on its last day."""
    return Step(f"第{period.amount}日：{zh(day)}", f"Day {period.amount}: {en(day)}", day, (START_EXCLUDED,))


def last_status_day(day: date) -> Step:
    """A status ends at 24:00 of the day before the corresponding day."""
    return Step(f"末日（含）：{zh(day)}24时", f"Last day, included: {en(day)} at 24:00", day, (START_EXCLUDED,))


def extended(period: Period, day: date) -> Step:
    """An extension was granted; the last day is now `day`."""
    return Step(f"延长{period.zh}，末日变为{zh(day)}", f"Extended by {period.en}: the last day becomes {en(day)}", day)


def paused(pause: Pause, day: date) -> Step:
    """The clock stood for `pause`; the last day is now `day`."""
    return Step(
        f"自{zh(pause.start)}送达至{zh(pause.end)}收到答复，停止计时{pause.days}日，末日变为{zh(day)}",
        f"Paused {pause.days} days from delivery on {en(pause.start)} to receipt on {en(pause.end)}: "
        f"the last day becomes {en(day)}",
        day,
    )


def moved(rest: Sequence[Day], day: date) -> Step:
    """The last day was a rest day and moved."""
    first = rest[0]
    names = "、".join(dict.fromkeys(one.holiday for one in rest if one.holiday))
    return Step(
        f"末日{zh(first.date)}为休息日（{names or '周末'}），顺延至{zh(day)}",
        f"The last day {en(first.date)} is a rest day ({names or 'weekend'}) and moves to {en(day)}",
        day,
        (MOVED,),
    )


def unmoved(day: date) -> Step:
    """The last day is a rest day and stays."""
    return Step(
        f"{zh(day)}虽为休息日，此类期限不顺延",
        f"{en(day)} is a rest day, but a period of this kind does not move",
        day,
    )


def unpublished(year: int, day: date) -> Step:
    """The answer rests on a year whose arrangement is not published."""
    return Step(
        f"{year}年放假安排尚未公布，以上结果为暂定，公布后重新计算",
        f"The arrangement for {year} is not published; the result is provisional and will be computed again",
        day,
    )


def latest_before(end: date, period: Period, day: date, provisions: Sequence[str]) -> Step:
    """The latest day that is at least `period` before `end`."""
    return Step(
        f"{zh(end)}前至少{period.zh}：最晚为{zh(day)}；次日起算{period.zh}将晚于该日",
        f"At least {period.en} before {en(end)}: {en(day)} at the latest; from the next day the period would run past it",
        day,
        (*provisions, START_EXCLUDED),
    )


def free_from(day: date) -> Step:
    """A ban is over, or a floor is open, on the day after the last day."""
    following = day + ONE_DAY
    return Step(
        f"当日仍在期间内，自{zh(following)}起期满",
        f"That day still belongs to the period; it is over from {en(following)}",
        following,
    )


def fixed(day: date, provisions: Sequence[str]) -> Step:
    """The date itself is set by a decision or an agreement."""
    return Step(
        f"决定或协议载明的日期：{zh(day)}24时",
        f"Date set by the decision or agreement: {en(day)} at 24:00",
        day,
        tuple(provisions),
    )
