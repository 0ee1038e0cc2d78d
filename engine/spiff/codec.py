"""The state of an instance as positional msgpack rows against its definition: no spec, no names, no finished history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from engine.errors import EngineError
from engine.spiff.token import ElementInstance

if TYPE_CHECKING:
    from engine.spiff.workflow import TokenWorkflow

FORMAT = 1
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


class StateUnreadable(EngineError):
    """The stored state has a format this version does not know."""

    code = "state-unreadable"

    def __init__(self, found: object) -> None:
        super().__init__(f"Expected instance state of format {FORMAT}, but found {found!r}; run the version that wrote it.")
        self.found = found


def dump(workflow: TokenWorkflow) -> bytes:
    """Encode the live element instances.

    A row is `[id, element, scope row, state, flow, locals, waits, memo, notes]`; trailing empty fields are left out. The process
    itself is the first row and its locals are the variables of the instance.
    """
    definition = workflow.definition
    rows: list[list[Any]] = []
    row_of: dict[int | None, int] = {None: -1}
    for token in workflow.tasks.values():
        row_of[token.id] = len(rows)
        waits = [part for wait_id, handler in token.waits.items() for part in (wait_id, definition.positions[handler.name])]
        row: list[Any] = [
            token.id,
            definition.positions[token.task_spec.name],
            row_of[token._parent],
            token._state,
            None if token.flow is None else definition.flow_positions[token.flow],
            token.locals,
            waits or None,
            token.memo,
            token.notes or None,
        ]
        while row[-1] is None:
            row.pop()
        rows.append(row)
    return _encode([FORMAT, workflow.last_id, rows])


def load(workflow: TokenWorkflow, state: bytes) -> None:
    """Fill an empty workflow from `state`."""
    found = _decode(state)
    if found[0] != FORMAT:
        raise StateUnreadable(found[0])
    _, workflow.last_id, rows = found
    definition = workflow.definition
    elements = definition.ordered
    tokens: list[ElementInstance] = []
    for row in rows:
        token_id, position, scope_row, state_code, flow, variables, waits, memo, notes = row + [None] * (9 - len(row))
        scope = tokens[scope_row] if scope_row >= 0 else None
        flow_name = None if flow is None else definition.flow_names[flow]
        token = ElementInstance(workflow, elements[position], scope, token_id, flow_name)
        token._state = state_code
        token.locals = variables
        token.memo = memo
        token.notes = notes
        if waits is not None:
            token.waits = {waits[i]: elements[waits[i + 1]] for i in range(0, len(waits), 2)}
        tokens.append(token)
    if tokens:
        workflow.variables = tokens[0].locals or {}
        tokens[0].locals = workflow.variables
