"""Breach handling: the breach schedule, the measures of a decision, monitoring, what the file says and hides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from features.steps.agreements import SETTLES
from features.steps.phrases import then
from features.world import repository
from features.world.tables import Table, records
from features.world.world import World
from handlers import agreements, breaches, cases
from handlers.cases import Case

CATEGORIES = {"violation": "违规使用基金", "management": "管理违规", "fraud": "骗取基金", "agreement": "协议违约"}
YES_NO = {True: "是", False: "否"}
NONE = "无"
MEASURE = ("措施", "金额", "期限", "状态", "内容")


@then("违约情形归类为")
def classified_as(world: World, datatable: Table) -> None:
    """调查以后按违约情形表归类的结果；数据表 情形|类别|涉嫌违法|条款|解除情形，类别：违规使用基金、管理违规、骗取基金、协议违约。

    例：那么 违约情形归类为
      | 情形        | 类别         | 涉嫌违法 | 条款       | 解除情形 |
      | S735-38-3   | 违规使用基金 | 是       | S735-38-a  | 无       |
    """
    found = [
        {
            "情形": row["code"],
            "类别": CATEGORIES[row["category"]],
            "涉嫌违法": YES_NO[row["illegality"]],
            "条款": row["provision"],
            "解除情形": row["ground"] or NONE,
        }
        for row in world.variable("classification") or []
    ]
    assert found == records(datatable, "情形", "类别", "涉嫌违法", "条款", "解除情形"), f"归类为：{found}"


@then("处理措施为")
def measures_are(world: World, datatable: Table) -> None:
    """违约处理决定的各项措施；数据表 措施|金额|期限|状态（列可省略），金额以元计，没有的写“无”。

    例：那么 处理措施为
      | 措施       | 金额   | 期限 | 状态   |
      | 支付违约金 | 300.00 | 无   | 未履行 |
    """
    found = world.agreement(
        lambda session, one: [_measure(row) for case in cases.cases_of(session, one) for row in case.measures]
    )
    expected = records(datatable, "措施")
    unknown = [head for head in expected[0] if head not in MEASURE] if expected else []
    assert not unknown, f"没有列“{'、'.join(unknown)}”；可写：{'、'.join(MEASURE)}。"
    shown = [{name: row[name] for name in expected[0]} for row in found] if expected else found
    assert shown == expected, f"措施为：{found}"


@then('检查和监控为"{state}"')
def monitoring_is(world: World, state: str) -> None:
    """对该机构的检查频次和费用监控：一般、加强。

    例：那么 检查和监控为"加强"
    """
    found = "加强" if world.agreement(breaches.is_raised) else "一般"
    assert found == state, f"检查和监控为“{found}”。"


@then('案卷记载"{content}"')
def file_says(world: World, content: str) -> None:
    """案件的办理记录中有这些文字。

    例：那么 案卷记载"资料齐全"
    """
    found = world.agreement(
        lambda session, one: [text for case in cases.cases_of(session, one) for text in _records(session, case)]
    )
    assert any(content in text for text in found), f"案卷记载：{'；'.join(found)}"


@then('案卷和文书中没有"{content}"')
def nowhere_in_the_file(world: World, content: str) -> None:
    """案件登记、办理记录、流程数据及其历史和出具的文书中都没有这些文字（如举报人姓名、参保人证件号码）。

    例：那么 案卷和文书中没有"13800005678"
    """
    found = world.look(lambda session: list(_everything(world, session)))
    assert not [text for text in found if content in text], f"仍有“{content}”。"


@then('案卷和文书中有"{content}"')
def somewhere_in_the_file(world: World, content: str) -> None:
    """案件登记、办理记录、流程数据和出具的文书中有这些文字（如脱敏后的号码）。

    例：那么 案卷和文书中有"138****5678"
    """
    found = world.look(lambda session: list(_everything(world, session)))
    assert [text for text in found if content in text], f"没有“{content}”。"


@then('{day}"{content}"发生的医药费用"{state}"')
def unit_settles(world: World, day: date, content: str, state: str) -> None:
    """某部门或某人员（写身份证号）在服务发生日的费用能否结算：予以结算、暂缓结算、不予结算。

    例：那么 2026-05-10"心内科"发生的医药费用"不予结算"
    """
    person = content if content[:-1].isdigit() else None
    answer = world.agreement_of_day(
        lambda session, one: agreements.may_settle(session, one, day, person=person, department=None if person else content), day
    )
    assert SETTLES[answer.decision] == state, f"{SETTLES[answer.decision]}：{answer.reason_zh}"


def _measure(row: cases.CaseMeasure) -> dict[str, str]:
    return {
        "措施": row.kind.label,
        "金额": NONE if row.amount is None else f"{row.amount / 100:.2f}",
        "期限": NONE if row.due_on is None else row.due_on.isoformat(),
        "状态": row.state.label,
        "内容": row.description,
    }


def _records(session: Session, case: Case) -> list[str]:
    return [event.reason for event in cases.case_events(session, case) if event.reason]


def _everything(world: World, session: Session) -> Iterator[str]:
    agreement = world.current_agreement(session)
    for case in cases.cases_of(session, agreement):
        yield json.dumps(case.facts, ensure_ascii=False)
        yield from _records(session, case)
        yield from (finding.facts for finding in case.findings)
    keys = [agreement.number, *(case.number for case in cases.cases_of(session, agreement))]
    for notice in repository.notices(session, keys):
        yield notice.html
    for instance in repository.instances(session, keys):
        yield json.dumps(dict(world.office.engine.variables(session, instance.key)), ensure_ascii=False)
    for line in repository.history(session, keys):
        yield json.dumps(line.payload, ensure_ascii=False)
