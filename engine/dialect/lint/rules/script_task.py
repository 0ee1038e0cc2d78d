"""Rule `script-task`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.job_type import named_type


@rule(
    "script-task",
    Words(
        'write a FEEL expression that starts with "=" and name the result variable', "请写以“=”开头的 FEEL 表达式并填写结果变量"
    ),
)
def script_task(diagram: Diagram) -> Iterator[Report]:
    """A script task has a FEEL expression (`zeebe:script`) and a result variable, or names a job type."""
    for task in diagram.all("scriptTask"):
        script, definition = extension(task, "script"), extension(task, "taskDefinition")
        if script is None and definition is not None:
            yield from named_type(task, definition)
            continue
        if script is None:
            yield Report(task, Words("the script task has no FEEL expression", "脚本任务没有 FEEL 表达式"))
            continue
        if definition is not None:
            yield Report(definition, Words("the task has both a script and a job type", "任务同时指定了脚本和任务类型"))
        expression = script.get("expression", "").strip()
        if not expression.startswith("=") or not expression[1:].strip():
            yield Report(
                script, Words(f"the script '{expression}' is not a FEEL expression", f"脚本“{expression}”不是 FEEL 表达式")
            )
        if not script.get("resultVariable", "").strip():
            yield Report(script, Words("the script's result goes nowhere", "脚本结果没有存放变量"))
