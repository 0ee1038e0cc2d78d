"""Conditional events: they happen when a condition on the variables they see becomes true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import StepFailed
from engine.spiff.expression import Moment, Value
from engine.spiff.waits import ConditionWait, Wait

if TYPE_CHECKING:
    from engine.spiff.element import Element
    from engine.spiff.token import ElementInstance
    from engine.spiff.workflow import TokenWorkflow


class Change(NamedTuple):
    """Variable `name` was set in the scope of element instance `scope`; `created` if there was none before."""

    scope: int
    name: str
    created: bool


@dataclass(frozen=True, slots=True)
class ConditionDefinition:
    """A condition; `names` and `events` (create, update) narrow down the changes that make it be looked at again.

    Without `names` these are changes of the variables it reads; without `events` both kinds.
    """

    condition: Value
    names: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

    def open(self, wait_id: int, element: Element, variables: Mapping[str, Any], moment: Moment, *, stays_open: bool) -> Wait:
        """It has no row: the step that changes a variable looks at it."""
        return ConditionWait(wait_id, element.name)

    def holds(self, variables: Mapping[str, Any], moment: Moment, element_id: str) -> bool:
        """Whether it is true.

        While a variable it reads does not exist and it cannot be worked out without, it is not true yet; any other
        mistake in it is an error.
        """
        try:
            return bool(self.condition.evaluate_as(bool, variables, moment, element_id))
        except StepFailed:
            if all(name in variables for name in self.condition.names):
                raise
            return False

    def concerns(self, holder: ElementInstance, changes: list[Change]) -> bool:
        """Whether one of the changes makes it worth looking at, as seen from `holder`."""
        watched = self.names or self.condition.names
        return any(
            change.name in watched and self._wants(change) and _owner(holder, change.name) == change.scope for change in changes
        )

    def _wants(self, change: Change) -> bool:
        return not self.events or ("create" if change.created else "update") in self.events


def _owner(token: ElementInstance, name: str) -> int:
    """The scope whose variable of that name `token` sees."""
    here: ElementInstance | None = token
    while here is not None:
        if here.locals is not None and name in here.locals:
            return here.id
        here = here.scope
    return token.workflow.root.id


def fire_conditions(workflow: TokenWorkflow, changes: list[Change], opened: set[int]) -> bool:
    """Let the conditional events happen that just began to wait, or see a change, and hold; True if there were any."""
    holding = sorted(_holding(workflow, changes, opened))
    for wait_id in holding:
        # one before it may have ended what this one waits in
        if any(wait_id in token.waits for token in workflow.tasks.values()):
            workflow.happened(wait_id, {})
    return bool(holding)


def _holding(workflow: TokenWorkflow, changes: list[Change], opened: set[int]) -> Iterator[int]:
    for token in workflow.tasks.values():
        for wait_id, handler in token.waits.items():
            definition = getattr(handler, "definition", None)
            if not isinstance(definition, ConditionDefinition):
                continue
            is_due = wait_id in opened or definition.concerns(token, changes)
            if is_due and definition.holds(workflow.view(token), workflow, handler.name):
                yield wait_id
