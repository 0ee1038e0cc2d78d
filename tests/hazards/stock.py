"""One process on stock SpiffWorkflow 3.2.0, used as its documentation says, beside the same process on ours."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from typing import Any, ClassVar, NamedTuple

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from tests.engine.house import MONDAY, ZHANG, House

LIVE = TaskState.READY | TaskState.WAITING | TaskState.STARTED


class Words(NamedTuple):
    """How a diagram writes an expression (`mark` before it) and a duration (`quote` around it)."""

    mark: str
    quote: str

    def says(self, expression: str) -> str:
        """An expression."""
        return self.mark + expression

    def after(self, text: str) -> str:
        """A duration, date or cycle."""
        return f"{self.quote}{text}{self.quote}"


PYTHON = Words("", '"')
FEEL = Words("=", "")


class StockClock(datetime):
    """Stands in for the `datetime` of SpiffWorkflow's timers, which offers no clock of its own."""

    instant: ClassVar[datetime] = MONDAY

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]  # the pinned instant is a plain datetime
        return cls.instant.astimezone(tz)


class Stock:
    """An instance on stock SpiffWorkflow, with the same few verbs as `Ours`."""

    def __init__(self, source: bytes, variables: dict[str, Any] | None = None) -> None:
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.fromstring(source))
        self.spec, self.subs = parser.get_spec("p"), parser.get_subprocess_specs("p")
        self.begin(variables)

    def begin(self, variables: dict[str, Any] | None = None) -> None:
        """Start an instance of the same parsed definition."""
        self.workflow = BpmnWorkflow(self.spec, self.subs)
        self.workflow.task_tree.data.update(copy.deepcopy(variables or {}))
        self.workflow.do_engine_steps()

    @property
    def open(self) -> list[str]:
        """The user tasks that are ready, sorted."""
        return sorted(task.task_spec.name for task in self.workflow.get_tasks(state=TaskState.READY, manual=True))

    @property
    def live(self) -> list[str]:
        """Every element with a token."""
        return sorted(task.task_spec.name for task in self.workflow.tasks.values() if task.state & LIVE)

    @property
    def finished(self) -> bool:
        """Whether it says it has completed."""
        return bool(self.workflow.completed)

    @property
    def variables(self) -> dict[str, Any]:
        """The data at the end."""
        return dict(self.workflow.data)

    def task(self, name: str) -> Any:
        """A ready user task."""
        ready = self.workflow.get_tasks(state=TaskState.READY, manual=True)
        return next(task for task in ready if task.task_spec.name == name)

    def complete(self, name: str, **data: Any) -> None:
        """Complete a ready user task and run on."""
        task = self.task(name)
        task.data.update(data)
        task.run()
        self.workflow.do_engine_steps()

    def later(self, **delta: float) -> None:
        """Let time pass and run what is due."""
        StockClock.instant += timedelta(**delta)
        self.workflow.refresh_timers()
        self.workflow.do_engine_steps()

    def saved(self) -> str:
        """What the stock serializer stores."""
        return str(BpmnWorkflowSerializer().serialize_json(self.workflow))

    def load(self, text: str) -> None:
        """Go on with what was stored."""
        self.workflow = BpmnWorkflowSerializer().deserialize_json(text)


class Ours:
    """An instance on the engine, deployed, started and completed through its commands."""

    def __init__(self, house: House, source: bytes, variables: dict[str, Any] | None = None) -> None:
        self.house = house
        self.warnings = [finding.rule for finding in house.deploy(source).warnings]
        self.key = house.start(variables=variables)

    @property
    def open(self) -> list[str]:
        """The open user tasks, sorted."""
        return sorted(task.element_id for task in self.house.tasks() if task.instance_key == self.key)

    @property
    def finished(self) -> bool:
        """Whether it has completed."""
        return self.house.is_done(self.key)

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the process."""
        return self.house.variables(self.key)

    def complete(self, name: str, **variables: Any) -> None:
        """Complete the open task of that element."""
        self.house.complete(ZHANG, name, variables)

    def later(self, **delta: float) -> None:
        """Let time pass and run what is due."""
        self.house.later(**delta)
