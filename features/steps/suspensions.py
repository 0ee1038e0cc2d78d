"""Decisions in a case, repeated messages, services of departments, persons and stays: what suspensions need besides."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engine.commands import publish_message
from features.steps.agreements import SETTLES
from features.steps.phrases import act, then
from features.world.contents import ContentError
from features.world.filling import Answers, Filler
from features.world.plain import plain_answers
from features.world.tables import Table, column
from features.world.world import World
from handlers import agreements, bans, cases
from handlers.agreements import Agreement
from handlers.filings import agreement_variables

PROPOSED = "suspension.proposed"


@act("提请中止的同一消息再次送达")
def proposal_comes_again(world: World) -> None:
    """最近一个案件的“提请中止”消息因网络重试等原因再次送达；无人等待的消息不产生任何后果。

    例：当 提请中止的同一消息再次送达
    """
    agreement, number, facts = world.agreement(_newest_case)
    variables = {**agreement_variables(agreement), "caseNumber": number, "source": "filing", "suspensionFindings": facts}
    world.run(lambda uow: publish_message(uow, PROPOSED, number, variables, tenant_id=agreement.area, business_key=number))


@then('任务"{task}"的"{item}"不提供"{content}"')
def option_is_not_offered(world: World, task: str, item: str, content: str) -> None:
    """打开该待办任务，表单的这一字段没有这个选项。

    例：那么 任务"审定中止申请"的"审定意见"不提供"同意"
    """
    found = world.task(task)
    schema, known = world.form_of(found)
    functions = world.office.engine.definitions.functions
    filler = Filler(schema, known, functions, world.office.clock.now(), world.today)
    with pytest.raises(ContentError, match="不在选项中"):
        filler.fill(Answers({item: content}), plain_answers(found.form_id or ""))


@then("该机构没有限制申请的记录")
def no_bans(world: World) -> None:
    """限制申请登记中没有针对该机构的记录。

    例：那么 该机构没有限制申请的记录
    """
    found = world.party(lambda session, party: [one.provision for one in bans.bans_against(session, party, world.today)])
    assert not found, f"限制申请：{'、'.join(found)}。"


@then('案件有"{state}"决定，理由为"{content}"')
def case_has_decision(world: World, state: str, content: str) -> None:
    """该协议最近一个案件作出过这类决定（同意、不予同意、例外处理、中止协议、较轻措施…），并写明该理由。

    例：那么 案件有"例外处理"决定，理由为"房屋安全鉴定要求停业。"
    """
    found = world.agreement(_decisions)
    assert (state, content) in found, f"决定：{found or '无'}"


@then("历次案件结果为")
def cases_ended_as(world: World, datatable: Table) -> None:
    """该协议各案件的结果，按立案先后；还没有办结的写“无”。数据表一列 结果。

    例：那么 历次案件结果为
      | 结果     |
      | 中止协议 |
      | 无       |
    """
    found = world.agreement(_outcomes)
    assert found == column(datatable), f"历次案件结果为 {'、'.join(found)}。"


@then('{day}科室"{name}"发生的医药费用"{state}"')
def department_settles(world: World, day: date, name: str, state: str) -> None:
    """按服务发生日判断该科室的费用能否结算：予以结算、暂缓结算、不予结算。

    例：那么 2026-09-15科室"骨科"发生的医药费用"不予结算"
    """
    answer = world.agreement_of_day(lambda session, one: agreements.may_settle(session, one, day, department=name), day)
    assert SETTLES[answer.decision] == state, f"{SETTLES[answer.decision]}：{answer.reason_zh}"


@then('{day}人员"{person}"服务的医药费用"{state}"')
def person_settles(world: World, day: date, person: str, state: str) -> None:
    """按服务发生日判断该人员（身份证号）服务的费用能否结算：予以结算、暂缓结算、不予结算。

    例：那么 2026-09-15人员"330102198503030033"服务的医药费用"不予结算"
    """
    answer = world.agreement_of_day(lambda session, one: agreements.may_settle(session, one, day, person=person), day)
    assert SETTLES[answer.decision] == state, f"{SETTLES[answer.decision]}：{answer.reason_zh}"


@then('{admitted}入院的患者{day}发生的医药费用"{state}"')
def stay_settles(world: World, admitted: date, day: date, state: str) -> None:
    """住院跨日的病例，按服务发生日判断能否结算；入院日期在前，服务日期在后。

    例：那么 2026-09-10入院的患者2026-09-15发生的医药费用"不予结算"
    """
    answer = world.agreement_of_day(lambda session, one: agreements.may_settle(session, one, day, admitted_on=admitted), day)
    assert SETTLES[answer.decision] == state, f"{SETTLES[answer.decision]}：{answer.reason_zh}"


def _newest_case(session: Session, agreement: Agreement) -> tuple[Agreement, str, dict[str, object]]:
    case = cases.cases_of(session, agreement)[-1]
    return agreement, case.number, {**case.facts, "investigators": [case.opened_by]}


def _outcomes(session: Session, agreement: Agreement) -> list[str]:
    return [one.outcome.label if one.outcome else "无" for one in cases.cases_of(session, agreement)]


def _decisions(session: Session, agreement: Agreement) -> list[tuple[str, str]]:
    return [(one.kind.label, one.reasons) for one in cases.cases_of(session, agreement)[-1].decisions]
