"""Decision instances: what was evaluated in a step, or by a client, as rows to be found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from engine.spiff.effects import DecisionEvent
from engine.store import decision_instances
from engine.store.decision_instances import DecisionState
from engine.store.keys import next_key

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.spiff.effects import ElementEvent, VariableEvent
    from engine.store.locked_instances import LockedInstance


def record_step(uow: UnitOfWork, row: LockedInstance, history: Sequence[ElementEvent | VariableEvent | DecisionEvent]) -> None:
    """Store the decisions that a step evaluated."""
    for event in history:
        if type(event) is DecisionEvent:
            place = {
                "instance_key": row.key,
                "root_key": row.root_key,
                "definition_key": row.definition_key,
                "element_id": event.element_id,
                "seq": event.seq,
                "business_key": row.business_key,
            }
            record(uow, int(event.evaluated["decisionKey"]), event.evaluated["evaluated"], row.tenant_id, place=place)


def record(
    uow: UnitOfWork,
    decision_key: int,
    evaluated: Sequence[Mapping[str, Any]],
    tenant_id: str,
    *,
    place: Mapping[str, Any] | None = None,
    failure: str | None = None,
) -> int:
    """Store one evaluation of the decision with this key and give the key of the evaluation.

    `evaluated` are the decisions in the JSON form of `engine.dmn.result`, the asked one last; `failure` is why that one has
    no sound result. `place` holds the columns of the process instance it was evaluated in, if it was.
    """
    beside = uow.engine.definitions.decisions_beside(uow, decision_key)
    evaluation_key = next_key()
    shared = {**_NOWHERE, **(place or {})}
    rows = []
    for number, one in enumerate(evaluated, 1):
        facts = beside[one["id"]]
        failed = failure if number == len(evaluated) else None
        rows.append(
            {
                **shared,
                "evaluation_key": evaluation_key,
                "number": number,
                "decision_key": facts.key,
                "root_decision_key": decision_key,
                "requirements_key": facts.requirements_key,
                "decision_id": one["id"],
                "name": one["name"],
                "version": facts.version,
                "type": decision_type(one),
                "state": DecisionState.EVALUATED if failed is None else DecisionState.FAILED,
                "evaluated": uow.now,
                "actor": uow.actor.id,
                "result": msgspec.json.encode(one["output"]).decode(),
                "failure": failed,
                "explanation": {"inputs": one["inputs"], "matchedRules": one["matchedRules"]},
                "tenant_id": tenant_id,
            }
        )
    decision_instances.append(uow.connection, rows)
    return evaluation_key


def decision_type(evaluated: Mapping[str, Any]) -> str:
    """Camunda's type of an evaluated decision, from its JSON form: only tables have inputs and rules."""
    return "DECISION_TABLE" if evaluated["matchedRules"] or evaluated["inputs"] else "LITERAL_EXPRESSION"


_NOWHERE: dict[str, Any] = dict.fromkeys(("instance_key", "root_key", "definition_key", "element_id", "seq", "business_key"))
