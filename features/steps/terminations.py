"""Terminations and linkage: proof from outside, bans, what is settled line by line, the other pooling areas."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from engine.dialect.xml import parse_xml
from engine.dmn import load_decisions
from engine.forms.feel import FormFeel, Row
from features.steps.phrases import act, then
from features.world import processes, repository
from features.world.applicant import Applicant
from features.world.filling import fields_of, short_label
from features.world.tables import Table, column, records
from features.world.termination_facts import NOTHING
from features.world.world import STEPS_ENOUGH, World
from handlers import cases, register
from handlers.bans import BanStatus
from handlers.bans.grounds import RULES
from handlers.bootstrap import function_library
from handlers.register import party_by_credit_code

PARTY = "机构"
BAN = ("对象", "事由", "届满日", "状态")
NONE = "无"
ALONE: dict[str, dict[str, object]] = {
    "同意主动申请解除": {"findings": ["exit_agreed"]},
    "总部负责人违法致关联解除": {"hqFault": True},
}
"""Facts that no form of the termination procedure asks for: other procedures bring them."""
STATUS = {BanStatus.ACTIVE: "有效", BanStatus.STAYED: "停止执行"}
PROOF_TASK, PROOF_FIELD = "核验外部证明文件", "经外部文件证明的情形"


@act('{who}核实外部证明的情形"{provision}"')
def proof_is_checked(world: World, who: str, provision: str) -> None:
    """办理“核验外部证明文件”，登记证明文件并认定这些情形已经外部文件证明（条款编号，顿号隔开）。

    例：当 稽核岗核实外部证明的情形"O3-40-12"
    """
    found = world.variable("terminationGrounds") or ()
    texts = {one["ground"]: f"{one['ground']} {one['text']}" for one in found if one["needsProof"]}
    assert set(provision.split("、")) <= set(texts), f"须外部证明的情形为 {'、'.join(texts) or '无'}。"
    world.do(who, PROOF_TASK, {PROOF_FIELD: "、".join(texts[one] for one in provision.split("、"))})


@then("解除情形为")
def grounds_are(world: World, datatable: Table) -> None:
    """流程按决策表 DT-06 认定的解除情形，不多不少；数据表一列 条款。

    例：那么 解除情形为
      | 条款 |
      | O3-40-7 |
    """
    found = [one["ground"] for one in world.variable("terminationGrounds") or ()]
    assert sorted(found) == sorted(column(datatable)), f"认定的是 {'、'.join(found) or '无'}。"


@then("没有解除情形")
def no_ground(world: World) -> None:
    """流程按决策表 DT-06 没有认定任何解除情形，案件随即办结。

    例：那么 没有解除情形
    """
    found = [one["ground"] for one in world.variable("terminationGrounds") or ()]
    assert not found, f"认定的是 {'、'.join(found)}。"


@act("该协议的事项已全部办结")
def everything_is_done(world: World) -> None:
    """各岗位按常规办理该协议及其案件的全部待办任务，直到没有待办。

    例：当 该协议的事项已全部办结
    """
    for _ in range(STEPS_ENOUGH):
        tasks = world.open_tasks()
        if not tasks:
            return
        world.do_plainly(tasks[0])
    raise AssertionError(f"办理 {STEPS_ENOUGH} 步后仍有待办。")


@then('首个案件的结果为"{state}"')
def first_case_ended_as(world: World, state: str) -> None:
    """该协议最早一个案件的结果；还没有办结的写“无”。

    例：那么 首个案件的结果为"协议已终结"
    """
    case = world.agreement(lambda session, one: cases.cases_of(session, one)[0])
    assert (case.outcome.label if case.outcome else NONE) == state, f"案件{case.number}的结果为“{case.outcome}”。"


@then('{kind}仅查明"{item}"的，解除情形为"{provision}"')
def table_finds(world: World, kind: str, item: str, provision: str) -> None:
    """按已部署的决策表 DT-06 核对，其余事实均为没有；项目：同意主动申请解除、总部负责人违法致关联解除；没有情形的写“无”。

    例：那么 药店仅查明"同意主动申请解除"的，解除情形为"O3-40-15"
    """
    file = processes.folder() / "agreement-termination" / "termination-grounds.dmn"
    loaded = load_decisions(parse_xml(file.read_bytes(), resource=file.name), functions=function_library())
    facts = {**NOTHING, **ALONE[item], "partyType": Applicant(kind, "").party_type}
    rows = loaded.evaluate("termination-grounds", facts, now=world.office.clock.now()).to_json()["value"]
    found = [str(row["ground"]) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    assert found == ([] if provision == NONE else [provision]), f"认定的是 {'、'.join(found) or NONE}。"


@then('任务"{task}"的"{item}"只有选项')
def choices_are(world: World, task: str, item: str, datatable: Table) -> None:
    """打开该待办任务，该字段可选的内容不多不少；数据表一列 选项。

    例：那么 任务"集体讨论决定"的"情形是否查实"只有选项
      | 选项 |
      | 情形查实，解除协议 |
    """
    schema, data = world.form_of(world.task(task))
    component = next(one for one in fields_of(schema) if short_label(one) == item)
    feel = FormFeel(data, world.office.engine.definitions.functions, world.office.clock.now())
    expression = component.get("valuesExpression")
    found = list(feel.value(expression, Row()) or ()) if expression else component.get("values", ())
    assert [one["label"] for one in found] == column(datatable), f"可选 {'、'.join(one['label'] for one in found)}。"


@then("复议期限至{day}，起诉期限至{until}")
def remedies_end(world: World, day: date, until: date) -> None:
    """决定书送达后，申请行政复议和提起行政诉讼的最后一日。

    例：那么 复议期限至2026-05-18，起诉期限至2026-09-18
    """
    found = (world.variable("reviewDue"), world.variable("suitDue"))
    assert found == (day.isoformat(), until.isoformat()), f"复议期限至 {found[0]}，起诉期限至 {found[1]}。"


@then("限制申请登记为")
def bans_are(world: World, datatable: Table) -> None:
    """该机构和其主要人员今天登记在案的限制申请（已撤销的不计）；数据表 对象|事由|届满日|状态，对象写“机构”或者姓名。

    例：那么 限制申请登记为
      | 对象 | 事由                     | 届满日     | 状态 |
      | 机构 | 因违法违规被解除医保协议 | 2029-03-02 | 有效 |
    """
    expected = sorted(tuple(row.get(head, "") for head in BAN) for row in records(datatable, *BAN))
    found = sorted(_bans(world))
    assert found == expected, f"登记的是 {found or '无'}。"


def _bans(world: World) -> list[tuple[str, ...]]:
    def work(session: Session) -> list[tuple[str, ...]]:
        party = party_by_credit_code(session, world.applicant.credit_code)
        subjects = {PARTY: party.credit_code}
        subjects |= {one.person.name: one.person.id_number for one in register.key_persons(session, party, world.today)}
        found = [(who, ban) for who, code in subjects.items() for ban in repository.bans_of(session, code)]
        return [
            (who, RULES[ban.ground].title, ban.anniversary.isoformat(), STATUS[ban.status])
            for who, ban in found
            if ban.status is not BanStatus.REVOKED
        ]

    return world.look(work)
