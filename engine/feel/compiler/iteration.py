"""`for`, `some` and `every`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.feel.compiler.access import has_function
from engine.feel.compiler.program import Frame, Program
from engine.feel.compiler.scopes import Bindings
from engine.feel.kinds import kind_of
from engine.feel.numbers import is_whole
from engine.feel.operators.comparison import equals
from engine.feel.ranges import Range
from engine.feel.syntax import nodes
from engine.feel.temporal import FeelDate
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


class NotIterable(Exception):
    """Raised inside a loop whose source is no list and no range of whole numbers or dates."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Nested loops: a slot and a source for each. `fresh` gives every turn a frame of its own."""

    levels: tuple[tuple[int, Program, Program | None], ...]
    fresh: bool

    def turns(self, frame: Frame, level: int = 0) -> Iterator[Frame]:
        """A frame for every turn of the innermost loop. Raises NotIterable."""
        slot, source, last = self.levels[level]
        items = iterate(source(frame)) if last is None else count(source(frame), last(frame))
        run = frame[0]
        is_innermost = level == len(self.levels) - 1
        for item in items:
            run.step()
            turn = frame[:] if self.fresh else frame
            turn[slot] = item
            if is_innermost:
                yield turn
            else:
                yield from self.turns(turn, level + 1)


def compile_for(compiler: Compiler, node: nodes.For) -> Program:
    """The list of what the body gives for every turn; `partial` is the list so far."""
    partial = compiler.layout.new_slot()
    loop, body = _compile_loop(compiler, node.iterators, node.body, Bindings({"partial": partial}, growing=partial))
    place = compiler.place(node)

    def collect(frame: Frame) -> object:
        results: list[Value] = []
        outer = frame[:] if loop.fresh else frame
        outer[partial] = results
        run = frame[0]
        try:
            for turn in loop.turns(outer):
                run.allocate(1)
                results.append(body(turn))
        except NotIterable as failure:
            place.warn(frame, "not-iterable", str(failure))
            return None
        return results

    return collect


def compile_quantified(compiler: Compiler, node: nodes.Quantified) -> Program:
    """`some` ends at the first true, `every` at the first false; a condition that is neither makes the rest null."""
    loop, condition = _compile_loop(compiler, node.iterators, node.condition, Bindings())
    decisive = not node.universal
    place = compiler.place(node)

    def decide(frame: Frame) -> object:
        result: bool | None = not decisive
        try:
            for turn in loop.turns(frame):
                answer = condition(turn)
                if answer is decisive:
                    return decisive
                if type(answer) is not bool:
                    place.warn(frame, "not-boolean", f"Expected a condition, but found {kind_of(answer)}")
                    result = None
        except NotIterable as failure:
            place.warn(frame, "not-iterable", str(failure))
            return None
        return result

    return decide


def _compile_loop(
    compiler: Compiler, iterators: tuple[nodes.Iterator, ...], body: nodes.Node, bindings: Bindings
) -> tuple[Loop, Program]:
    levels = []
    with compiler.scope(bindings):
        for iterator in iterators:
            source = compiler.compile(iterator.source)
            last = None if iterator.last is None else compiler.compile(iterator.last)
            slot = bindings.slots[iterator.name] = compiler.layout.new_slot()
            levels.append((slot, source, last))
        program = compiler.compile(body)
    fresh = has_function(body) or any(has_function(iterator.source) for iterator in iterators)
    return Loop(tuple(levels), fresh), program


def iterate(source: Value) -> Iterable[Value]:
    """The items of a list or range; any other value is a list of itself. Raises NotIterable."""
    if isinstance(source, list):
        return source
    if isinstance(source, Range):
        return _iterate_range(source)
    if source is None:
        raise NotIterable("Expected a list or a range to go through, but found null")
    return [source]


def count(first: Value, last: Value) -> Iterator[Value]:
    """`first..last`, upwards or downwards. Raises NotIterable."""
    if isinstance(first, Decimal) and isinstance(last, Decimal) and is_whole(first) and is_whole(last):
        return map(Decimal, _steps(int(first), int(last)))
    if isinstance(first, FeelDate) and isinstance(last, FeelDate):
        return map(FeelDate.from_days, _steps(first.days, last.days))
    found = f"{kind_of(first)} and {kind_of(last)}"
    raise NotIterable(f"Expected whole numbers or dates from '..' to go through, but found {found}")


def _steps(first: int, last: int) -> range:
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)


def _iterate_range(interval: Range) -> Iterator[Value]:
    for item in count(interval.start, interval.end):
        at_open_start = not interval.start_included and equals(item, interval.start) is True
        at_open_end = not interval.end_included and equals(item, interval.end) is True
        if not at_open_start and not at_open_end:
            yield item
