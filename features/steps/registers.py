"""What stands against a party: bans, the dishonesty list, penalties, price policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from features.steps.phrases import act, given
from features.world import repository
from features.world.contents import calendar_day
from features.world.tables import Table, records
from features.world.world import World
from handlers import bans
from handlers.bans import BanGround, Subject, SubjectKind
from handlers.bans.grounds import RULES
from handlers.cause import Cause
from handlers.register import Party, party_by_credit_code

GROUNDS = {rule.title: ground for ground, rule in RULES.items()}


@given("限制申请登记中有")
def bans_are_recorded(world: World, datatable: Table) -> None:
    """登记限制申请的记录；数据表 对象|身份证号|事由|起算日，对象省略为该机构，否则写姓名和身份证号。

    事由：以弄虚作假等不正当手段申请定点、因违法违规被解除医保协议、因严重违反医保协议约定被解除协议、
    曾因严重违法违规致原定点医药机构被解除医保协议、再评估不合格；
    可加一列 行政处罚履行日、违约责任履行日。

    例：而且 限制申请登记中有
      | 事由 | 起算日 | 行政处罚履行日 |
      | 因违法违规被解除医保协议 | 2023-03-10 | 2023-05-08 |
    """
    for row in records(datatable, "事由", "起算日"):
        _record(world, row)


@given("失信名单中有")
def list_contains(world: World, datatable: Table) -> None:
    """登记失信人员；数据表 姓名|身份证号|列入日。

    例：而且 失信名单中有
      | 姓名 | 身份证号 | 列入日 |
      | 罗金水 | 330102197002020022 | 2026-01-15 |
    """
    for row in records(datatable, "姓名", "身份证号", "列入日"):
        _list(world, row)


@act('"{person}"于{day}移出失信名单')
def leaves_the_list(world: World, person: str, day: date) -> None:
    """失信人员自该日起移出名单。

    例：当 "陈立"于2026-10-08移出失信名单
    """

    def work(session: Session) -> None:
        found = repository.person_named(session, person)
        assert found is not None, f"登记库中没有“{person}”。"
        bans.remove_dishonest(session, found.id_number, day)

    _write(world, work)


@given("该机构有尚未履行的行政处罚")
def penalty_is_open(world: World) -> None:
    """已登记入库的机构受过行政处罚，责任尚未履行。

    例：而且 该机构有尚未履行的行政处罚
    """
    _write(
        world, lambda session: bans.record_penalty(session, _party(world, session), "医保罚〔2026〕1号", "医保局", world.today)
    )


@given("该机构有未执行医药价格政策的记录")
def price_policy_is_breached(world: World) -> None:
    """已登记入库的机构基本医疗服务未执行医药价格政策。

    例：而且 该机构有未执行医药价格政策的记录
    """

    def work(session: Session) -> None:
        _party(world, session).price_policy_breached = True

    _write(world, work)


@act("该机构的违约责任于{day}履行完毕")
def liability_is_performed(world: World, day: date) -> None:
    """登记该机构各限制申请记录的违约责任履行日。

    例：当 该机构的违约责任于2026-09-25履行完毕
    """
    _write(world, lambda session: [bans.record_performance(session, ban, liability_on=day) for ban in _bans(world, session)])


@act("该机构的行政处罚于{day}履行完毕")
def penalty_is_performed(world: World, day: date) -> None:
    """登记该机构各限制申请记录的行政处罚履行日。

    例：当 该机构的行政处罚于2026-09-25履行完毕
    """
    _write(world, lambda session: [bans.record_performance(session, ban, penalty_on=day) for ban in _bans(world, session)])


def _record(world: World, row: Mapping[str, str]) -> None:
    ground = GROUNDS.get(row["事由"])
    assert ground is not None, f"没有事由“{row['事由']}”；可用：{'、'.join(GROUNDS)}。"
    start = calendar_day(row["起算日"])
    subject = _subject(world, row, ground)

    def work(session: Session) -> None:
        cause = Cause("稽核岗", world.office.clock.now())
        ban = bans.record_ban(session, subject, ground, start, "医保解〔历年〕1号", world.applicant.area, cause)
        bans.record_performance(session, ban, penalty_on=_day(row, "行政处罚履行日"), liability_on=_day(row, "违约责任履行日"))

    _write(world, work)


def _list(world: World, row: Mapping[str, str]) -> None:
    on = calendar_day(row["列入日"])
    _write(world, lambda session: bans.list_dishonest(session, row["姓名"], row["身份证号"], on, "法院名单"))


def _subject(world: World, row: Mapping[str, str], ground: BanGround) -> Subject:
    if RULES[ground].subject is SubjectKind.PERSON:
        return Subject.person(row["对象"], row["身份证号"])
    return Subject(SubjectKind.PARTY, world.applicant.credit_code, world.applicant.name)


def _day(row: Mapping[str, str], head: str) -> date | None:
    return date.fromisoformat(row[head]) if head in row else None


def _party(world: World, session: Session) -> Party:
    return party_by_credit_code(session, world.applicant.credit_code)


def _bans(world: World, session: Session) -> list[bans.Ban]:
    return list(repository.bans_of(session, world.applicant.credit_code))


def _write(world: World, work: Callable[[Session], object]) -> None:
    world.run(lambda uow: work(uow.session))
