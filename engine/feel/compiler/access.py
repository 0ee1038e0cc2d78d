"""Paths and filters."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.compiler.scopes import ItemScope
from engine.feel.kinds import kind_of
from engine.feel.operators.properties import property_getter
from engine.feel.syntax.nodes import Filter, FunctionDefinition, Path
from engine.feel.syntax.walk import walk
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_path(compiler: Compiler, node: Path) -> Program:
    """An entry of a context, a property of a value, or both of every item of a list."""
    source, name, place = compiler.compile(node.source), node.name, compiler.place(node)

    def read(frame: Frame) -> object:
        value = source(frame)
        if type(value) is dict and name in value:
            return value[name]
        return _read_property(frame, value, name, place)

    return read


def _read_property(frame: Frame, value: Value, name: str, place: Place) -> Value:
    if isinstance(value, list):
        frame[0].step(len(value))
        return [_read_property(frame, item, name, place) for item in value]
    if isinstance(value, dict) and name in value:
        return value[name]
    getter = property_getter(value, name)
    if getter is not None:
        return getter(value)
    message = f"Expected a value with an entry '{name}', but found {kind_of(value)} without one"
    place.warn(frame, "no-entry", message)
    return None


def compile_filter(compiler: Compiler, node: Filter) -> Program:
    """The items that meet a condition, or the item at an index (from 1, or from -1 backwards)."""
    source = compiler.compile(node.source)
    slot = compiler.layout.new_slot()
    with compiler.scope(ItemScope(slot)):
        condition = compiler.compile(node.condition)
    place = compiler.place(node)
    if compiler.is_constant(node.condition):
        index = compiler.constant_value(node.condition)
        if isinstance(index, Decimal):
            return _pick(source, index, place)
    fresh = has_function(node.condition)
    return _select(source, condition, slot, place, fresh=fresh)


def has_function(node: Any) -> bool:
    """Whether a node defines a function, which may outlive one turn of a loop and needs a frame of its own."""
    return any(isinstance(part, FunctionDefinition) for part in walk(node))


def _pick(source: Program, index: Decimal, place: Place) -> Program:
    def pick(frame: Frame) -> object:
        value = source(frame)
        return None if value is None else _at(frame, _as_list(value), index, place)

    return pick


def _select(source: Program, condition: Program, slot: int, place: Place, *, fresh: bool) -> Program:
    def select(frame: Frame) -> object:
        items = _as_list(source(frame))
        run = frame[0]
        chosen: list[Value] = []
        for item in items:
            run.step()
            turn = frame[:] if fresh else frame
            turn[slot] = item
            answer = condition(turn)
            if answer is True:
                chosen.append(item)
            elif isinstance(answer, Decimal):
                return _at(frame, items, answer, place)
            elif answer is not False and answer is not None:
                place.warn(frame, "not-boolean", f"Expected a condition or an index, but found {kind_of(answer)}")
                return None
        run.allocate(len(chosen))
        return chosen if items else _select_from_nothing(frame, condition, slot)

    return select


def _select_from_nothing(frame: Frame, condition: Program, slot: int) -> list[Value] | None:
    """An index into an empty list is null, a condition gives the empty list: only evaluating tells which it is."""
    frame[slot] = None
    known = len(frame[0].warnings)
    answer = condition(frame)
    del frame[0].warnings[known:]
    return None if isinstance(answer, Decimal) else []


def _as_list(value: Value) -> list[Value]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _at(frame: Frame, items: list[Value], index: Decimal, place: Place) -> Value:
    position = int(index) if index == index.to_integral_value() else 0
    if 0 < position <= len(items):
        return items[position - 1]
    if -len(items) <= position < 0:
        return items[position]
    place.warn(frame, "no-item", f"Expected an index between 1 and {len(items)}, but found {index}")
    return None
