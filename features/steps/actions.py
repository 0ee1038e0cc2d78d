"""What applicants, the agency and the public do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from features.steps.phrases import act
from features.world.tables import Table, pairs, records
from features.world.world import World
from handlers import applications, intake, publicity
from handlers.applications import Application, ApplicationState


@act("该机构提交申请")
def it_applies(world: World) -> None:
    """机构按申请表提交定点申请，收件当日即为今天。

    例：当 该机构提交申请
    """
    world.submit()


@act("该机构尝试提交申请")
def it_tries_to_apply(world: World) -> None:
    """同上，但可能被拒绝；随后写明“操作被拒绝，理由包含…”或者“操作成功”。

    例：当 该机构尝试提交申请
    """
    world.attempt(world.submit)


@act('{who}办理"{task}"')
def somebody_does(world: World, who: str, task: str, datatable: Table) -> None:
    """某岗位的人办结一项待办任务；数据表 字段|内容 可省略，字段是任务表单上的名称，内容写选项名称、是、否、数字、日期，
    多选用顿号隔开，“今天”为当日，“（空）”为不填；未列出的字段按常规填写。岗位后可写姓名，同名即同一人。

    例：当 受理岗办理"核对申请材料"
      | 字段 | 内容 |
      | 核对结论 | 材料不齐全 |
      | 缺少的材料 | O3-06-1、O3-06-7 |
    """
    world.do(who, task, pairs(datatable))


@act('{who}尝试办理"{task}"')
def somebody_tries(world: World, who: str, task: str, datatable: Table) -> None:
    """同上，但可能被拒绝；随后写明“操作被拒绝，理由包含…”或者“操作成功”。

    例：当 评估岗李静尝试办理"审核协议内容"
      | 字段 | 内容 |
      | 审核意见 | 通过 |
    """
    world.attempt(lambda: world.do(who, task, pairs(datatable)))


@act('填写列表"{list_name}"')
def list_is_filled(world: World, list_name: str, datatable: Table) -> None:
    """为下一步要办理的任务填写表单中的列表；数据表的表头是列表的字段名称，每行一条。

    例：当 填写列表"评估小组成员"
      | 姓名 | 专业 |
      | 甲 | 医疗保障 |
      | 乙 | 财务管理 |
    """
    world.fill_list(list_name, records(datatable))


@act('该机构的申请已办至"{task}"')
def case_has_come_to(world: World, task: str) -> None:
    """各岗位按常规办理在前的任务（无待办时等候期限届满），直到该任务成为待办。

    例：假如 该机构的申请已办至"协商谈判"
    """
    world.proceed_to(task)


@act("申请人提交补正材料")
def materials_are_supplied(world: World, datatable: Table) -> None:
    """申请人答复补正告知或补充材料通知；数据表 字段|内容 可省略，省略则提交全部所列材料。

    例：当 申请人提交补正材料
      | 字段 | 内容 |
      | 本次补正的材料 | 定点零售药店申请表 |
    """
    _supply(world, datatable)


@act("申请人尝试提交补正材料")
def materials_are_tried(world: World, datatable: Table) -> None:
    """同上，但可能被拒绝。

    例：当 申请人尝试提交补正材料
      | 字段 | 内容 |
      | 本次补正的材料 | O3-06-2 |
    """
    world.attempt(lambda: _supply(world, datatable))


@act("申请人申请再评估")
def reevaluation_is_asked(world: World) -> None:
    """整改后申请再评估；过早的申请由经办机构发文退回。

    例：当 申请人申请再评估
    """
    _ask_reevaluation(world)


@act("申请人尝试申请再评估")
def reevaluation_is_tried(world: World) -> None:
    """同上，但可能被拒绝。

    例：当 申请人尝试申请再评估
    """
    world.attempt(lambda: _ask_reevaluation(world))


@act("申请人撤回申请")
def application_is_withdrawn(world: World) -> None:
    """申请人撤回在办的申请。

    例：当 申请人撤回申请
    """
    values = world.answer_form("application-withdrawal", {}, {})
    world.run(lambda uow: intake.withdraw(uow, world.number, reason=str(values["withdrawalReason"])))


@act("社会公众提出异议")
def public_objects(world: World, datatable: Table) -> None:
    """公示期内有人对该机构提出异议；数据表 字段|内容 可省略，字段是公示异议表单上的名称。

    例：当 社会公众提出异议
      | 字段 | 内容 |
      | 匿名提出 | 是 |
      | 异议事实 | 该店药师长期不在岗。 |
      | 证据 | 现场照片三张。 |
    """
    _object(world, pairs(datatable))


@act("社会公众尝试提出异议")
def public_tries_to_object(world: World, datatable: Table) -> None:
    """同上，但可能被拒绝。

    例：当 社会公众尝试提出异议
      | 字段 | 内容 |
      | 匿名提出 | 是 |
      | 证据 | （空） |
    """
    world.attempt(lambda: _object(world, pairs(datatable)))


def _supply(world: World, table: Table) -> None:
    stage, codes = world.case(lambda _, application: _request(application))
    known: dict[str, Any] = {"partyType": world.applicant.party_type, "evaluationStage": stage}
    given = pairs(table) if table else {} if stage else {"本次补正的材料": "、".join(codes)}
    values = world.answer_form("supplement-materials", given, known)
    items = codes if stage else [str(item) for item in values["suppliedItems"]]
    remarks = str(values.get("supplementRemarks") or "")
    world.run(lambda uow: intake.supply_supplement(uow, world.number, items, remarks=remarks))


def _request(application: Application) -> tuple[bool, list[str]]:
    """Whether the case is past its intake, and what was asked for last."""
    in_evaluation = application.accepted_on is not None
    requests = application.supplements
    assert requests or application.state is not ApplicationState.SUPPLEMENTING
    return in_evaluation, list(requests[-1].codes) if requests else [
        item.code for item in applications.missing_items(application)
    ]


def _ask_reevaluation(world: World) -> None:
    values = world.answer_form("reevaluation-request", {}, {})
    world.run(lambda uow: intake.request_reevaluation(uow, world.number, statement=str(values["requestStatement"])))


def _object(world: World, given: Mapping[str, str]) -> None:
    entry_id = world.case(lambda session, application: publicity.entry_of(session, application).id)
    values = world.answer_form("publicity-objection", given, {})
    world.run(
        lambda uow: intake.object_to_publicity(
            uow,
            entry_id,
            facts=str(values.get("objectionFacts") or ""),
            objector=_text(values, "objector"),
            anonymous=values.get("anonymous") is True,
            evidence=_text(values, "objectionEvidence"),
        )
    )


def _text(values: Mapping[str, Any], name: str) -> str | None:
    found = values.get(name)
    return None if found is None else str(found)
