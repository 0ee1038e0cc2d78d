"""Ad-hoc sub-processes: which of the elements inside run is chosen when the sub-process begins, or by a worker as it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.activity import Activity
from engine.spiff.compensation import CompensationEvent, remember
from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.ending import afterwards
from engine.spiff.expression import Value
from engine.spiff.job_results import AdHocResult
from engine.spiff.jobs import JobDefinition
from engine.spiff.multi_instance import is_body
from engine.spiff.services import BpmnError
from engine.spiff.subprocess import EventSubProcess, ScopeElement
from engine.spiff.token import STARTED
from engine.spiff.waits import WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance

INNER = "#innerInstance"

DONE = -7
"""The key in the notes of an element instance whose worker has said that nothing more begins."""
ELEMENTS = "adHocSubProcessElements"
"""The variable that tells a worker what it may choose from."""


@dataclass(frozen=True, slots=True)
class AdHoc:
    """`zeebe:adHoc` and the completion condition; `cancels` says whether that ends what is still running.

    With a `job`, a worker chooses instead: at first, and again whenever something it has chosen is over. `documentation` tells it
    about the elements inside, by their ids.
    """

    active_elements: Value | None = None
    output_collection: str | None = None
    output_element: Value | None = None
    completion_condition: Value | None = None
    cancels: bool = True
    job: JobDefinition | None = None
    documentation: Mapping[str, str] = field(default_factory=dict)


class AdHocInstance(ScopeElement):
    """One chosen element with all that follows it: a scope of its own, as in Camunda 8."""

    def __init__(self, spec: BpmnProcessSpec, around: ElementFacts) -> None:
        super().__init__(spec, ElementFacts(around.id + INNER, "AD_HOC_SUB_PROCESS_INNER_INSTANCE", container=around.id))

    def leave(self, token: ElementInstance) -> None:
        remember(token, None)
        self.record(token, ElementState.COMPLETED)
        body = token.scope
        if body is not None and isinstance(body.task_spec, AdHocSubProcess):
            body.task_spec.one_completed(body, token)


class AdHocSubProcess(ScopeElement, Activity):
    """Runs the chosen elements, all at once; its `memo` are the outputs so far."""

    inner: AdHocInstance

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, ad_hoc: AdHoc, loop: MultiInstance | None = None) -> None:
        super().__init__(spec, facts, loop)
        self.ad_hoc = ad_hoc
        self.inner = AdHocInstance(spec, facts)

    def link(self) -> None:
        super().link()
        elements = [spec for spec in self._wf_spec.task_specs.values() if isinstance(spec, Element)]
        undoing = {spec.definition.handler for spec in elements if isinstance(spec, CompensationEvent)}
        inside = (spec for spec in elements if spec.facts.container == self.name and spec.name not in undoing)
        self.entries = {spec.name: spec for spec in inside if _is_entry(spec)}

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.JOB

    def work(self, token: ElementInstance) -> bool | None:
        workflow, chosen = token.workflow, self.ad_hoc.active_elements
        self.open_scope(token)
        token.memo = []
        self._show_output(token)
        if self.ad_hoc.job is not None:
            workflow.set_local(token, {ELEMENTS: self._offered()})
            self._ask(token, self.ad_hoc.job)
            return None
        names = [] if chosen is None else chosen.evaluate_as(list, workflow.view(token), workflow, self.name)
        for name in names:
            if name not in self.entries:
                place, known = "" if chosen is None else chosen.place, ", ".join(self.entries)
                raise StepFailed("EXTRACT_VALUE_ERROR", self.name, f"{place} names {name!r}, which is none of {known}")
        for name in names:
            self._begin(token, name, {})
        if not names:
            self.children_gone(token)
        return None

    def _begin(self, token: ElementInstance, name: str, variables: Mapping[str, Any]) -> None:
        workflow = token.workflow
        one = workflow.activate(self.inner, token, queued=False)
        one.locals = {**self.inner_locals(), **variables}
        workflow.record_locals(one, variables)
        one._set_state(STARTED)
        self.inner.record(one, ElementState.ACTIVATED)
        workflow.activate(self.entries[name], one)

    def _offered(self) -> list[dict[str, Any]]:
        told = self.ad_hoc.documentation
        return [
            {
                "elementId": name,
                "elementName": element.facts.label,
                "documentation": told.get(name),
                "properties": dict(element.facts.properties),
                "parameters": [],
            }
            for name, element in self.entries.items()
        ]

    def _ask(self, token: ElementInstance, job: JobDefinition) -> None:
        """Ask the worker what comes next; a question that is still open is asked anew."""
        for wait_id in [wait_id for wait_id, handler in token.waits.items() if handler is self]:
            token.workflow.close_wait(token, wait_id)
        try:
            answer = job.begin(token, self)
        except BpmnError as error:
            token.workflow.throw_error(token, error.code, error.message, error.variables)
            return
        if answer is not None:
            self.decided(token, answer if isinstance(answer, AdHocResult) else AdHocResult())

    def decided(self, token: ElementInstance, result: AdHocResult) -> None:
        """The worker has chosen what begins, or that nothing more does."""
        workflow = token.workflow
        workflow.set_variables(token, result.variables)
        for choice in result.activate:
            self._begin(token, choice.element_id, choice.variables)
        if result.is_done:
            token.note(DONE, value=True)
            if result.cancels_remaining:
                afterwards(workflow.terminate_children(token), token, token.children, self)
            elif not token._children:
                self._complete(token)
        elif not (token._children or token.waits):
            raise StepFailed("STALLED", self.name, "its worker has chosen nothing and nothing is left to run in it")

    def inner_locals(self) -> dict[str, Any]:
        """The variables an inner instance begins with: the one its output is taken from, so that it stays inside."""
        made = None if self.ad_hoc.output_element is None else self.ad_hoc.output_element.variable
        return {} if made is None else {made: None}

    def _show_output(self, body: ElementInstance) -> None:
        if self.ad_hoc.output_collection is not None:
            body.locals = {**(body.locals or {}), self.ad_hoc.output_collection: body.memo}

    def one_completed(self, body: ElementInstance, one: ElementInstance) -> None:
        """A chosen element and all that followed it have ended."""
        workflow, ad_hoc = body.workflow, self.ad_hoc
        if ad_hoc.output_element is not None:
            value = ad_hoc.output_element.evaluate(workflow.view(one), workflow, self.name)
            body.memo = [*body.memo, value]
            self._show_output(body)
        one.remove()
        if ad_hoc.job is not None:
            self._one_less(body, ad_hoc.job)
            return
        if not self._enough(body):
            if not body._children:
                found = "its completion condition is false and none of its elements is left to run"
                raise StepFailed("CONDITION_ERROR", self.name, found)
            return
        if ad_hoc.completion_condition is not None and ad_hoc.cancels:
            afterwards(workflow.terminate_children(body), body, body.children, self)
        elif not body._children:
            self._complete(body)

    def _one_less(self, body: ElementInstance, job: JobDefinition) -> None:
        if not self._is_done(body):
            self._ask(body, job)
        elif not body._children:
            self._complete(body)

    def _is_done(self, token: ElementInstance) -> bool:
        return token.noted(DONE) is not None

    def _enough(self, body: ElementInstance) -> bool:
        condition, workflow = self.ad_hoc.completion_condition, body.workflow
        if condition is None:
            return True
        return bool(condition.evaluate_as(bool, workflow.view(body), workflow, self.inner.name))

    def interrupted(self, token: ElementInstance) -> None:
        token.note(DONE, value=True)

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        if is_body(scope):
            super().resume(scope, *arguments)
        else:
            self._complete(scope)

    def children_gone(self, token: ElementInstance) -> None:
        """Nothing runs inside any more: complete, unless a worker has not said yet that this was all."""
        if self.ad_hoc.job is None or self._is_done(token):
            self._complete(token)
        else:
            self._ask(token, self.ad_hoc.job)

    def _complete(self, token: ElementInstance) -> None:
        """Store what was collected and complete."""
        if self.ad_hoc.output_collection is not None and token.scope is not None:
            token.workflow.set_variables(token.scope, {self.ad_hoc.output_collection: token.memo})
        super().children_gone(token)


def _is_entry(element: Element) -> bool:
    is_led_to = bool(element.incoming or element.jumped_from)
    return not is_led_to and not isinstance(element, AdHocInstance | EventSubProcess)
