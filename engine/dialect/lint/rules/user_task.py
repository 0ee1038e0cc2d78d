"""Rule `user-task`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule

MANAGED = Words('choose the implementation "Camunda user task"', "请把实现方式选为 Camunda user task")
FORM = Words("choose a Camunda Form by its id", "请按 id 选择 Camunda 表单")
ASSIGNED = Words("fill in candidate groups, candidate users or an assignee", "请填写候选组、候选人或办理人")


@rule("user-task", Words("complete the task in the properties panel", "请在属性面板中补全该任务"))
def user_task(diagram: Diagram) -> Iterator[Report]:
    """A user task has a name, is managed by the engine, shows a form, and somebody may do it.

    That is: a `name`, `zeebe:userTask`, `zeebe:formDefinition` with a constant `formId`, and
    `zeebe:assignmentDefinition` with candidate groups, candidate users or an assignee. Without any of these the task
    would appear in nobody's inbox, or appear there and say nothing.
    """
    for task in diagram.all("userTask"):
        if not task.get("name", "").strip():
            yield Report(task, Words("the user task has no name", "用户任务没有名称"), Words("name it", "请填写名称"))
        if extension(task, "userTask") is None:
            yield Report(task, Words("the user task has no zeebe:userTask", "用户任务缺少 zeebe:userTask"), MANAGED)
        yield from _form(task)
        yield from _assignment(task)


def _form(task: etree._Element) -> Iterator[Report]:
    definition = extension(task, "formDefinition")
    form = "" if definition is None else definition.get("formId", "").strip()
    if not form or form.startswith("="):
        yield Report(task, Words("the user task names no Camunda Form", "用户任务没有指定 Camunda 表单"), FORM)
    for name in ("formKey", "externalReference"):
        if definition is not None and definition.get(name) is not None:
            yield Report(definition, Words(f"forms by {name} are not supported", f"不支持以 {name} 指定表单"), FORM)


def _assignment(task: etree._Element) -> Iterator[Report]:
    definition = extension(task, "assignmentDefinition")
    names = ("assignee", "candidateGroups", "candidateUsers")
    if definition is None or not any(definition.get(name, "").strip() for name in names):
        yield Report(task, Words("nobody may do the user task", "没有人可以办理该用户任务"), ASSIGNED)
