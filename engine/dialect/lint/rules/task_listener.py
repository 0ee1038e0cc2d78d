"""Rule `task-listener`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import is_given, zeebe
from engine.dialect.lint.rule import Report, Words, rule
from engine.spiff.task_listeners import EVENTS

FORMER = {"create": "creating", "assignment": "assigning", "update": "updating", "complete": "completing", "cancel": "canceling"}
"""What the events were called before Camunda 8.8."""


@rule(
    "task-listener",
    Words(
        "give the listener a job type, and one of the events creating, assigning, updating, completing, canceling",
        "请为监听器填写任务类型，并选择事件：creating、assigning、updating、completing、canceling",
    ),
)
def task_listener(diagram: Diagram) -> Iterator[Report]:
    """Task listeners name a job type and listen to something that happens to a user task.

    `eventType` is `creating`, `assigning`, `updating`, `completing` or `canceling`. Several may listen to one event; they are
    asked in the order of the file.
    """
    for listener in (element for element in diagram.model if element.tag == zeebe("taskListener")):
        event = listener.get("eventType", "")
        if not is_given(listener.get("type", "")):
            yield Report(listener, Words("the task listener names no job type", "任务监听器没有任务类型"))
        if event in FORMER:
            words = Words(f"'{event}' is called '{FORMER[event]}' since 8.8", f"“{event}”自 8.8 起改名为“{FORMER[event]}”")
            yield Report(listener, words, Words(f"write '{FORMER[event]}'", f"请改为“{FORMER[event]}”"))
        elif event not in EVENTS:
            yield Report(listener, Words(f"nothing like '{event}' happens to a user task", f"用户任务没有“{event}”事件"))
