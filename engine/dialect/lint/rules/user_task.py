"""Rule `user-task`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule

MANAGED = Words('choose the implementation "Camunda user task"', "请把实现方式选为 Camunda user task")
FORM = Words("choose a Camunda Form by its id", "请按 id 选择 Camunda 表单")


@rule("user-task", Words("complete the task in the properties panel", "请在属性面板中补全该任务"))
def user_task(diagram: Diagram) -> Iterator[Report]:
    """A user task is managed by the engine, and its form, if it has one, is named by its id.

    That is: `zeebe:userTask`, and `zeebe:formDefinition` with `formId`, a text or a FEEL expression. User
    tasks done by job workers, and forms by key or external reference, are not supported.
    """
    for task in diagram.all("userTask"):
        if extension(task, "userTask") is None:
            yield Report(task, Words("the user task has no zeebe:userTask", "用户任务缺少 zeebe:userTask"), MANAGED)
        yield from _form(task)


def _form(task: etree._Element) -> Iterator[Report]:
    definition = extension(task, "formDefinition")
    if definition is None:
        return
    for name in ("formKey", "externalReference"):
        if definition.get(name) is not None:
            yield Report(definition, Words(f"forms by {name} are not supported", f"不支持以 {name} 指定表单"), FORM)
