"""Rule `decision-function`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "decision-function",
    Words("correct the function's name, or require the knowledge that defines it", "请更正函数名称，或引用定义它的业务知识模型"),
)
def decision_function(file: DecisionFile) -> Iterator[Report]:
    """Decisions call only functions that exist.

    These are the functions of FEEL, of Camunda and of this server, and the knowledge models and services of the file. A
    call of any other is null in FEEL, so a slip of the pen would go unseen.
    """
    for fault in file.faults:
        if fault.code == "function":
            [name] = fault.details
            element = file.root if fault.element is None else fault.element
            yield Report(element, Words(f"there is no function '{name}'", f"没有函数“{name}”"), offset=fault.offset)
