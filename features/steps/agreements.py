"""Agreements in force: how they came to be, what is filed on them, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from features.steps.phrases import act, given, then
from features.world.applicant import Applicant
from features.world.tables import Table, pairs
from features.world.world import World
from handlers import agreements, cases, publicity
from handlers.agreements import Agreement, Settle
from handlers.cases import Case

SETTLEMENT = {None: "未开通", "OPEN": "已开通", "HELD": "暂停结算", "PARTIAL": "部分暂停"}
COACHING = {"NONE": "无", "FIRST": "辅导期", "EXTENDED": "延长期", "PASSED": "通过", "FAILED": "未通过"}
REMOTE = {"OFF": "未开通", "ON": "已开通"}
RENEWAL = {"NONE": "无", "REQUESTED": "已申请", "HOLD": "暂缓", "AGREED": "已同意", "REFUSED": "不予续签"}
CASE = {"NONE": "无", "INVESTIGATING": "调查中", "NOTICE_SENT": "已告知", "DECIDED": "已决定"}
LEVELS = {"province": "省级", "prefecture": "地市级", "county": "县级"}
SETTLES = {Settle.PAY: "予以结算", Settle.DEFER: "暂缓结算", Settle.REFUSE: "不予结算"}
DETAILS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "届满日期": ("endsOn", str),
    "签订日期": ("signedOn", str),
    "首次定点": ("firstDesignation", lambda content: content == "是"),
    "区域医疗中心": ("regionalCentre", lambda content: content == "是"),
    "期内经办中止次数": ("suspensionsInTerm", int),
    "违约金比例": ("damagesRate", str),
}
"""What a scenario may say of an agreement signed before it begins."""
NONE = "无"

ITEMS: dict[str, Callable[[Agreement], Any]] = {
    "状态": lambda one: one.state.label,
    "签订日期": lambda one: one.signed_on,
    "生效日期": lambda one: one.effective_on,
    "届满日期": lambda one: one.ends_on,
    "终止日期": lambda one: one.ended_on,
    "终止原因": lambda one: one.end_reason.label if one.end_reason else None,
    "备案日期": lambda one: one.filed_on,
    "备案编号": lambda one: one.filing_receipt,
    "结算": lambda one: SETTLEMENT[one.settlement],
    "政策辅导期": lambda one: COACHING[one.coaching],
    "异地结算": lambda one: REMOTE[one.remote_settlement],
    "续签": lambda one: RENEWAL[one.renewal],
    "案件": lambda one: CASE[one.case_state],
    "中止次数": lambda one: one.agency_suspensions,
    "平台采购启用日期": lambda one: one.platform_purchasing_from,
    "签约层级": lambda one: LEVELS[one.signer_level],
    "例外原因": lambda one: one.signer_exception,
    "范本版本": lambda one: one.text_version,
}
"""What a scenario may state of an agreement."""


@given('一家{kind}"{name}"的协议自{day}起生效')
def a_party_with_an_agreement(world: World, kind: str, name: str, day: date, datatable: Table) -> None:
    """出现一家已定点的机构，协议自该日起履行，默认期限1年；以后的步骤说的都是它。可加数据表 项目|内容：
    届满日期、签订日期、首次定点（是、否）、区域医疗中心（是、否）、期内经办中止次数、违约金比例。今天须在协议期限内。

    例：假如 一家医疗机构"仁和医院"的协议自2026-01-01起生效
      | 项目         | 内容 |
      | 区域医疗中心 | 是   |
    """
    world.applicants[name] = world.current = Applicant(kind, name)
    world.import_agreement(day, _details(datatable))


@given("该机构的协议自{day}起生效")
def it_has_an_agreement(world: World, day: date, datatable: Table) -> None:
    """刚说到的机构（如已写明登记信息）的协议自该日起履行；数据表同上。

    例：而且 该机构的协议自2026-01-01起生效
      | 项目     | 内容       |
      | 届满日期 | 2026-12-13 |
    """
    world.import_agreement(day, _details(datatable))


@given("该机构在统筹区{area}的协议自{day}起生效")
def it_has_an_agreement_elsewhere(world: World, area: str, day: date, datatable: Table) -> None:
    """该机构在另一统筹区也有协议；以后用 现在说的是"名称（编码）" 改说那一份，再用 现在说的是"名称" 改回来。

    例：而且 该机构在统筹区330200的协议自2026-01-01起生效
      | 项目     | 内容       |
      | 届满日期 | 2026-12-13 |
    """
    here = world.applicant
    world.current = replace(here, area=area, numbers=[])
    world.applicants[f"{here.name}（{area}）"] = world.current
    world.import_agreement(day, _details(datatable))
    world.current = here


@act('{who}就该协议提出"{filing}"')
def somebody_files(world: World, who: str, filing: str, datatable: Table) -> None:
    """某岗位的人或申请机构就该协议或其在办案件提出一个办理事项；数据表 字段|内容 可省略，字段是该事项表单上的名称，
    未列出的字段按常规填写。

    例：当 申请机构就该协议提出"申请中止协议"
      | 字段     | 内容             |
      | 中止原因 | 门店装修，暂停营业。 |
    """
    world.file(who, filing, pairs(datatable))


@act('{who}尝试就该协议提出"{filing}"')
def somebody_tries_to_file(world: World, who: str, filing: str, datatable: Table) -> None:
    """同上，但可能被拒绝；随后写明“操作被拒绝，理由包含…”或者“操作成功”。

    例：当 申请机构尝试就该协议提出"申请中止协议"
      | 字段     | 内容 |
      | 中止原因 | （空） |
    """
    world.attempt(lambda: world.file(who, filing, pairs(datatable)))


@act('{who}就第{count}个案件提出"{filing}"')
def somebody_files_in_a_case(world: World, who: str, count: int, filing: str, datatable: Table) -> None:
    """该协议有几个案件在办时，写明在第几个案件（按立案先后）中提出；数据表同上。

    例：当 申请机构就第2个案件提出"陈述申辩"
      | 字段         | 内容       |
      | 陈述申辩内容 | 数据属实。 |
    """
    world.file(who, filing, pairs(datatable), case=count)


@act('{who}尝试就第{count}个案件提出"{filing}"')
def somebody_tries_to_file_in_a_case(world: World, who: str, count: int, filing: str, datatable: Table) -> None:
    """同上，但可能被拒绝；随后写明“操作被拒绝，理由包含…”或者“操作成功”。

    例：当 申请机构尝试就第1个案件提出"陈述申辩"
      | 字段         | 内容   |
      | 陈述申辩内容 | （空） |
    """
    world.attempt(lambda: world.file(who, filing, pairs(datatable), case=count))


@act('该协议的事项已办至"{task}"')
def agreement_has_come_to(world: World, task: str) -> None:
    """各岗位按常规办理在前的任务（无待办时等候期限届满），直到该任务成为待办。

    例：假如 该协议的事项已办至"集体决定"
    """
    world.proceed_to(task)


@then("协议为")
def agreement_is(world: World, datatable: Table) -> None:
    """协议各项的现状；数据表 项目|内容。项目：状态（已签未生效、履行中、自愿中止、经办中止、自动终止、期满终止、已解除、已续签、
    撤销解除（恢复））、签订日期、生效日期、届满日期、终止日期、终止原因、备案日期、备案编号、结算（未开通、已开通、暂停结算、部分暂停）、
    政策辅导期（无、辅导期、延长期、通过、未通过）、异地结算（未开通、已开通）、续签（无、已申请、暂缓、已同意、不予续签）、
    案件（无、调查中、已告知、已决定）、中止次数、平台采购启用日期、签约层级、例外原因、范本版本；没有内容的写“无”。
    有几份协议时说的是履行中的一份，没有履行中的则是最近一份。

    例：那么 协议为
      | 项目 | 内容 |
      | 状态 | 履行中 |
      | 届满日期 | 2027-03-09 |
    """
    _compare(world.agreement(lambda _, found: found), pairs(datatable))


@then('协议状态为"{state}"')
def agreement_state_is(world: World, state: str) -> None:
    """协议的状态，见“协议为”。

    例：那么 协议状态为"履行中"
    """
    _compare(world.agreement(lambda _, found: found), {"状态": state})


@then('协议的"{item}"为"{content}"')
def item_is(world: World, item: str, content: str) -> None:
    """协议的一项，见“协议为”。

    例：那么 协议的"中止次数"为"1"
    """
    _compare(world.agreement(lambda _, found: found), {item: content})


@then("新协议为")
def newest_agreement_is(world: World, datatable: Table) -> None:
    """最近签订的一份协议（如续签的）各项的现状；数据表同“协议为”。

    例：那么 新协议为
      | 项目 | 内容 |
      | 状态 | 已签未生效 |
    """
    _compare(world.look(world.agreements)[-1], pairs(datatable))


@then("原协议为")
def first_agreement_is(world: World, datatable: Table) -> None:
    """最早的一份协议各项的现状；数据表同“协议为”。

    例：那么 原协议为
      | 项目 | 内容 |
      | 状态 | 已续签 |
    """
    _compare(world.look(world.agreements)[0], pairs(datatable))


@then('{day}发生的医药费用"{state}"')
def service_settles(world: World, day: date, state: str) -> None:
    """按服务发生日判断费用能否结算：予以结算、暂缓结算、不予结算；续签以前发生的按原协议判断。

    例：那么 2026-09-15发生的医药费用"不予结算"
    """
    answer = world.agreement_of_day(lambda session, one: agreements.may_settle(session, one, day), day)
    assert SETTLES[answer.decision] == state, f"{SETTLES[answer.decision]}：{answer.reason_zh}"


@then('案件结果为"{state}"')
def case_ended_as(world: World, state: str) -> None:
    """该协议最近一个案件的结果；还没有办结的写“无”。

    例：那么 案件结果为"整改到位结案"
    """
    case = _case(world)
    found = case.outcome.label if case.outcome else NONE
    assert found == state, f"案件{case.number}的结果为“{found}”。"


@then('案件状态为"{state}"')
def case_stands(world: World, state: str) -> None:
    """该协议最近一个案件的状态：调查中、已告知、已决定、已办结。

    例：那么 案件状态为"已告知"
    """
    case = _case(world)
    assert case.state.label == state, f"案件{case.number}的状态为“{case.state.label}”。"


@then("该协议共有{count}个案件")
def so_many_cases(world: World, count: int) -> None:
    """该协议名下的案件数（含已办结的）。

    例：那么 该协议共有1个案件
    """
    found = world.agreement(lambda session, one: [case.number for case in cases.cases_of(session, one)])
    assert len(found) == count, f"案件：{'、'.join(found) or '无'}。"


@then('解除名单中有"{name}"')
def is_on_terminated_list(world: World, name: str) -> None:
    """社会公众今天看到的解除名单列有该机构。

    例：那么 解除名单中有"康民大药房"
    """
    assert name in _terminated(world), f"名单为 {'、'.join(_terminated(world)) or '空'}。"


@then('解除名单中没有"{name}"')
def is_not_on_terminated_list(world: World, name: str) -> None:
    """社会公众今天看到的解除名单没有该机构。

    例：那么 解除名单中没有"康民大药房"
    """
    assert name not in _terminated(world)


def _details(table: Table) -> dict[str, object]:
    given_items = pairs(table)
    unknown = [item for item in given_items if item not in DETAILS]
    assert not unknown, f"没有项目 {'、'.join(unknown)}；可写：{'、'.join(DETAILS)}。"
    return {DETAILS[item][0]: DETAILS[item][1](content) for item, content in given_items.items()}


def _compare(agreement: Agreement, expected: Mapping[str, str]) -> None:
    assert expected, "缺少数据表，表头为 项目|内容。"
    for item, content in expected.items():
        assert item in ITEMS, f"没有项目“{item}”；可写：{'、'.join(ITEMS)}。"
        found = ITEMS[item](agreement)
        shown = NONE if found is None else str(found)
        assert shown == content, f"协议的{item}为“{shown}”。"


def _case(world: World) -> Case:
    found = world.agreement(lambda session, one: list(cases.cases_of(session, one)))
    assert found, "该协议没有案件。"
    return found[-1]


def _terminated(world: World) -> list[str]:
    return world.look(lambda session: [entry.name for entry in publicity.terminated_list(session, world.today)])
