"""Call activities: another process, run as a process instance of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.spiff.activity import Activity
from engine.spiff.effects import StartChild
from engine.spiff.element import ElementFacts
from engine.spiff.expression import Value
from engine.spiff.waits import CallWait, WaitKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance


@dataclass(frozen=True, slots=True)
class CalledElement:
    """`zeebe:calledElement`."""

    process_id: Value
    binding: str = "latest"
    version_tag: str | None = None
    propagate_all_parent: bool = True
    propagate_all_child: bool = True


class CallActivity(Activity):
    """Asks for a child instance and waits for it."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        called: CalledElement,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.called = called

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.CALL

    def work(self, token: ElementInstance) -> bool | None:
        workflow, called = token.workflow, self.called
        view = workflow.view(token)
        wait_id = workflow.next_id()
        variables = dict(view) if called.propagate_all_parent else dict(token.locals or {})
        process_id = called.process_id.evaluate_text(view, workflow, self.name)
        workflow.open_wait(token, self, CallWait(wait_id, self.name))
        workflow.outcome.requests.append(StartChild(wait_id, process_id, called.binding, called.version_tag, variables))
        return None

    def complete_with(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """The child has finished with these variables."""
        wanted = variables if self.called.propagate_all_child or self.facts.outputs else {}
        super().complete_with(token, wanted)
