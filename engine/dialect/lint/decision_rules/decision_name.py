"""Rule `decision-name`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decision_rules.visible import Visible, texts
from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.rule import Report, Words, rule
from engine.dmn import Decisions
from engine.feel import Expression, FeelError, FunctionLibrary, compile_expression, compile_unary_tests
from engine.feel.syntax.nodes import Filter, Name, Node
from engine.feel.syntax.walk import children


@rule(
    "decision-name",
    Words("correct the name, or draw the requirement to what it means", "请更正名称，或画出对它的引用"),
    Severity.WARNING,
)
def decision_name(file: DecisionFile) -> Iterator[Report]:
    """Expressions use only names that are known, where the file says which.

    Known are the required inputs, decisions and knowledge models, entries of contexts, parameters and iterator variables.
    The logic of a decision that requires no input data is passed over: it reads the variables of the process. So are the
    conditions of filters, whose names may be entries of the items.
    """
    if file.decisions is None:
        return
    for place in texts(file.root):
        compiled = _compiled(place, file.decisions, file.functions)
        unknown = frozenset() if compiled is None else compiled.names - place.names
        for name in () if compiled is None else _free(compiled.node):
            if name.name in unknown:
                message = Words(f"'{name.name}' is not known here", f"此处没有“{name.name}”这一名称")
                yield Report(place.element, message, offset=place.offset + name.start)


def _compiled(place: Visible, decisions: Decisions, functions: FunctionLibrary) -> Expression | None:
    """The expression; nothing for one that cannot be read, which another rule reports."""
    compile_text = compile_unary_tests if place.is_test else compile_expression
    try:
        return compile_text(place.text, decisions.declared_names, functions)
    except FeelError:
        return None


def _free(tree: Node) -> Iterator[Name]:
    """The first place of each name outside of filters."""
    seen: set[str] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name) and node.name not in seen:
            seen.add(node.name)
            yield node
        inner = [node.source] if isinstance(node, Filter) else list(children(node))
        waiting.extend(reversed(inner))
