"""The day, the parameters of the pooling area, and the working-day calendar."""

from __future__ import annotations

from datetime import date, timedelta

from api.calendar.schemas import RestDay, SetCalendar
from api.calendar.service import load_year
from features.steps.phrases import act, given
from features.world import people
from features.world.contents import calendar_day
from features.world.tables import Table, records
from features.world.world import World
from handlers import parameters
from handlers.cause import Cause
from handlers.columns import Json
from handlers.deadlines.overrides import calendar_for

LONG_AGO = date(2000, 1, 1)
WORDS: dict[str, Json] = {"是": True, "否": False}


@given("今天是{day}")
def today_is(world: World, day: date) -> None:
    """场景开始的日期（上午九时）。每个场景都从这一步开始。

    例：假如 今天是2026-09-29
    """
    world.go_to(day)


@act("时间到达{day}")
def time_passes(world: World, day: date) -> None:
    """时间推移到该日上午九时，其间到期的期限依次触发。

    例：当 时间到达2026-10-13
    """
    world.go_to(day)


@given('统筹区参数"{parameter}"为"{content}"')
def parameter_is(world: World, parameter: str, content: str) -> None:
    """改写本统筹区的参数；写参数名称或其代号，内容为数字、是、否或文字。

    例：而且 统筹区参数"拟签约名单公示期"为"7"
    """
    _override(world, parameter, WORDS.get(content, int(content) if content.isdigit() else content))


@given('统筹区参数"{parameter}"自{day}起为"{content}"')
def parameter_is_from(world: World, parameter: str, day: date, content: str) -> None:
    """参数自该日起改为该内容，以前的事仍依原规定；同上。

    例：而且 统筹区参数"陈述申辩期限"自2026-03-03起为"10"
    """
    _override(world, parameter, WORDS.get(content, int(content) if content.isdigit() else content), since=day)


@given('统筹区参数"{parameter}"列有')
def parameter_lists(world: World, parameter: str, datatable: Table) -> None:
    """改写本统筹区以清单为值的参数（如省级规定的评估细则、其他条件）；数据表 编号|名称。

    例：而且 统筹区参数"省级规定的药店评估细则"列有
      | 编号 | 名称 |
      | camera | 结算台视频监控 |
    """
    rows: list[Json] = [{"id": row["编号"], "title": row["名称"]} for row in records(datatable, "编号", "名称")]
    _override(world, parameter, rows)


@given("{year}年的节假日安排尚未公布")
def arrangement_is_not_published(world: World, year: int) -> None:
    """确认系统中没有该年的节假日安排，涉及该年的期限因而是暂定的。

    例：而且 2027年的节假日安排尚未公布
    """
    published = world.look(lambda session: calendar_for(session).is_published(year))
    assert not published, f"{year}年的节假日安排已经公布，请改用以后的年份。"


@act("公布{year}年节假日安排")
def arrangement_is_published(world: World, year: int, datatable: Table) -> None:
    """录入国务院公布的该年安排，未到期的期限随即重新计算；数据表 起始日|截止日|安排，安排写节日名称或“上班”。

    例：当 公布2027年节假日安排
      | 起始日 | 截止日 | 安排 |
      | 2027-01-01 | 2027-01-03 | 元旦 |
      | 2027-01-09 | 2027-01-09 | 上班 |
    """
    off: list[RestDay] = []
    work: list[date] = []
    for row in records(datatable, "起始日", "安排"):
        days = _days(calendar_day(row["起始日"]), calendar_day(row.get("截止日", row["起始日"])))
        if row["安排"] == "上班":
            work.extend(days)
        else:
            off.extend(RestDay(day=day, name=row["安排"]) for day in days)
    body = SetCalendar(off=off, work=work, source="国务院办公厅通知")
    load_year(world.office.context(people.operator()), year, body)
    world.fire_due()


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _override(world: World, parameter: str, value: Json, since: date = LONG_AGO) -> None:
    known = parameters.defaults()
    named = next((one.name for one in known.values() if parameter in (one.title, one.name)), None)
    assert named is not None, f"没有参数“{parameter}”；可用：{'、'.join(one.title for one in known.values())}。"
    area = world.applicant.area if world.current else people.AREA
    world.run(lambda uow: parameters.set_override(uow.session, named, area, since, value, "地方规定", Cause("运维", uow.now)))
