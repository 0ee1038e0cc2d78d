"""How the case stands: its state, refusals, and what the process has gone through."""

from __future__ import annotations

from datetime import date

from features.steps.phrases import then
from features.world import repository
from features.world.tables import Table, column
from features.world.world import World


@then('申请状态为"{state}"')
def application_is(world: World, state: str) -> None:
    """申请的状态：已提交、补正中、不予受理、已受理、评估中、整改中、再评估中、评估合格、再评估不合格（一年内不得申请）、
    公示中、异议核查中、移出拟签约名单、协商谈判中、已签约、未签约、已撤回、已失效。

    例：那么 申请状态为"评估中"
    """
    found = world.case(lambda _, application: application.state.label)
    assert found == state, f"申请状态为“{found}”。"


@then("收件日期为{day}")
def received_on(world: World, day: date) -> None:
    """经办机构收件的日期。

    例：那么 收件日期为2026-09-29
    """
    assert world.case(lambda _, application: application.received_on) == day


@then("受理日期为{day}")
def accepted_on(world: World, day: date) -> None:
    """受理日期，即首次收件之日。

    例：那么 受理日期为2026-09-29
    """
    assert world.case(lambda _, application: application.accepted_on) == day


@then("尚未受理")
def not_accepted(world: World) -> None:
    """申请没有受理日期。

    例：那么 尚未受理
    """
    assert world.case(lambda _, application: application.accepted_on) is None


@then('操作被拒绝，理由包含"{content}"')
def refused_because(world: World, content: str) -> None:
    """上一步尝试没有办成，且页面显示的理由（含字段名称和条款编号）包含这些文字。

    例：那么 操作被拒绝，理由包含"整改建议"
    """
    assert world.tried, "上一步不是“尝试”。"
    assert world.refusal is not None, "操作没有被拒绝。"
    assert content in world.refusal, f"理由是：{world.refusal}"


@then("操作被拒绝，并告知在办申请编号")
def refused_with_running_number(world: World) -> None:
    """上一步尝试没有办成，且理由写明了该机构在办的申请编号。

    例：那么 操作被拒绝，并告知在办申请编号
    """
    refused_because(world, world.number)


@then("操作成功")
def not_refused(world: World) -> None:
    """上一步尝试办成了。

    例：那么 操作成功
    """
    assert world.tried, "上一步不是“尝试”。"
    assert world.refusal is None, f"操作被拒绝：{world.refusal}"


@then('流程已经过"{element}"')
def process_went_through(world: World, element: str) -> None:
    """流程图上该名称的环节已经办过（含系统自动环节）。

    例：那么 流程已经过"登记逾期并督办"
    """
    names = _names(world)
    assert element in names, f"流程经过：{'、'.join(names)}"


@then('流程未经过"{element}"')
def process_did_not_go_through(world: World, element: str) -> None:
    """流程图上该名称的环节没有办过。

    例：那么 流程未经过"拟定一次性补正告知"
    """
    assert element not in _names(world)


@then('"{element}"的办理依据包含')
def element_rests_on(world: World, element: str, datatable: Table) -> None:
    """案卷历史中该环节所依据的条款；数据表一列 条款。

    例：那么 "核对申请材料"的办理依据包含
      | 条款 |
      | O3-06-1 |
      | O3-06-7 |
    """
    found = _provisions(world, element)
    missing = [one for one in column(datatable) if one not in found]
    assert not missing, f"缺少 {'、'.join(missing)}；依据为 {'、'.join(sorted(found))}。"


@then('"{element}"的办理依据包含"{provision}"')
def element_rests_on_one(world: World, element: str, provision: str) -> None:
    """案卷历史中该环节依据这一条款。

    例：那么 "拟定一次性补正告知"的办理依据包含"O3-07-b"
    """
    found = _provisions(world, element)
    assert provision in found, f"依据为 {'、'.join(sorted(found))}。"


def _names(world: World) -> list[str]:
    return world.look(
        lambda session: list(dict.fromkeys(one.name for one in repository.history(session, world.keys) if one.name))
    )


def _provisions(world: World, element: str) -> set[str]:
    found: set[str] = set()
    for event in world.look(lambda session: repository.history(session, world.keys)):
        if event.name == element:
            found.update(one.strip() for one in str((event.properties or {}).get("provision", "")).split(",") if one.strip())
    return found
