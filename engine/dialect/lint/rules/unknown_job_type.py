"""Rule `unknown-job-type`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import zeebe
from engine.dialect.lint.rule import Report, Words, rule

TYPED = frozenset(map(zeebe, ("taskDefinition", "executionListener", "taskListener")))


@rule(
    "unknown-job-type",
    Words(
        "check the spelling, or start a worker that asks for jobs of this type",
        "请检查拼写，或启动处理该类型任务的程序",
    ),
    Severity.WARNING,
)
def unknown_job_type(diagram: Diagram) -> Iterator[Report]:
    """Somebody does the jobs of every type: a handler of the engine, or a worker that has asked for them lately.

    Jobs of a type nobody asks for wait for ever. Types that an expression gives are not known beforehand and not looked at,
    and neither is any when a file is checked without an engine.
    """
    if diagram.job_types is None:
        return
    for element in diagram.model:
        if element.tag in TYPED:
            type_ = element.get("type", "").strip()
            if type_ and not type_.startswith("=") and type_ not in diagram.job_types:
                words = Words(
                    f"no handler here knows job type '{type_}' and no worker has asked for it lately",
                    f"没有处理程序认识任务类型“{type_}”，近期也没有外部程序领取",
                )
                yield Report(element, words)
