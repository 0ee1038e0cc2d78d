"""Beginning an element in the middle of a running instance: the scopes around it are found, or made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.spiff.activity import Activity
from engine.spiff.ad_hoc import AdHocInstance, AdHocSubProcess
from engine.spiff.effects import ElementState
from engine.spiff.ending import ENDING
from engine.spiff.gateways import EventBasedGateway, Join
from engine.spiff.multi_instance import is_body
from engine.spiff.refusals import (
    BEHIND_GATEWAY,
    MANY_SCOPES,
    MULTI_INSTANCE,
    NOT_ANCESTOR,
    NOT_IN_SCOPE,
    SCOPE_ENDS,
    UNKNOWN_ELEMENT,
    UNSUPPORTED,
    InstructionRefused,
    Reason,
    Refusal,
)
from engine.spiff.subprocess import EventSubProcess, ScopeElement
from engine.spiff.token import STARTED

if TYPE_CHECKING:
    from engine.spiff.definition import ProcessDefinition
    from engine.spiff.element import Element
    from engine.spiff.modification import VariableInstruction
    from engine.spiff.token import ElementInstance
    from engine.spiff.workflow import TokenWorkflow

NOT_FROM_OUTSIDE = frozenset({"PROCESS", "START_EVENT", "BOUNDARY_EVENT", "AD_HOC_SUB_PROCESS_INNER_INSTANCE"})


class Opening:
    """Begins elements; `required` collects the numbers of the scopes they are in, which must not end now."""

    def __init__(self, workflow: TokenWorkflow) -> None:
        self.workflow = workflow
        self.required: set[int] = set()

    def begin(self, element_id: str, ancestor: ElementInstance | None, given: Sequence[VariableInstruction]) -> None:
        """Begin the element inside `ancestor`, or in the only scope there is; raise `InstructionRefused`."""
        element = self._startable(element_id)
        chain = scopes_around(self.workflow.definition, element)
        _check_variables(element, chain, given)
        scope = self._scope(element, chain, ancestor, given)
        if scope._state == ENDING:
            raise _refused(element_id, SCOPE_ENDS, scope.task_spec.name)
        place = self._place(scope)
        self.required.add(place.id)
        if isinstance(element, Join) and len(element.incoming) > 1:
            # it waits for nobody: whoever begins it from outside wants what follows
            token = self.workflow.activate(element, place, queued=False)
            token.complete()
            return
        is_event_scope = isinstance(element, EventSubProcess)
        token = self.workflow.activate(element, place, queued=not is_event_scope)
        self._set(token, given)
        if isinstance(element, EventSubProcess):
            element.enter(token, {})

    def common_scope(self, element_id: str, source: ElementInstance) -> ElementInstance:
        """The nearest scope around `source` that is one of the element's too; the process at the last."""
        chain = scopes_around(self.workflow.definition, self._startable(element_id))
        here = source.scope
        while here is not None and _scope_element(here) not in chain:
            here = here.scope
        return here or self.workflow.root

    def _startable(self, element_id: str) -> Element:
        element = self.workflow.definition.elements.get(element_id)
        if element is None:
            raise _refused(element_id, UNKNOWN_ELEMENT)
        if element.facts.type in NOT_FROM_OUTSIDE:
            raise _refused(element_id, UNSUPPORTED, element.facts.type)
        elements = self.workflow.definition.elements
        if any(isinstance(elements[flow.source], EventBasedGateway) for flow in element.incoming):
            raise _refused(element_id, BEHIND_GATEWAY)
        return element

    def _scope(
        self, element: Element, chain: list[Element], ancestor: ElementInstance | None, given: Sequence[VariableInstruction]
    ) -> ElementInstance:
        scope = self.workflow.root if ancestor is None else ancestor
        around = _scope_element(scope)
        if around not in chain:
            raise _refused(element.name, NOT_ANCESTOR, scope.task_spec.name)
        rest = chain[chain.index(around) + 1 :]
        if is_body(scope):
            rest = [around, *rest]
        self._set_around(scope, given)
        for container in rest:
            scope = self._found(element, scope, container) or self._opened(element, scope, container, given)
        return scope

    def _found(self, element: Element, scope: ElementInstance, container: Element) -> ElementInstance | None:
        within = [child for inner in _insides(scope) for child in inner.children if child.task_spec is container]
        if getattr(container, "loop", None) is not None and scope.task_spec is not container:
            within = [one for body in within for one in body.children]
        if len(within) > 1:
            raise _refused(element.name, MANY_SCOPES, container.name)
        return within[0] if within else None

    def _opened(
        self, element: Element, scope: ElementInstance, container: Element, given: Sequence[VariableInstruction]
    ) -> ElementInstance:
        if getattr(container, "loop", None) is not None:
            raise _refused(element.name, MULTI_INSTANCE, container.name)
        token = self.workflow.activate(container, self._place(scope), queued=False)
        token._set_state(STARTED)
        container.record(token, ElementState.ACTIVATED)
        self._set(token, given)
        if isinstance(container, AdHocSubProcess):
            token.memo = []
        if isinstance(container, Activity):
            container.subscribe_boundary(token)
        if isinstance(container, ScopeElement):
            container.open_scope(token)
        return token

    def _place(self, scope: ElementInstance) -> ElementInstance:
        """Where elements of a scope run: in an ad-hoc sub-process each in an inner instance of its own."""
        element = scope.task_spec
        if not isinstance(element, AdHocSubProcess):
            return scope
        inner = self.workflow.activate(element.inner, scope, queued=False)
        inner.locals = element.inner_locals()
        inner._set_state(STARTED)
        element.inner.record(inner, ElementState.ACTIVATED)
        return inner

    def _set(self, token: ElementInstance, given: Sequence[VariableInstruction]) -> None:
        is_root = token is self.workflow.root
        for one in given:
            if one.scope_id == token.task_spec.name or (is_root and not one.scope_id):
                self.workflow.set_local(token, one.variables)

    def _set_around(self, scope: ElementInstance, given: Sequence[VariableInstruction]) -> None:
        here: ElementInstance | None = scope
        while here is not None:
            self._set(here, given)
            here = here.scope


def scopes_around(definition: ProcessDefinition, element: Element) -> list[Element]:
    """The scopes an element is drawn in, the process first."""
    chain: list[Element] = []
    container = element.facts.container
    while container is not None:
        chain.append(definition.elements[container])
        container = chain[-1].facts.container
    return [definition.elements[definition.process_id], *reversed(chain)]


def _scope_element(scope: ElementInstance) -> Element:
    """The drawn scope an element instance stands for."""
    element = scope.task_spec
    if isinstance(element, AdHocInstance):
        return scope.workflow.definition.elements[str(element.facts.container)]
    return element


def _insides(scope: ElementInstance) -> list[ElementInstance]:
    """The element instances the members of a scope run in."""
    return scope.children if isinstance(scope.task_spec, AdHocSubProcess) and not is_body(scope) else [scope]


def _check_variables(element: Element, chain: list[Element], given: Sequence[VariableInstruction]) -> None:
    known = {element.name, *(scope.name for scope in chain)}
    for one in given:
        if one.scope_id and one.scope_id not in known:
            raise _refused(element.name, NOT_IN_SCOPE, one.scope_id)


def _refused(element_id: str, reason: Reason, other: str = "") -> InstructionRefused:
    return InstructionRefused(Refusal(element_id, reason, other))
