"""Renewals: what DT-04 has said, the form of the next agreement, and cases that stand in the way."""

from __future__ import annotations

from engine.commands import publish_message
from engine.commands.unit_of_work import UnitOfWork
from features.steps.phrases import act, then
from features.world.world import World
from handlers import agreements, cases, renewals
from handlers.cases import CaseKind, CaseOutcome, CaseSource
from handlers.cause import Cause
from handlers.renewals import RenewalOutcome

KINDS = {"违约": CaseKind.BREACH, "中止": CaseKind.SUSPENSION, "解除": CaseKind.TERMINATION, "联动": CaseKind.LINKAGE}
FORMS = {True: "固定协议加年度协议", False: "年度协议"}

OUTCOMES = {
    None: "无",
    RenewalOutcome.AGREED: "协商一致",
    RenewalOutcome.REFUSED: "不予续签",
    RenewalOutcome.LATE_DECLINED: "逾期不予办理",
    RenewalOutcome.NO_CONSENSUS: "未达成一致",
    RenewalOutcome.COACHING_FAILED: "辅导期未通过",
    RenewalOutcome.PARTY_DECLINED: "机构不再续签",
    RenewalOutcome.OVERTAKEN: "被终结取代",
}


@act('有一个在办的"{item}"案件')
def case_is_open(world: World, item: str) -> None:
    """该协议有一个在办案件，只立案而不走案件的程序：违约、中止、解除、联动。

    例：当 有一个在办的"解除"案件
    """

    def work(uow: UnitOfWork) -> None:
        agreement = world.current_agreement(uow.session)
        cases.open_case(uow.session, agreement, KINDS[item], CaseSource.AUDIT, world.today, Cause("稽核岗", uow.now))

    world.run(work)


@act("该案件办结")
def case_is_closed(world: World) -> None:
    """最近立案的在办案件以未发现违约办结。

    例：当 该案件办结
    """

    def work(uow: UnitOfWork) -> None:
        agreement = world.current_agreement(uow.session)
        case = cases.open_cases(uow.session, agreement)[-1]
        cases.close(uow.session, case, CaseOutcome.NO_BREACH, world.today, Cause("负责人", uow.now))
        publish_message(uow, "case.closed", agreement.number, {"closedCase": case.number})

    world.run(work)


@act("该协议登记有相关人员")
def personnel_is_registered(world: World) -> None:
    """按规定纳入支付资格管理的人员均已在该协议下登记。

    例：而且 该协议登记有相关人员
    """

    def work(uow: UnitOfWork) -> None:
        agreement = world.current_agreement(uow.session)
        agreements.register_personnel(uow.session, agreement, world.today, Cause("申请机构", uow.now))

    world.run(work)


@then('没有待办任务"{task}"')
def task_is_not_open(world: World, task: str) -> None:
    """待办任务中没有这一项，其他任务不论。

    例：那么 没有待办任务"协商续签"
    """
    assert task not in [one.name for one in world.open_tasks()]


@then('有待办任务"{task}"')
def task_is_open(world: World, task: str) -> None:
    """待办任务中有这一项，其他任务不论。

    例：那么 有待办任务"协商续签"
    """
    world.task(task)


@then('续签核对的理由为"{content}"')
def gate_says(world: World, content: str) -> None:
    """最近一次按决策表 DT-04 核对续签条件的理由。

    例：那么 续签核对的理由为"解除案件尚未办结"
    """
    found = world.agreement(lambda session, one: renewals.file_of(session, one).gate_reason)
    assert found == content, f"理由为“{found}”。"


@then('续签的结果为"{state}"')
def renewal_ended_as(world: World, state: str) -> None:
    """原协议的续签怎样终结：无、协商一致、不予续签、逾期不予办理、未达成一致、辅导期未通过、机构不再续签、被终结取代。

    例：那么 续签的结果为"未达成一致"
    """
    found = world.look(lambda session: renewals.file_of(session, world.agreements(session)[0]).outcome)
    assert OUTCOMES[found] == state, f"续签的结果为“{OUTCOMES[found]}”。"


@then('续签协议的形式为"{content}"')
def form_is(world: World, content: str) -> None:
    """续签采用的协议形式：年度协议、固定协议加年度协议。

    例：那么 续签协议的形式为"固定协议加年度协议"
    """
    found = world.look(lambda session: renewals.file_of(session, world.agreements(session)[0]).fixed_annual)
    assert FORMS[found] == content, f"形式为“{FORMS[found]}”。"
