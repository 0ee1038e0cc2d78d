"""What the runtime asks of the layer above: the time, jobs and decisions. Implemented by `engine.commands`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from engine.spiff.waits import JobKind

if TYPE_CHECKING:
    from engine.spiff.job_results import JobAnswer
    from engine.spiff.transitions import Transition


@dataclass(frozen=True, slots=True)
class JobRequest:
    """A service task (or send task, message throw event ...) that has to run now.

    `variables` is what the job sees: its input mappings, or all visible variables when it has none. `listener_event` is
    Camunda's name of the event when it is the job of a listener (`START`, `END`, ...). `transition` is what a task listener
    listens to.
    """

    type: str
    element_id: str
    element_name: str | None
    seq: int
    headers: Mapping[str, str]
    properties: Mapping[str, str]
    variables: Mapping[str, Any]
    listener_event: str = "UNSPECIFIED"
    kind: JobKind = JobKind.BPMN_ELEMENT
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class DecisionOutcome:
    """`value` is the decision's JSON result; `evaluated` says which rules matched and why, as JSON."""

    value: Any
    evaluated: Any


class BpmnError(Exception):
    """Raised by a handler to throw a BPMN error at its task; a boundary event or event sub-process catches it by `code`."""

    def __init__(self, code: str, message: str = "", variables: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"BPMN error {code!r}: {message}")
        self.code = code
        self.message = message
        self.variables = dict(variables or {})


class Services(Protocol):
    """The runtime's only window on the world during one step."""

    @property
    def now(self) -> datetime:
        """The transaction's instant, aware and in UTC."""

    @property
    def is_called(self) -> bool:
        """Whether a call activity of another instance waits for this one."""

    def is_transactional(self, job_type: str) -> bool:
        """Whether jobs of this type run inside the step; all others are opened as waits."""

    def run_job(self, job: JobRequest) -> JobAnswer:
        """Run the transactional handler of `job.type` and return what it brings, of the sort that fits the job's kind.

        May raise `BpmnError`.
        """

    def evaluate_decision(
        self, decision_id: str, binding: str, version_tag: str | None, variables: Mapping[str, Any]
    ) -> DecisionOutcome:
        """Evaluate a deployed decision."""
