"""One process instance in memory, for the length of one step: Spiff's workflow, moved by tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff import dispatch, ending
from engine.spiff.conditions import fire_conditions
from engine.spiff.effects import ElementState
from engine.spiff.gateways import InclusiveGateway
from engine.spiff.open_waits import OpenWaits
from engine.spiff.opening import Opening
from engine.spiff.subprocess import ScopeElement
from engine.spiff.token import READY, WAITING, ElementInstance

if TYPE_CHECKING:
    from engine.spiff.catching import BoundaryEvent
    from engine.spiff.element import Element, SequenceFlow

STEP_LIMIT = 10_000


class TokenWorkflow(OpenWaits):
    """The tokens of one instance: activated, run up to the next waits, terminated."""

    def activate(
        self, element: Element, scope: ElementInstance | None, flow: str | None = None, *, queued: bool = True
    ) -> ElementInstance:
        """A new element instance inside `scope`; unless `queued` is false it runs soon."""
        token = ElementInstance(self, element, scope, self.next_id(), flow)
        if queued:
            self._queue.append(token)
        return token

    def begin_at(self, element_ids: Sequence[str]) -> None:
        """Begin these elements inside the process, with the scopes around them; raise `InstructionRefused`."""
        opening = Opening(self)
        for element_id in element_ids:
            opening.begin(element_id, None, ())

    def take(self, token: ElementInstance, flows: tuple[SequenceFlow, ...]) -> None:
        """The element of `token` is complete: go on along `flows`, or let its scope end."""
        scope = token.scope
        token.remove()
        if self.stop_after:
            self.left(token)
        elements = self.definition.elements
        for flow in flows:
            self.activate(elements[flow.target], scope, flow.id)
        if scope is None:
            self.completed = True
        elif not scope._children and isinstance(scope.task_spec, ScopeElement):
            scope.task_spec.children_gone(scope)

    def hold_back(self, token: ElementInstance) -> None:
        """The token waits at a join for others."""
        token._set_state(WAITING)
        self.record_active(token)

    def record_active(self, token: ElementInstance) -> None:
        """History: the element has been entered and waits."""
        token.task_spec.record(token, ElementState.ACTIVATED)

    def run(self) -> None:
        """Run everything that can run, up to the next waits."""
        steps = 0
        conditions, joins = self.definition.has_conditions, self.definition.has_inclusive_join
        while (conditions and self._fire_conditions()) or self._queue or (joins and self._fire_inclusive_join()):
            if not self._queue:
                continue
            token = self._queue.popleft()
            if token._state != READY or token.id not in self.tasks:
                continue
            token.run()
            if self._must_stop:
                break
            steps += 1
            if steps > STEP_LIMIT:
                found = f"more than {STEP_LIMIT} elements ran without waiting; look for a loop without a wait"
                raise StepFailed("STEP_LIMIT_EXCEEDED", token.task_spec.name, found)
        if self._must_stop and self.tasks:
            self.cancel_all()
        self.rearm()

    def _fire_inclusive_join(self) -> bool:
        waiting = (token for token in self.tasks.values() if token._state == WAITING)
        at_each: dict[tuple[int | None, Element], ElementInstance] = {}  # one speaks for all at its gateway
        for token in waiting:
            at_each.setdefault((token._parent, token.task_spec), token)
        for (_, element), token in at_each.items():
            if isinstance(element, InclusiveGateway) and element.may_fire(token):
                element.fire(token)
                return True
        return False

    def _fire_conditions(self) -> bool:
        if not self._changes and not self._conditions:
            return False
        changes, self._changes = self._changes, []
        opened, self._conditions = self._conditions, set()
        return fire_conditions(self, changes, opened)

    def terminate(self, token: ElementInstance) -> bool:
        """End an element instance, and everything inside it, without completing it; False while listeners hold that up."""
        return ending.terminate(token)

    def left(self, token: ElementInstance) -> None:
        """An element instance is gone: after some, the instance is cancelled."""
        self._must_stop = self._must_stop or token.task_spec.name in self.stop_after

    def terminate_children(self, scope: ElementInstance, but: ElementInstance | None = None) -> bool:
        """End everything that runs inside `scope`, except `but`; False while listeners hold that up."""
        return ending.terminate_children(scope, but)

    def happened(self, wait_id: int, variables: Mapping[str, Any]) -> None:
        """What was waited for has come: dispatch to the element that handles it."""
        dispatch.happened(self, wait_id, variables)

    def boundary(self, token: ElementInstance, event: BoundaryEvent, variables: Mapping[str, Any]) -> None:
        """A boundary event of `token` has happened."""
        dispatch.boundary(self, token, event, variables)

    def throw_error(
        self, token: ElementInstance, code: str, message: str, variables: Mapping[str, Any], origin: str | None = None
    ) -> None:
        """A BPMN error rises from `token` to the nearest handler; without one the whole instance ends with it."""
        dispatch.throw_error(self, token, code, message, variables, origin)

    def cancel_all(self) -> None:
        """Terminate the instance."""
        self._queue.clear()
        if self.terminate(self.root):
            self.cancelled = True
        elif self.uncaught is not None and self.services.is_called:
            # the caller hears of the error when everything has ended
            self.root.note(ending.UNCAUGHT, list(self.uncaught))
            self.uncaught = None
