"""Rule `similar-name`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.expressions import FeelPlace, expressions
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import ZEEBE, split
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.variable_name import PLACES
from engine.feel import FeelError, compile_expression
from engine.feel.syntax.nodes import Name
from engine.feel.syntax.walk import walk

SHORTEST = 6
"""Shorter names are often alike on purpose: `due1` and `due2`."""


@dataclass(frozen=True, slots=True)
class Use:
    """A variable that an expression reads, and where."""

    name: str
    place: FeelPlace
    offset: int


@rule("similar-name", Words("check the spelling", "请核对拼写"), Severity.WARNING)
def similar_name(diagram: Diagram) -> Iterator[Report]:
    """No expression reads a variable whose name is a letter away from another one's.

    Which variables a case has is known only when it runs, but a name that is read once, set nowhere in the diagram, and
    differs in one letter or in capitals from a name that stands elsewhere in it, is most likely misspelt. Names of fewer
    than six characters are left alone, and so are those that differ in the last letter of a word: `approved`, `approver`.
    """
    uses = [use for place in expressions(diagram) for use in _uses(place, diagram)]
    times = Counter(use.name for use in uses)
    names = _set_names(diagram)
    for use in uses:
        if times[use.name] > 1 or use.name in names or len(use.name) < SHORTEST:
            continue
        twin = next((other for other in sorted({*times, *names}) if _is_slip(use.name, other, times, names)), None)
        if twin is not None:
            message = Words(
                f"'{use.name}' is read here only; is '{twin}' meant?", f"“{use.name}”只在此处出现，是否应为“{twin}”？"
            )
            yield use.place.report(message, use.offset)


def _uses(place: FeelPlace, diagram: Diagram) -> Iterator[Use]:
    try:
        compiled = compile_expression(place.text, functions=diagram.functions)
    except FeelError:  # reported by feel-syntax
        return
    seen: set[str] = set()
    for node in walk(compiled.node):
        if isinstance(node, Name) and node.name in compiled.names and node.name not in seen:
            seen.add(node.name)
            yield Use(node.name, place, node.start)


def _set_names(diagram: Diagram) -> set[str]:
    """The variables that the diagram itself sets."""
    names = set()
    for element in diagram.model:
        namespace, kind = split(element.tag)
        for attribute in PLACES.get(kind, ((), False))[0] if namespace == ZEEBE else ():
            names.add(element.get(attribute, "").partition(".")[0])
    return names - {""}


def _is_slip(name: str, other: str, times: Counter[str], names: set[str]) -> bool:
    """Whether `name` is likely to mean `other`, which stands more often or is set by the diagram."""
    if name == other or not (times[other] > 1 or other in names):
        return False
    if name.lower() == other.lower():
        return True
    long, short = (name, other) if len(name) >= len(other) else (other, name)
    return _is_one_edit(long, short)


def _is_one_edit(long: str, short: str) -> bool:
    """Whether one letter inside a word was changed, left out or swapped with its neighbour."""
    start = next((place for place, letter in enumerate(short) if long[place] != letter), len(short))
    rest_long, rest_short = long[start:], short[start:]
    if not rest_long[1:2].islower():
        # `approved` and `approver`, `resumeOn` and `resumedOn`, `item` and `items` are different words
        return False
    if len(long) > len(short):
        return rest_long[1:] == rest_short
    swapped = rest_long[:2] == rest_short[1::-1] and rest_long[2:] == rest_short[2:]
    return rest_long[1:] == rest_short[1:] or swapped
