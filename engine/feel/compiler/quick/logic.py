"""`and`, `or` and `if`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.quick.checks import as_check, compile_check, compile_pair
from engine.feel.compiler.quick.program import UNSURE, Quick
from engine.feel.syntax.nodes import Conjunction, Disjunction, If, Node
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler


def compile_conjunction(quick: QuickCompiler, node: Conjunction) -> Quick:
    """`and` of operands that are true or false."""
    return _junction(_operands(quick, node.operands, decisive=False), decisive=False)


def compile_disjunction(quick: QuickCompiler, node: Disjunction) -> Quick:
    """`or` of operands that are true or false."""
    return _junction(_operands(quick, node.operands, decisive=True), decisive=True)


def _operands(quick: QuickCompiler, nodes: Sequence[Node], *, decisive: bool) -> list[Quick]:
    """The programs of the operands; two checks side by side are one program."""
    programs: list[Quick] = []
    checks = [as_check(quick.full, node) for node in nodes]
    position = 0
    while position < len(nodes):
        one, other = checks[position], checks[position + 1] if position + 1 < len(nodes) else None
        pair = None if one is None or other is None else compile_pair(one, other, decisive=decisive)
        if pair is not None:
            programs.append(pair)
        else:
            programs.append(quick.compile(nodes[position]) if one is None else compile_check(one))
        position += 1 if pair is None else 2
    return programs


def _junction(programs: list[Quick], *, decisive: bool) -> Quick:
    if len(programs) == 1:
        return programs[0]
    undecided = not decisive
    *firsts, last = programs
    if len(firsts) == 1:
        return _junction_of_two(firsts[0], last, decisive=decisive)

    def decide(variables: Values, now: datetime | None) -> Any:
        for program in programs:
            value = program(variables, now)
            if value is decisive:
                return decisive
            if value is not undecided:
                return UNSURE
        return undecided

    return decide


def _junction_of_two(first: Quick, second: Quick, *, decisive: bool) -> Quick:
    undecided = not decisive

    def decide(variables: Values, now: datetime | None) -> Any:
        left = first(variables, now)
        if left is undecided:
            right = second(variables, now)
            return right if type(right) is bool else UNSURE
        return decisive if left is decisive else UNSURE

    return decide


def compile_if(quick: QuickCompiler, node: If) -> Quick:
    """`if` whose condition is true or false."""
    condition, yes, no = (quick.compile(part) for part in (node.condition, node.yes, node.no))

    def choose(variables: Values, now: datetime | None) -> Any:
        value = condition(variables, now)
        if value is True:
            return yes(variables, now)
        return no(variables, now) if value is False else UNSURE

    return choose
