"""Which function compiles which kind of node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.access import compile_filter, compile_path
from engine.feel.compiler.arithmetic import compile_arithmetic, compile_negation
from engine.feel.compiler.calls import compile_call, compile_named_call
from engine.feel.compiler.comparison import compile_between, compile_comparison
from engine.feel.compiler.definitions import compile_function_definition
from engine.feel.compiler.iteration import compile_for, compile_quantified
from engine.feel.compiler.literals import compile_context, compile_list, compile_literal, compile_range
from engine.feel.compiler.logic import compile_conjunction, compile_disjunction, compile_if, compile_instance_of
from engine.feel.compiler.names import compile_name
from engine.feel.compiler.program import Program
from engine.feel.compiler.tests import compile_in, compile_unary_comparison, compile_unary_tests
from engine.feel.syntax import nodes

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

FAMILIES: dict[type[nodes.Node], Callable[[Compiler, Any], Program]] = {
    nodes.Literal: compile_literal,
    nodes.Name: compile_name,
    nodes.ListLiteral: compile_list,
    nodes.ContextLiteral: compile_context,
    nodes.RangeLiteral: compile_range,
    nodes.UnaryComparison: compile_unary_comparison,
    nodes.Negation: compile_negation,
    nodes.Conjunction: compile_conjunction,
    nodes.Disjunction: compile_disjunction,
    nodes.Comparison: compile_comparison,
    nodes.Between: compile_between,
    nodes.In: compile_in,
    nodes.Arithmetic: compile_arithmetic,
    nodes.InstanceOf: compile_instance_of,
    nodes.Path: compile_path,
    nodes.Filter: compile_filter,
    nodes.If: compile_if,
    nodes.For: compile_for,
    nodes.Quantified: compile_quantified,
    nodes.FunctionDefinition: compile_function_definition,
    nodes.Call: compile_call,
    nodes.NamedCall: compile_named_call,
    nodes.UnaryTests: compile_unary_tests,
}
