"""Rule `incomplete-user-task`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule

NAME = Words("name it", "请填写名称")
FORM = Words("choose a Camunda Form by its id", "请按 id 选择 Camunda 表单")
ASSIGNED = Words("fill in candidate groups, candidate users or an assignee", "请填写候选组、候选人或办理人")


@rule(
    "incomplete-user-task",
    Words("complete the task in the properties panel", "请在属性面板中补全该任务"),
    Severity.WARNING,
)
def incomplete_user_task(diagram: Diagram) -> Iterator[Report]:
    """A user task has a name, shows a form, and somebody may do it.

    Without a form it appears in an inbox and says nothing; without candidates or an assignee only a supervisor sees it.
    """
    for task in diagram.all("userTask"):
        if not task.get("name", "").strip():
            yield Report(task, Words("the user task has no name", "用户任务没有名称"), NAME)
        form = extension(task, "formDefinition")
        if form is None or not form.get("formId", "").strip():
            yield Report(task, Words("the user task names no Camunda Form", "用户任务没有指定 Camunda 表单"), FORM)
        who = extension(task, "assignmentDefinition")
        if who is None or not any(who.get(name, "").strip() for name in ("assignee", "candidateGroups", "candidateUsers")):
            yield Report(task, Words("nobody may do the user task", "没有人可以办理该用户任务"), ASSIGNED)
