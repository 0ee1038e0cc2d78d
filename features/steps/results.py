"""Conditions, grounds of refusal, results of the evaluation, bars, lists."""

from __future__ import annotations

from datetime import date

from features.steps.phrases import then
from features.world.tables import Table, column
from features.world.world import World
from handlers import bans, evaluations, publicity, register
from handlers.bans import BanHit
from handlers.register import ConditionResult

RESULTS = {"qualified": "合格", "unqualified": "不合格"}


@then('条件"{provision}"满足')
def condition_is_met(world: World, provision: str) -> None:
    """按登记库今天的内容核对，该机构满足这一法定条件。

    例：那么 条件"O3-05-1"满足
    """
    found = _condition(world, provision)
    assert found.satisfied, found.reason


@then('条件"{provision}"不满足')
def condition_is_not_met(world: World, provision: str) -> None:
    """按登记库今天的内容核对，该机构不满足这一法定条件。

    例：那么 条件"O3-05-2"不满足
    """
    found = _condition(world, provision)
    assert not found.satisfied, found.reason


@then("全部法定条件满足")
def every_condition_is_met(world: World, datatable: Table) -> None:
    """按登记库今天的内容核对，没有不满足的条件；数据表一列 条款，列出的各条都在核对之列。

    例：那么 全部法定条件满足
    """
    results = world.party(lambda session, party: register.assess(session, party, world.today))
    unmet = [one.reason for one in results if not one.satisfied]
    assert not unmet, "；".join(unmet)
    known = {one.provision for one in results}
    assert set(column(datatable)) <= known, f"核对的是 {'、'.join(sorted(known))}。"


@then("不予受理的情形为")
def grounds_are(world: World, datatable: Table) -> None:
    """流程按决策表 DT-01 认定的不予受理情形，不多不少；数据表一列 条款。

    例：那么 不予受理的情形为
    """
    found = [one["provision"] for one in world.variable("refusalGrounds") or ()]
    assert sorted(set(found)) == sorted(column(datatable)), f"认定的是 {'、'.join(found) or '无'}。"


@then("没有不予受理的情形")
def no_grounds(world: World) -> None:
    """流程按决策表 DT-01 没有认定任何不予受理情形。

    例：那么 没有不予受理的情形
    """
    found = world.variable("refusalGrounds")
    assert not found, f"认定的是 {found}。"


@then('评估结果为"{state}"')
def result_is(world: World, state: str) -> None:
    """最近一次评估的结果：合格或者不合格，没有第三种。

    例：那么 评估结果为"合格"
    """
    found = (world.variable("evaluation") or {}).get("result")
    assert RESULTS.get(str(found)) == state, f"评估结果为 {RESULTS.get(str(found), '尚无')}。"


@then("尚无评估结果")
def no_result(world: World) -> None:
    """评估还没有作出结果。

    例：那么 尚无评估结果
    """
    assert world.variable("evaluation") is None


@then("未通过的核查项目为")
def failed_checks_are(world: World, datatable: Table) -> None:
    """最近一次评估未通过的必查项目所依据的条款，不多不少；数据表一列 条款。

    例：那么 未通过的核查项目为
    """
    found = [one["provision"] for one in (world.variable("evaluation") or {}).get("failedChecks", ())]
    assert sorted(found) == sorted(column(datatable)), f"未通过的是 {'、'.join(found) or '无'}。"


@then("评估合格并优先纳入")
def result_has_priority(world: World) -> None:
    """评估合格，且因具备优先支持项而排序在前。

    例：那么 评估合格并优先纳入
    """
    assert world.variable("evaluation") == {"result": "qualified", "failedChecks": [], "priority": True}


@then("评估合格但不优先")
def result_has_no_priority(world: World) -> None:
    """评估合格，优先支持项不具备只影响排序。

    例：那么 评估合格但不优先
    """
    assert world.variable("evaluation") == {"result": "qualified", "failedChecks": [], "priority": False}


@then("评估结果已报行政部门备案")
def result_is_filed(world: World) -> None:
    """评估结果无论合格与否，均已报医疗保障行政部门备案。

    例：那么 评估结果已报行政部门备案
    """
    filed = world.case(lambda session, application: evaluations.current_evaluation(session, application).filed_on)
    assert filed is not None


@then("限制申请至{day}")
def barred_through(world: World, day: date) -> None:
    """该机构及其负责人今天受到的限制中最长的一项，最后一个受限日。

    例：那么 限制申请至2026-06-10
    """
    longest = bans.longest(_hits(world))
    found = longest.barred_through if longest else None
    assert found == day, f"限制至 {found}。"


@then("该机构今天不受限制申请")
def not_barred(world: World) -> None:
    """该机构及其负责人今天没有任何限制申请的记录在效。

    例：那么 该机构今天不受限制申请
    """
    found = _hits(world)
    assert not found, "；".join(hit.reason for hit in found)


@then('公示名单中有"{name}"')
def is_on_proposed_list(world: World, name: str) -> None:
    """社会公众今天看到的拟签约名单列有该机构。

    例：那么 公示名单中有"康民大药房"
    """
    found = _proposed(world)
    assert name in found, f"名单为 {'、'.join(found) or '空'}。"


@then('公示名单中没有"{name}"')
def is_not_on_proposed_list(world: World, name: str) -> None:
    """社会公众今天看到的拟签约名单没有该机构。

    例：那么 公示名单中没有"康民大药房"
    """
    assert name not in _proposed(world)


@then("公示截止日为{day}")
def publicity_ends(world: World, day: date) -> None:
    """名单上该机构的公示截止日期。

    例：那么 公示截止日为2026-03-09
    """
    found = world.case(lambda session, application: publicity.entry_of(session, application).ends_on)
    assert found == day, f"截止日为 {found}。"


@then('定点名单中有"{name}"')
def is_on_designated_list(world: World, name: str) -> None:
    """社会公众今天看到的定点医药机构名单列有该机构。

    例：那么 定点名单中有"康民大药房"
    """
    found = _designated(world)
    assert name in found, f"名单为 {'、'.join(found) or '空'}。"


@then('定点名单中没有"{name}"')
def is_not_on_designated_list(world: World, name: str) -> None:
    """社会公众今天看到的定点医药机构名单没有该机构。

    例：那么 定点名单中没有"康民大药房"
    """
    assert name not in _designated(world)


@then('登记的承诺包含"{content}"')
def commitment_is_stored(world: World, content: str) -> None:
    """登记库存有该机构的承诺：追溯码、同价、上传结果。

    例：那么 登记的承诺包含"追溯码"
    """
    words = {"追溯码": "traceability_codes", "同价": "price_parity", "上传结果": "result_upload"}
    stored = world.party(lambda _, party: {one.item for one in party.declarations if one.satisfied})
    assert words[content] in stored


def _condition(world: World, provision: str) -> ConditionResult:
    results = world.party(lambda session, party: register.assess(session, party, world.today))
    found = [one for one in results if one.provision == provision]
    assert found, f"没有条件“{provision}”。"
    return next((one for one in found if not one.satisfied), found[0])


def _hits(world: World) -> tuple[BanHit, ...]:
    return world.party(lambda session, party: bans.bans_against(session, party, world.today))


def _proposed(world: World) -> list[str]:
    return [entry.party_name for entry in world.look(publicity.public_list)]


def _designated(world: World) -> list[str]:
    return [entry.name for entry in world.look(lambda session: publicity.designated_list(session, world.today))]
