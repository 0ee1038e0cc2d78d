"""Conditions, grounds of refusal, results of the evaluation."""

from __future__ import annotations

from features.steps.phrases import then
from features.world.tables import Table, column
from features.world.world import World
from handlers import evaluations, register
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
      | 条款 |
      | O3-05-1 |
      | O3-05-2 |
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
      | 条款 |
      | O3-11-3 |
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
      | 条款 |
      | O3-08-6 |
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


def _condition(world: World, provision: str) -> ConditionResult:
    results = world.party(lambda session, party: register.assess(session, party, world.today))
    found = [one for one in results if one.provision == provision]
    assert found, f"没有条件“{provision}”。"
    return next((one for one in found if not one.satisfied), found[0])
