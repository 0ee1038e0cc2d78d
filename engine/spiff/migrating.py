"""Carrying out a migration in memory: every obstacle is found first, then the tokens are made anew on the other definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from engine.errors import StepFailed
from engine.spiff.activity import Activity
from engine.spiff.ad_hoc import AdHocInstance
from engine.spiff.correspondence import Correspondence, kind_of
from engine.spiff.ending import ENDING
from engine.spiff.gateways import EventBasedGateway, Join
from engine.spiff.listeners import BEFORE_ALL, LISTENING, START, Listeners
from engine.spiff.migration import MigrationPlan, TokenMove, WaitMove
from engine.spiff.notes import moved_memo, moved_notes
from engine.spiff.refusals import (
    DETACHED,
    EVENT_CHANGED,
    EVENT_MERGED,
    EXPRESSION,
    FLOW_LOST,
    JOIN_COMPLETE,
    LISTENERS_LOST,
    LOOP_CHANGED,
    SCOPE_CHANGED,
    TYPE_CHANGED,
    UNMAPPED,
    Reason,
    Refusal,
)
from engine.spiff.subprocess import ProcessElement, ScopeElement
from engine.spiff.task_listeners import TaskListeners
from engine.spiff.token import READY, WAITING, ElementInstance
from engine.spiff.wait_moves import closed, kept, opened
from engine.spiff.workflow import TokenWorkflow

if TYPE_CHECKING:
    from engine.spiff.catching import CatchEvent
    from engine.spiff.definition import ProcessDefinition
    from engine.spiff.element import Element


class Migration:
    """One instance on its way to `target`; `begun` tells since when each element instance runs, by its number.

    After `carry_out` the lists say what happened; `workflow` is the new one, unless there are refusals.
    """

    def __init__(
        self, source: TokenWorkflow, target: ProcessDefinition, plan: MigrationPlan, begun: Mapping[int, datetime]
    ) -> None:
        self.plan = plan
        self.begun = begun
        self.workflow = TokenWorkflow(target, source.services)
        self.tokens: list[TokenMove] = []
        self.waits: list[WaitMove] = []
        self.refusals: list[Refusal] = []
        self._source = source
        self._become = Correspondence(source.definition, target, plan)

    def carry_out(self) -> None:
        """Check everything, then move everything, or nothing."""
        for token in self._source.tasks.values():
            after = self._become.of(token.task_spec)
            facts = token.task_spec.facts
            name = None if after is None else after.name
            self.tokens.append(TokenMove(token.id, token.task_spec.name, name, facts.type, facts.label))
            self._check(token, after)
        if self.refusals:
            return
        self.workflow.last_id = self._source.last_id
        for token in self._source.tasks.values():
            self._move(token)
        for token in self._source.tasks.values():
            self._move_waits(token)

    def renamed(self, element_ids: Iterable[str]) -> frozenset[str]:
        """What elements are called in the new definition; those that are not there are left out."""
        names = (self._become.name(element_id) for element_id in element_ids)
        return frozenset(name for name in names if name is not None)

    # --- obstacles

    def _refuse(self, token: ElementInstance, reason: Reason, other: str = "") -> None:
        refusal = Refusal(token.task_spec.name, reason, other)
        if refusal not in self.refusals:
            self.refusals.append(refusal)

    def _check(self, token: ElementInstance, after: Element | None) -> None:
        before = token.task_spec
        if after is None:
            self._refuse(token, UNMAPPED)
        elif after.facts.type != before.facts.type:
            self._refuse(token, TYPE_CHANGED, f"{before.facts.type} → {after.facts.type}")
        elif _loop(before) != _loop(after):
            self._refuse(token, LOOP_CHANGED)
        elif not self._stays_in_scope(token, after):
            self._refuse(token, SCOPE_CHANGED, after.name)
        else:
            self._check_waits(token, after)
            self._check_join(token, after)

    def _stays_in_scope(self, token: ElementInstance, after: Element) -> bool:
        scope = token.scope
        if scope is None or token.is_inner or _container_id(scope.task_spec) != token.task_spec.facts.container:
            return True  # what undoes the work of a completed sub-process runs in the scope around that
        around = self._become.of(scope.task_spec)
        return around is None or _container_id(around) == after.facts.container

    def _check_waits(self, token: ElementInstance, after: Element) -> None:
        if token.task_spec in token.waits.values() and kind_of(token.task_spec) != kind_of(after):
            self._refuse(token, EVENT_CHANGED, after.name)
        for handler in token.waits.values():
            if isinstance(handler, Listeners | TaskListeners) and self._become.of(handler) is None:
                self._refuse(token, LISTENERS_LOST, after.name)
        possible = _events(token, after)
        taken: set[str] = set()
        for event in _events(token, token.task_spec):
            to = self._become.event(event)
            if to is None:
                continue
            if to not in possible:
                self._refuse(token, DETACHED, f"{event.name} → {to.name}")
            elif kind_of(event) != kind_of(to):
                self._refuse(token, EVENT_CHANGED, f"{event.name} → {to.name}")
            elif to.name in taken:
                self._refuse(token, EVENT_MERGED, to.name)
            taken.add(to.name)

    def _check_join(self, token: ElementInstance, after: Element) -> None:
        scope = token.scope
        if token._state != WAITING or scope is None or not isinstance(after, Join):
            return
        incoming = {flow.id for flow in after.incoming}
        waiting = [other for other in scope.children if other.task_spec is token.task_spec and other._state == WAITING]
        arrived = {self._become.flow(other.flow) for other in waiting}
        if self._become.flow(token.flow) not in incoming:
            self._refuse(token, FLOW_LOST, str(token.flow))
        elif incoming <= arrived:
            self._refuse(token, JOIN_COMPLETE, after.name)

    # --- moving

    def _target(self, token: ElementInstance) -> Element:
        after = self._become.of(token.task_spec)
        if after is None:
            raise KeyError(token.task_spec.name)
        return after

    def _move(self, token: ElementInstance) -> None:
        workflow = self.workflow
        scope = None if token._parent is None else workflow.tasks[token._parent]
        moved = ElementInstance(workflow, self._target(token), scope, token.id, self._become.flow(token.flow))
        if token._state != READY:
            moved._set_state(token._state)
        moved.locals = token.locals
        moved.memo = moved_memo(token, self._become, self._refuse)
        moved.notes, forgotten = moved_notes(token, self._become, self._refuse)
        self.waits += forgotten
        if scope is None:
            workflow.variables = moved.locals = token.locals or {}

    def _move_waits(self, token: ElementInstance) -> None:
        moved = self.workflow.tasks[token.id]
        for wait_id, handler in token.waits.items():
            after = self._handler_after(token, handler)
            try:
                self.waits.append(closed(moved, wait_id, handler) if after is None else kept(self, token, moved, wait_id, after))
            except StepFailed as error:
                self._refuse(token, EXPRESSION, error.detail)
        for event in self._new_events(token, moved):
            try:
                self.waits += opened(moved, event)
            except StepFailed as error:
                self._refuse(token, EXPRESSION, error.detail)

    def _handler_after(self, token: ElementInstance, handler: Element) -> Element | None:
        if handler is token.task_spec or isinstance(handler, Listeners | TaskListeners):
            return self._become.of(handler)
        return self._become.event(handler)

    def _new_events(self, token: ElementInstance, moved: ElementInstance) -> Iterator[CatchEvent]:
        """The events of the new element nobody became. Those of an interrupted scope are over already."""
        became = {self._become.event(event) for event in _events(token, token.task_spec)}
        interrupted = isinstance(moved.task_spec, ScopeElement) and moved.task_spec.is_interrupted(moved)
        boundary = getattr(moved.task_spec, "boundary", ())
        for event in _events(token, moved.task_spec):
            if event not in became and not (interrupted and event not in boundary):
                yield event


def _events(token: ElementInstance, element: Element) -> list[CatchEvent]:
    """The events that `token` listens to besides its own work, if it stands at `element`."""
    notes = token.notes or {}
    if LISTENING in notes and notes[LISTENING][0] in {START, BEFORE_ALL}:
        return []  # it subscribes once its listeners are done
    if token._state == ENDING:
        return []  # it has closed its subscriptions
    found: list[CatchEvent] = []
    if isinstance(element, EventBasedGateway):
        found += element.events
    if isinstance(element, Activity) and not token.is_inner:
        found += element.boundary
    is_body = getattr(element, "loop", None) is not None and not token.is_inner
    if isinstance(element, ScopeElement) and not is_body:
        found += [handler.start for handler in element.event_subprocesses if handler.start is not None]
    return found


def _loop(element: Element) -> bool | None:
    loop = getattr(element, "loop", None)
    return None if loop is None else loop.sequential


def _container_id(scope: Element) -> str | None:
    if isinstance(scope, ProcessElement):
        return None
    return scope.facts.container if isinstance(scope, AdHocInstance) else scope.name
