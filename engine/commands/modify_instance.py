"""Command: modify an instance."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from engine.commands.check_variables import check_variables
from engine.commands.instance_rules import require_supervisor_of
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.spiff.modification import Modification, VariableInstruction
from engine.store import visibility

_COMMAND = "modify"


def modify_instance(uow: UnitOfWork, key: int, wanted: Modification) -> None:
    """Begin, move and end elements of the instance, all or nothing, and run it on; a suspended one stays so.

    An instance left without any element is terminated. Raise `NotFound` (not visible), `Forbidden` (no supervisor of
    the area), `WrongState` (ended), `InvalidInput` (variables), `InstructionRefused` naming element and reason,
    `StepFailed` (the process cannot go on from there; nothing is stored).
    """
    row = visibility.get_instance(uow.session, uow.actor, key)
    require_supervisor_of(uow.actor, row, _COMMAND)
    checked = _checked(wanted)

    def act(instance: Instance) -> None:
        instance.modify(checked)

    uow.audit("modify_instance", "process instance", key, _described(checked))
    uow.queue.run(partial(step, uow, key, act, command=_COMMAND, while_suspended=True))


def _checked(wanted: Modification) -> Modification:
    return replace(
        wanted,
        activations=tuple(replace(one, variables=_json(one.variables)) for one in wanted.activations),
        moves=tuple(replace(one, variables=_json(one.variables)) for one in wanted.moves),
    )


def _json(given: tuple[VariableInstruction, ...]) -> tuple[VariableInstruction, ...]:
    return tuple(replace(one, variables=check_variables(one.variables)) for one in given)


def _described(wanted: Modification) -> dict[str, object]:
    return {
        "begun": [{"elementId": one.element_id, "variables": _shown(one.variables)} for one in wanted.activations],
        "moved": [{"from": one.source, "to": one.target, "variables": _shown(one.variables)} for one in wanted.moves],
        "ended": list(wanted.terminations),
    }


def _shown(given: tuple[VariableInstruction, ...]) -> list[dict[str, object]]:
    return [{"scope": one.scope_id, "variables": dict(one.variables)} for one in given]
