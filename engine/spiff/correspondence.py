"""Which element of the old definition becomes which of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.spiff.ad_hoc import AdHocInstance, AdHocSubProcess
from engine.spiff.catching import BoundaryEvent, CatchEvent, StartEvent
from engine.spiff.conditions import ConditionDefinition
from engine.spiff.cycles import CycleDefinition
from engine.spiff.element import Element
from engine.spiff.events import Subscribable
from engine.spiff.listeners import Listeners
from engine.spiff.refusals import MAPPED_TWICE, TYPE_CHANGED, UNKNOWN_ELEMENT, UNKNOWN_TARGET, InstructionRefused, Refusal
from engine.spiff.subprocess import ProcessElement
from engine.spiff.task_listeners import TaskListeners

if TYPE_CHECKING:
    from engine.spiff.definition import ProcessDefinition
    from engine.spiff.migration import MigrationPlan


class Correspondence:
    """The pairs of a plan, and what follows from them; raise `InstructionRefused` for pairs that can never be."""

    def __init__(self, source: ProcessDefinition, target: ProcessDefinition, plan: MigrationPlan) -> None:
        self.source, self.target = source, target
        self.same_ids = plan.same_ids
        self._pairs: dict[str, str] = {}
        for before, after in plan.mapping:
            self._check(before, after)
            self._pairs[before] = after

    def _check(self, before: str, after: str) -> None:
        source, target = self.source, self.target
        if before in self._pairs:
            raise InstructionRefused(Refusal(before, MAPPED_TWICE))
        if before not in source.elements and before not in source.flow_positions:
            raise InstructionRefused(Refusal(before, UNKNOWN_ELEMENT))
        if after not in target.elements and after not in target.flow_positions:
            raise InstructionRefused(Refusal(before, UNKNOWN_TARGET, after))
        if (before in source.elements) != (after in target.elements):
            raise InstructionRefused(Refusal(before, TYPE_CHANGED, after))

    def of(self, element: Element) -> Element | None:
        """What the element becomes; None when the plan says nothing about it."""
        if isinstance(element, ProcessElement):
            return self.target.process
        if isinstance(element, Listeners):
            owner = self.of(element.owner)
            return None if owner is None else owner.listeners
        if isinstance(element, TaskListeners):
            owner = self.of(element.owner)
            return None if owner is None else owner.task_listeners
        named = self._pairs.get(element.name)
        if named is None and isinstance(element, AdHocInstance):
            around = self.of(self.source.elements[str(element.facts.container)])
            return around.inner if isinstance(around, AdHocSubProcess) else None
        if named is None and self.same_ids:
            named = element.name
        return None if named is None else self.target.elements.get(named)

    def is_named(self, element: Element) -> bool:
        """Whether a pair of the plan speaks of this element of the old definition."""
        return element.name in self._pairs

    def flow(self, flow_id: str | None) -> str | None:
        """The sequence flow of the new definition; one of the same id where the plan is silent, None without."""
        found = None if flow_id is None else self._pairs.get(flow_id, flow_id)
        return found if found in self.target.flow_positions else None

    def name(self, name: str) -> str | None:
        """The id of an element in the new definition, by its old one; the same one where the plan is silent."""
        found = self._pairs.get(name, name)
        return found if found in self.target.elements else None

    def event(self, event: CatchEvent) -> CatchEvent | None:
        """The catch event it becomes. Where nothing was said about it, only one that waits for the same, at the same place."""
        after = self.of(event)
        if not isinstance(after, CatchEvent):
            return None
        if self.is_named(event) or (kind_of(event) == kind_of(after) and self._stays_in_place(event, after)):
            return after
        return None

    def _stays_in_place(self, before: CatchEvent, after: CatchEvent) -> bool:
        host, other = _host(before), _host(after)
        if host is None or other is None:
            return host is other
        new_host = self.of(self.source.elements[host])
        return new_host is not None and new_host.name == other


def kind_of(element: Element) -> object:
    """What an event waits for, as far as a subscription can stand for another."""
    definition: Any = getattr(element, "definition", None)
    if isinstance(definition, CycleDefinition | ConditionDefinition | Subscribable):
        return type(definition)
    return definition is None


def _host(event: CatchEvent) -> str | None:
    if isinstance(event, BoundaryEvent):
        return event.attached_to
    return event.facts.container if isinstance(event, StartEvent) else None
