"""From tree back to text: the same expression, written in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engine.feel.syntax import nodes
from engine.feel.syntax.names import KEYWORDS
from engine.feel.syntax.scanner import WORD
from engine.feel.syntax.types import TypeNode
from engine.feel.text import quoted, to_text

_ATOMS = (
    nodes.Literal,
    nodes.Name,
    nodes.ListLiteral,
    nodes.ContextLiteral,
    nodes.Path,
    nodes.Filter,
    nodes.Call,
    nodes.UnaryComparison,
)


def print_expression(node: nodes.Node) -> str:
    """The text of a tree. Parsing it gives the same tree, but for the positions."""
    return _PRINTERS[type(node)](node)


def _operand(node: nodes.Node) -> str:
    text = print_expression(node)
    return text if isinstance(node, _ATOMS) else f"({text})"


def _test(node: nodes.Node) -> str:
    if isinstance(node, nodes.UnaryComparison):
        return f"{node.operator} {_operand(node.operand)}"
    return print_expression(node)


def _tests(items: Iterable[nodes.Node]) -> str:
    return ", ".join(map(_test, items))


def _listed(items: Iterable[nodes.Node]) -> str:
    return ", ".join(map(print_expression, items))


def _literal(node: nodes.Literal) -> str:
    text = to_text(node.value, nested=True)
    return f"({text})" if text.startswith("-") else text


def _name(name: str) -> str:
    plain = all(WORD.fullmatch(word) is not None and word not in KEYWORDS for word in name.split(" "))
    return name if plain else f"`{name}`"


def _entries(node: nodes.ContextLiteral) -> str:
    return f"{{{', '.join(f'{quoted(key)}: {print_expression(value)}' for key, value in node.entries)}}}"


def _range(node: nodes.RangeLiteral) -> str:
    opening, closing = "[" if node.low_included else "(", "]" if node.high_included else ")"
    return f"{opening}{_operand(node.low)}..{_end_of_range(node.high)}{closing}"


def _end_of_range(node: nodes.Node) -> str:
    """The upper end, after which "[" would close the range: anything that may hold a filter stands in parentheses."""
    return _operand(node) if isinstance(node, nodes.Literal | nodes.Name) else f"({print_expression(node)})"


def _chain(node: nodes.Arithmetic) -> str:
    rest = "".join(f" {symbol} {_operand(operand)}" for symbol, operand in node.rest)
    return f"{_operand(node.first)}{rest}"


def _in(node: nodes.In) -> str:
    return f"{_operand(node.value)} in ({_tests(node.tests)})"


def _iterators(iterators: Iterable[nodes.Iterator]) -> str:
    parts = []
    for iterator in iterators:
        last = "" if iterator.last is None else f"..{_operand(iterator.last)}"
        parts.append(f"{_name(iterator.name)} in {_operand(iterator.source)}{last}")
    return ", ".join(parts)


def _quantified(node: nodes.Quantified) -> str:
    word = "every" if node.universal else "some"
    return f"{word} {_iterators(node.iterators)} satisfies {print_expression(node.condition)}"


def _definition(node: nodes.FunctionDefinition) -> str:
    parameters = ", ".join(_name(one.name) + ("" if one.type is None else f": {print_type(one.type)}") for one in node.parameters)
    external = "external " if node.external else ""
    return f"function({parameters}) {external}{print_expression(node.body)}"


def _named_call(node: nodes.NamedCall) -> str:
    arguments = ", ".join(f"{name}: {print_expression(value)}" for name, value in node.arguments)
    return f"{_operand(node.function)}({arguments})"


def _unary_tests(node: nodes.UnaryTests) -> str:
    if node.tests is None:
        return "-"
    return f"not({_tests(node.tests)})" if node.negated else _tests(node.tests)


def print_type(node: TypeNode) -> str:
    """The text of a type."""
    if node.item is not None:
        return f"{node.name}<{print_type(node.item)}>"
    if node.fields is not None:
        return f"{node.name}<{', '.join(f'{name}: {print_type(field)}' for name, field in node.fields)}>"
    if node.parameters is not None and node.result is not None:
        return f"{node.name}<{', '.join(map(print_type, node.parameters))}> -> {print_type(node.result)}"
    return node.name


_PRINTERS: dict[type[nodes.Node], Callable[[Any], str]] = {
    nodes.Literal: _literal,
    nodes.Name: lambda node: _name(node.name),
    nodes.ListLiteral: lambda node: f"[{_listed(node.items)}]",
    nodes.ContextLiteral: _entries,
    nodes.RangeLiteral: _range,
    nodes.UnaryComparison: lambda node: f"({_test(node)})",
    nodes.Negation: lambda node: f"-{_operand(node.operand)}",
    nodes.Conjunction: lambda node: " and ".join(map(_operand, node.operands)),
    nodes.Disjunction: lambda node: " or ".join(map(_operand, node.operands)),
    nodes.Comparison: lambda node: f"{_operand(node.left)} {node.operator} {_operand(node.right)}",
    nodes.Between: lambda node: f"{_operand(node.value)} between {_operand(node.low)} and {_operand(node.high)}",
    nodes.In: _in,
    nodes.Arithmetic: _chain,
    nodes.InstanceOf: lambda node: f"{_operand(node.value)} instance of {print_type(node.type)}",
    nodes.Path: lambda node: f"{_operand(node.source)}.{_name(node.name)}",
    nodes.Filter: lambda node: f"{_operand(node.source)}[{print_expression(node.condition)}]",
    nodes.If: lambda node: (
        f"if {print_expression(node.condition)} then {print_expression(node.yes)} else {print_expression(node.no)}"
    ),
    nodes.For: lambda node: f"for {_iterators(node.iterators)} return {print_expression(node.body)}",
    nodes.Quantified: _quantified,
    nodes.FunctionDefinition: _definition,
    nodes.Call: lambda node: f"{_operand(node.function)}({_listed(node.arguments)})",
    nodes.NamedCall: _named_call,
    nodes.UnaryTests: _unary_tests,
}
