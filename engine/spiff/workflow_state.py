"""What one process instance holds in memory for the length of one step."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias

from SpiffWorkflow.bpmn import BpmnWorkflow

from engine.spiff.effects import StepOutcome
from engine.spiff.scripting import REFUSE_SCRIPTS, RefusingScriptEngine

Uncaught: TypeAlias = tuple[str, str, dict[str, Any], str]
"""A BPMN error: code, message, variables, id of the element that threw it."""

if TYPE_CHECKING:
    from datetime import datetime

    from engine.spiff.conditions import Change
    from engine.spiff.definition import ProcessDefinition
    from engine.spiff.services import Services
    from engine.spiff.token import ElementInstance

STOP_AFTER = -3
"""The key of `WorkflowState.stop_after` in the notes of the process; wait ids are positive."""


class WorkflowState(BpmnWorkflow):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """The running state: element instances by id, the queue of those to run, and what the step has changed so far.

    `uncaught` is the BPMN error nobody in this instance handled. The instance is cancelled as soon as one of the elements
    `stop_after` has completed or was terminated.
    """

    tasks: dict[int, ElementInstance]

    def __init__(self, definition: ProcessDefinition, services: Services) -> None:
        # not by Spiff's own: it makes event managers, locks and copies of data nobody asks for
        self.spec = definition.spec
        self.tasks = {}
        self.completed = False
        self.definition = definition
        self.services = services
        self.outcome = StepOutcome()
        self.variables: dict[str, Any] = {}  # the locals of the root element instance
        self.uncaught: Uncaught | None = None
        self.cancelled = False
        self.stop_after: frozenset[str] = frozenset()
        self._must_stop = False
        self.last_id = 0
        self._queue: deque[ElementInstance] = deque()
        self._changed: set[str] = set()
        self._changes: list[Change] = []
        self.gathered: dict[tuple[int | None, str], set[str]] = {}  # see ParallelGateway
        self._conditions: set[int] = set()

    @property
    def script_engine(self) -> RefusingScriptEngine:
        """Refuses every script: only compiled FEEL is ever evaluated."""
        return REFUSE_SCRIPTS

    @property
    def now(self) -> datetime:
        """The step's instant."""
        return self.services.now

    @property
    def root(self) -> ElementInstance:
        """The element instance of the process itself; it is always the first."""
        return self.tasks[1]

    def next_id(self) -> int:
        """A number for an element instance or a wait: unique in this instance, never used again."""
        self.last_id += 1
        return self.last_id
