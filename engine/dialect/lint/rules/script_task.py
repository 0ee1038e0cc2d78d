"""Rule `script-task`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "script-task",
    Words(
        'write a FEEL expression that starts with "=" and name the result variable', "请写以“=”开头的 FEEL 表达式并填写结果变量"
    ),
)
def script_task(diagram: Diagram) -> Iterator[Report]:
    """A script task has a FEEL expression (`zeebe:script`) and a result variable."""
    for task in diagram.all("scriptTask"):
        script = extension(task, "script")
        if script is None:
            yield Report(task, Words("the script task has no FEEL expression", "脚本任务没有 FEEL 表达式"))
            continue
        expression = script.get("expression", "").strip()
        if not expression.startswith("=") or not expression[1:].strip():
            yield Report(
                script, Words(f"the script '{expression}' is not a FEEL expression", f"脚本“{expression}”不是 FEEL 表达式")
            )
        if not script.get("resultVariable", "").strip():
            yield Report(script, Words("the script's result goes nowhere", "脚本结果没有存放变量"))
