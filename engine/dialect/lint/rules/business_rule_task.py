"""Rule `business-rule-task`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension, is_given
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.job_type import named_type


@rule(
    "business-rule-task",
    Words("choose a DMN decision by its id and name the result variable", "请按 id 选择 DMN 决策并填写结果变量"),
)
def business_rule_task(diagram: Diagram) -> Iterator[Report]:
    """A business rule task calls one decision, by its id and with a result variable, or names a job type.

    The id is a text or a FEEL expression.
    """
    for task in diagram.all("businessRuleTask"):
        decision, definition = extension(task, "calledDecision"), extension(task, "taskDefinition")
        if decision is None and definition is not None:
            yield from named_type(task, definition)
        elif decision is None:
            yield Report(task, Words("the business rule task calls no decision", "业务规则任务没有调用决策"))
        elif definition is not None:
            yield Report(definition, Words("the task has both a decision and a job type", "任务同时指定了决策和任务类型"))
        else:
            yield from _decision(decision)


def _decision(decision: etree._Element) -> Iterator[Report]:
    if not is_given(decision.get("decisionId", "")):
        yield Report(decision, Words("the decision has no id", "决策没有 id"))
    if not decision.get("resultVariable", "").strip():
        yield Report(decision, Words("the decision's result goes nowhere", "决策结果没有存放变量"))
