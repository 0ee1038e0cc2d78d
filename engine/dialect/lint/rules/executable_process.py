"""Rule `executable-process`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import is_true
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "executable-process",
    Words(
        "mark the process as executable, or draw the other party as an empty pool",
        "请勾选“可执行”；仅作示意的对方请画成空泳池",
    ),
)
def executable_process(diagram: Diagram) -> Iterator[Report]:
    """Every process in the file is executable.

    A process that is not executable would be deployed and never run. A party that is only drawn is an empty pool.
    """
    processes = list(diagram.all("process"))
    if not processes:
        yield Report(diagram.root, Words("the file contains no process", "文件中没有流程"))
    for process in processes:
        if not is_true(process, "isExecutable"):
            yield Report(process, Words("the process is not executable", "流程未标记为可执行"))
