"""From the instructions of a client to those of the engine: keys become the numbers of element instances."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from api.camunda.element_instances.repository import ROOT
from api.camunda.instance_operations.schemas import (
    DirectAncestor,
    ModifyInstance,
    MoveInstruction,
    SourceById,
    TerminateById,
    VariableInstruction,
)
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request
from engine.spiff.modification import Activation, Ancestor, Modification, Move
from engine.spiff.modification import VariableInstruction as Variables
from engine.store import history

KIND = "element instance"
ANY = "-1"


class Reading:
    """The instructions for one instance; raise a 400 problem for a key that is none of its element instances."""

    def __init__(self, session: Session, instance_key: int) -> None:
        self._session = session
        self._instance_key = instance_key

    def modification(self, body: ModifyInstance) -> Modification:
        """Everything the body asks for; raise a 400 problem when that is nothing."""
        asked = Modification(
            activations=tuple(
                Activation(
                    one.element_id, self._ancestor(one.ancestor_element_instance_key), _variables(one.variable_instructions)
                )
                for one in body.activate_instructions
            ),
            moves=tuple(self._move(one) for one in body.move_instructions),
            terminations=tuple(
                one.element_id if isinstance(one, TerminateById) else self._number(one.element_instance_key)
                for one in body.terminate_instructions
            ),
        )
        if not (asked.activations or asked.moves or asked.terminations):
            raise bad_request("Expected at least one instruction, but found none; say what to begin, move or end.")
        return asked

    def _move(self, one: MoveInstruction) -> Move:
        named, chosen = one.source_element_instruction, one.ancestor_scope_instruction
        chosen_key = chosen.ancestor_element_instance_key if isinstance(chosen, DirectAncestor) else None
        return Move(
            source=named.source_element_id if isinstance(named, SourceById) else self._number(named.source_element_instance_key),
            target=one.target_element_id,
            ancestor=Ancestor.DIRECT if chosen is None else Ancestor(chosen.ancestor_scope_type),
            ancestor_id=self._ancestor(chosen_key),
            variables=_variables(one.variable_instructions),
        )

    def _ancestor(self, key: str | None) -> int | None:
        return None if key in {None, ANY} else self._number(str(key))

    def _number(self, key: str) -> int:
        wanted = to_key(key, KIND)
        number = ROOT if wanted == self._instance_key else history.number_of(self._session, self._instance_key, wanted)
        if number is None:
            raise bad_request(f"Expected {KIND} '{key}' to belong to this process instance, but it does not; check the key.")
        return number


def _variables(given: Iterable[VariableInstruction] | None) -> tuple[Variables, ...]:
    return tuple(Variables(one.variables, one.scope_id or None) for one in given or ())
