"""Modifying a running instance: elements are begun, moved and ended from outside, as in Camunda 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.spiff.opening import Opening
from engine.spiff.refusals import CALLED_ENDS, NO_ANCESTOR, NOT_ACTIVE, SCOPE_ENDS, UNKNOWN_ELEMENT, InstructionRefused, Refusal

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance
    from engine.spiff.workflow import TokenWorkflow

Where: TypeAlias = str | int
"""An element's id (all its active instances), or the number of one element instance."""


class Ancestor(StrEnum):
    """Which scope the target of a move begins in: found as for an activation, among the source's, or the source's own."""

    DIRECT = "direct"
    INFERRED = "inferred"
    SOURCE_PARENT = "sourceParent"


@dataclass(frozen=True, slots=True)
class VariableInstruction:
    """Variables set before an element begins: local ones of `scope_id`, it or a scope around it; None: of the process."""

    variables: Mapping[str, Any]
    scope_id: str | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """Begin an element. `ancestor` is the number of an element instance around it, needed where several run."""

    element_id: str
    ancestor: int | None = None
    variables: tuple[VariableInstruction, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """End every instance `source` names and begin `target` once for each; `ancestor_id` goes with `Ancestor.DIRECT`."""

    source: Where
    target: str
    ancestor: Ancestor = Ancestor.DIRECT
    ancestor_id: int | None = None
    variables: tuple[VariableInstruction, ...] = ()


@dataclass(frozen=True, slots=True)
class Modification:
    """What to do, all or nothing: first everything is begun, then everything is ended."""

    activations: tuple[Activation, ...] = ()
    moves: tuple[Move, ...] = ()
    terminations: tuple[Where, ...] = ()


def modify(workflow: TokenWorkflow, wanted: Modification) -> None:
    """Carry out `wanted`; raise `InstructionRefused` for the first instruction that cannot be.

    Scopes left empty end too; an instance left empty is terminated. The caller lets the workflow run afterwards.
    """
    opening = Opening(workflow)
    ending = [token for where in wanted.terminations for token in _named(workflow, where)]
    moved = [(move, token) for move in wanted.moves for token in _named(workflow, move.source, rounds=False)]
    for activation in wanted.activations:
        ancestor = _ancestor(workflow, activation.element_id, activation.ancestor)
        opening.begin(activation.element_id, ancestor, activation.variables)
    for move, source in moved:
        opening.begin(move.target, _ancestor_of_move(opening, move, source), move.variables)
        ending.append(source)
    for token in ending:
        _end(token, opening.required)


def _named(workflow: TokenWorkflow, where: Where, *, rounds: bool = True) -> list[ElementInstance]:
    if isinstance(where, int):
        token = workflow.tasks.get(where)
        found = [] if token is None else [token]
    elif where not in workflow.definition.elements:
        raise InstructionRefused(Refusal(where, UNKNOWN_ELEMENT))
    else:
        found = [token for token in workflow.tasks.values() if token.task_spec.name == where and (rounds or not token.is_inner)]
    if not found:
        raise InstructionRefused(Refusal(str(where), NOT_ACTIVE))
    return found


def _ancestor(workflow: TokenWorkflow, element_id: str, number: int | None) -> ElementInstance | None:
    if number is None:
        return None
    token = workflow.tasks.get(number)
    if token is None:
        raise InstructionRefused(Refusal(element_id, NO_ANCESTOR, str(number)))
    return token


def _ancestor_of_move(opening: Opening, move: Move, source: ElementInstance) -> ElementInstance | None:
    match move.ancestor:
        case Ancestor.DIRECT:
            return _ancestor(source.workflow, move.target, move.ancestor_id)
        case Ancestor.SOURCE_PARENT:
            return source.scope
        case Ancestor.INFERRED:
            return opening.common_scope(move.target, source)


def _end(token: ElementInstance, required: set[int]) -> None:
    workflow = token.workflow
    if token.id not in workflow.tasks:
        return  # a scope around it has ended already
    if any(_is_within(workflow.tasks[needed], token) for needed in required & workflow.tasks.keys()):
        raise InstructionRefused(Refusal(token.task_spec.name, SCOPE_ENDS))
    outer = token.scope
    while outer is not None and len(outer._children) == 1 and outer.id not in required:
        token, outer = outer, outer.scope
    if outer is not None:
        workflow.terminate(token)
    elif workflow.services.is_called:
        raise InstructionRefused(Refusal(token.task_spec.name, CALLED_ENDS))
    else:
        workflow.cancel_all()


def _is_within(token: ElementInstance, scope: ElementInstance) -> bool:
    here: ElementInstance | None = token
    while here is not None and here is not scope:
        here = here.scope
    return here is scope
