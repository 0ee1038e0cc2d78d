"""The compiler of quick programs: it starts where the full compiler ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.quick.arithmetic import compile_arithmetic
from engine.feel.compiler.quick.calls import compile_call
from engine.feel.compiler.quick.cells import compile_unary_tests
from engine.feel.compiler.quick.comparison import compile_between, compile_comparison, compile_in
from engine.feel.compiler.quick.logic import compile_conjunction, compile_disjunction, compile_if
from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick, quick_date
from engine.feel.compiler.quick.reads import compile_read
from engine.feel.syntax import nodes
from engine.feel.temporal import FeelDate
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


@dataclass(frozen=True, slots=True)
class QuickProgram:
    """A quick program and the most steps of a budget that it can take."""

    program: Quick
    steps: int


class QuickCompiler:
    """Compiles the nodes of an expression that `full` has compiled; `zone` is where `today()` is read."""

    def __init__(self, full: Compiler, zone: str) -> None:
        self.full = full
        self.zone = zone
        self.steps = 0

    def compile(self, node: nodes.Node) -> Quick:
        """The quick program of a node. Raises NotQuick."""
        if self.full.is_constant(node):
            return _constant(self.full.constant_value(node))
        family = _FAMILIES.get(type(node))
        if family is None:
            raise NotQuick
        return family(self, node)


def quick_program(full: Compiler, node: nodes.Node, zone: str) -> QuickProgram | None:
    """The quick program of a whole expression, or None if it has none."""
    compiler = QuickCompiler(full, zone)
    try:
        program = compiler.compile(node)
    except NotQuick:
        return None
    return QuickProgram(program, compiler.steps)


def _constant(value: Value) -> Quick:
    fixed = quick_date(value) if isinstance(value, FeelDate) else value
    if fixed is UNSURE:
        raise NotQuick
    return lambda variables, now: fixed


def _compile_read(quick: QuickCompiler, node: nodes.Name | nodes.Path) -> Quick:
    return compile_read(node)


_FAMILIES: dict[type[nodes.Node], Callable[[QuickCompiler, Any], Quick]] = {
    nodes.Name: _compile_read,
    nodes.Path: _compile_read,
    nodes.Conjunction: compile_conjunction,
    nodes.Disjunction: compile_disjunction,
    nodes.Comparison: compile_comparison,
    nodes.Between: compile_between,
    nodes.In: compile_in,
    nodes.Arithmetic: compile_arithmetic,
    nodes.If: compile_if,
    nodes.Call: compile_call,
    nodes.UnaryTests: compile_unary_tests,
}
