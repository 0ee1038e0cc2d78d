"""The clocks of a case, as the deadline ledger keeps them."""

from __future__ import annotations

from datetime import date

from features.steps.phrases import then
from features.world import repository
from features.world.tables import Table, column
from features.world.world import World
from handlers.deadlines.models import Clock, Outcome

STATES = {Outcome.RUNNING: "计时中", Outcome.MET: "已办结", Outcome.BREACHED: "已逾期", Outcome.CANCELLED: "已取消"}
PAUSED = "已暂停"
COUNTED = "个工作日："


@then('期限"{timer}"的届满日为{day}')
def clock_is_due(world: World, timer: str, day: date) -> None:
    """该期限（最近一次）最后一日，且不是暂定的。期限编号：T-ACC-5WD 受理、T-SUP 补正、T-EVAL-3MO 评估、T-RECT-3MO 整改、
    T-REEV 再评估申请、T-BAR-1Y 限制申请、T-PUB 公示、T-NEG 谈判提醒、T-COACH-6MO 辅导首期、T-COACH-EXT 辅导延长期、
    T-RENEW-L 续签申请最晚日、T-TERM-END 协议届满、T-CLEAR 清算，其余见“任务与表单”。最后一日遇休息日顺延的，写顺延以后的日期。

    例：那么 期限"T-ACC-5WD"的届满日为2026-10-12
    """
    clock = _clock(world, timer)
    assert (clock.due, clock.provisional) == (day, False), f"届满日为 {clock.due}{'（暂定）' if clock.provisional else ''}。"


@then('期限"{timer}"的届满日暂定为{day}')
def clock_is_provisionally_due(world: World, timer: str, day: date) -> None:
    """该期限涉及尚未公布的节假日安排，所示日期为暂定。

    例：那么 期限"T-ACC-5WD"的届满日暂定为2027-01-05
    """
    clock = _clock(world, timer)
    assert (clock.due, clock.provisional) == (day, True), f"届满日为 {clock.due}{'（暂定）' if clock.provisional else ''}。"


@then('期限"{timer}"依次计入')
def clock_counts(world: World, timer: str, datatable: Table) -> None:
    """期限说明中逐一计入的工作日；数据表一列 工作日。

    例：那么 期限"T-ACC-5WD"依次计入
      | 工作日 |
      | 2026-09-30 |
      | 2026-10-08 |
    """
    steps = _clock(world, timer).explanation["steps"]
    counted = [step["date"] for step in steps if COUNTED in step["zh"]]
    assert counted == column(datatable), f"计入的是 {'、'.join(counted)}。"


@then('期限"{timer}"的说明包含"{content}"')
def clock_explains(world: World, timer: str, content: str) -> None:
    """期限说明的某一步包含这些文字。

    例：那么 期限"T-ACC-5WD"的说明包含"调休上班"
    """
    told = [step["zh"] for step in _clock(world, timer).explanation["steps"]]
    assert any(content in one for one in told), "；".join(told)


@then('期限"{timer}"的说明不含"{content}"')
def clock_does_not_explain(world: World, timer: str, content: str) -> None:
    """期限说明没有一步包含这些文字。

    例：那么 期限"T-ACC-5WD"的说明不含"尚未公布"
    """
    told = [step["zh"] for step in _clock(world, timer).explanation["steps"]]
    assert not any(content in one for one in told), "；".join(told)


@then('期限"{timer}"为"{state}"')
def clock_stands(world: World, timer: str, state: str) -> None:
    """该期限（最近一次）的状态：计时中、已暂停、已办结、已逾期、已取消。

    例：那么 期限"T-EVAL-3MO"为"已暂停"
    """
    clock = _clock(world, timer)
    found = PAUSED if clock.paused_since is not None else STATES[clock.outcome]
    assert found == state, f"期限为“{found}”。"


def _clock(world: World, timer: str) -> Clock:
    clocks = world.look(lambda session: repository.clocks(session, world.keys))
    known = "、".join(dict.fromkeys(one.timer for one in clocks)) or "无"
    found = [one for one in clocks if one.timer == timer]
    assert found, f"没有期限 {timer}；已起算的有：{known}。"
    return found[-1]
