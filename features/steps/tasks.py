"""What is to be done, by whom, until when, and what the form shows."""

from __future__ import annotations

import re
from datetime import date

from engine.forms.feel import FormFeel, Row
from engine.forms.instances import instances
from engine.store.user_tasks import UserTask
from features.steps.phrases import then
from features.world import people
from features.world.filling import short_label
from features.world.office import CHINA
from features.world.tables import Table, column
from features.world.world import World

TEMPLATE = re.compile(r"\{\{(.+?)\}\}")


@then('待办任务为"{task}"')
def only_task_is(world: World, task: str) -> None:
    """本案只有这一项待办任务。

    例：那么 待办任务为"核对申请材料"
    """
    found = [one.name for one in world.open_tasks()]
    assert found == [task], f"待办为 {'、'.join(found) or '无'}。"


@then("待办任务为")
def tasks_are(world: World, datatable: Table) -> None:
    """本案的全部待办任务，次序不论；数据表一列 任务。

    例：那么 待办任务为
      | 任务 |
      | 书面评估 |
      | 现场评估 |
    """
    found = [one.name for one in world.open_tasks()]
    assert sorted(found) == sorted(column(datatable)), f"待办为 {'、'.join(found) or '无'}。"


@then("没有待办任务")
def no_task(world: World) -> None:
    """本案没有待办任务。

    例：那么 没有待办任务
    """
    found = [one.name for one in world.open_tasks()]
    assert not found, f"待办为 {'、'.join(found)}。"


@then('任务"{task}"由{who}办理')
def task_belongs_to(world: World, task: str, who: str) -> None:
    """该待办任务只分给这一岗位。

    例：那么 任务"核对申请材料"由受理岗办理
    """
    found = [group.partition(":")[0] for group in world.task(task).candidate_groups]
    assert found == [people.ROLES[who][0]], f"分给 {'、'.join(found)}。"


@then('任务"{task}"的办理期限为{day}')
def task_is_due(world: World, task: str, day: date) -> None:
    """待办列表显示的该任务的最后一日。

    例：那么 任务"核对申请材料"的办理期限为2026-10-12
    """
    due = world.task(task).due
    found = None if due is None else due.astimezone(CHINA).date()
    assert found == day, f"办理期限为 {found}。"


@then('任务"{task}"的表单有')
def form_has(world: World, task: str, datatable: Table) -> None:
    """打开该待办任务，表单上显示这些字段；数据表一列 字段。

    例：那么 任务"书面评估"的表单有
      | 字段 |
      | 内部管理制度和财务制度 |
    """
    shown = _shown(world, world.task(task))
    missing = [one for one in column(datatable) if one not in shown]
    assert not missing, f"没有 {'、'.join(missing)}；表单有 {'、'.join(shown)}。"


@then('任务"{task}"的表单没有')
def form_has_not(world: World, task: str, datatable: Table) -> None:
    """打开该待办任务，表单上不显示这些字段；数据表一列 字段。

    例：而且 任务"书面评估"的表单没有
      | 字段 |
      | 医保药品标识 |
    """
    shown = _shown(world, world.task(task))
    assert not [one for one in column(datatable) if one in shown], f"表单有 {'、'.join(shown)}。"


@then('任务"{task}"提示"{content}"')
def form_tells(world: World, task: str, content: str) -> None:
    """打开该待办任务，表单的提示文字包含这些内容。

    例：那么 任务"拟定协议文本"提示"缺少“违约责任”条款"
    """
    told = _told(world, world.task(task))
    assert content in told, f"提示为：{told}"


@then('任务"{task}"未提示"{content}"')
def form_does_not_tell(world: World, task: str, content: str) -> None:
    """打开该待办任务，表单的提示文字没有这些内容。

    例：那么 任务"审核协议内容"未提示"不一致"
    """
    assert content not in _told(world, world.task(task))


def _shown(world: World, task: UserTask) -> list[str]:
    schema, data = world.form_of(task)
    feel = FormFeel(data, world.office.engine.definitions.functions, world.office.clock.now())
    return [short_label(one.component) for one in instances(schema, data) if not one.is_hidden(feel)]


def _told(world: World, task: UserTask) -> str:
    schema, data = world.form_of(task)
    feel = FormFeel(data, world.office.engine.definitions.functions, world.office.clock.now())
    texts = []
    for component in schema["components"]:
        hide = (component.get("conditional") or {}).get("hide")
        if component.get("type") == "text" and not feel.holds(hide, Row()):
            texts.append(TEMPLATE.sub(lambda found: str(feel.value(f"={found[1]}", Row())), component["text"]))
    return "\n".join(texts)
