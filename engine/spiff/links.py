"""Link events: a jump inside one scope, in place of a long sequence flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.spiff.catching import CatchEvent
from engine.spiff.element import ElementFacts
from engine.spiff.events import LinkDefinition
from engine.spiff.throwing import ThrowEvent

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class LinkCatchEvent(CatchEvent):
    """Where a link lands: it passes straight through."""

    definition: LinkDefinition

    def execute(self, token: ElementInstance) -> bool | None:
        return self.listeners is None or self.listeners.before_work(token)

    @property
    def jumped_from(self) -> tuple[str, ...]:
        specs = self._wf_spec.task_specs.values()
        return tuple(spec.name for spec in specs if isinstance(spec, LinkThrowEvent) and spec.leads_to(self))


class LinkThrowEvent(ThrowEvent):
    """Jumps to the link catch event of the same name in the same scope."""

    target: LinkCatchEvent

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, definition: LinkDefinition) -> None:
        super().__init__(spec, facts)
        self.definition = definition

    def leads_to(self, event: LinkCatchEvent) -> bool:
        """Whether the link lands there."""
        return event.definition == self.definition and event.facts.container == self.facts.container

    def link(self) -> None:
        super().link()
        specs = self._wf_spec.task_specs.values()
        self.target = next(spec for spec in specs if isinstance(spec, LinkCatchEvent) and self.leads_to(spec))

    def leave(self, token: ElementInstance) -> None:
        token.workflow.activate(self.target, token.scope)
        super().leave(token)
