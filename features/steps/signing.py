"""The agreement, its supplements, and the personnel registered under it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from features.steps.phrases import act, then
from features.world.world import World
from handlers import agreements
from handlers.agreements import SupplementKind, SupplementState
from handlers.cause import Cause

SUPPLEMENTS = {SupplementState.REQUESTED: "已申请", SupplementState.AGREED: "已同意", SupplementState.DECLINED: "未同意"}


@then("尚未订立协议")
def no_agreement(world: World) -> None:
    """本案还没有订立协议。

    例：那么 尚未订立协议
    """
    assert not world.look(world.agreements)


@then('人员"{person}"的支付资格为"{state}"')
def personnel_is(world: World, person: str, state: str) -> None:
    """相关人员在该协议下登记的支付资格状态：正常、暂停、终止1年、终止3年、已注销。

    例：那么 人员"李药师"的支付资格为"正常"
    """
    people = world.agreement(lambda session, agreement: list(agreements.personnel_of(session, agreement)))
    found = {one.person.name: one.state.label for one in people}
    assert found.get(person) == state, f"已登记：{found}"


@act("该药店尝试申请门诊慢特病资格")
def chronic_disease_is_tried(world: World) -> None:
    """药店申请增加门诊慢特病购药定点，可能被拒绝。

    例：当 该药店尝试申请门诊慢特病资格
    """
    world.attempt(lambda: _ask_chronic_disease(world))


@act("协议岗同意增加门诊慢特病资格")
def chronic_disease_is_agreed(world: World) -> None:
    """经办机构同意药店的门诊慢特病申请，作为协议的补充。

    例：当 协议岗同意增加门诊慢特病资格
    """

    def work(session: Session) -> None:
        agreement, cause = world.current_agreement(session), Cause("赵敏", world.office.clock.now())
        asked = next(one for one in agreement.supplements if one.kind is SupplementKind.CHRONIC_DISEASE)
        agreements.decide_supplement(session, agreement, asked, world.today, cause, agreed=True)

    world.run(lambda uow: work(uow.session))


@then('门诊慢特病资格为"{state}"')
def chronic_disease_is(world: World, state: str) -> None:
    """门诊慢特病资格申请的现状：无、已申请、已同意、未同意。

    例：那么 门诊慢特病资格为"已申请"
    """
    found = world.agreement(lambda _, agreement: [one.state for one in agreement.supplements])
    shown = SUPPLEMENTS[found[-1]] if found else "无"
    assert shown == state, f"门诊慢特病资格为“{shown}”。"


def _ask_chronic_disease(world: World) -> None:
    def work(session: Session) -> None:
        cause = Cause("申请机构经办人", world.office.clock.now())
        agreements.request_chronic_disease(session, world.current_agreement(session), "高血压、糖尿病", world.today, cause)

    world.run(lambda uow: work(uow.session))
