"""List functions (DMN 1.5, 10.3.4.4) that take lists apart and put them together."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.builtins.positions import Seen, distinct, list_index, whole
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.operators.comparison import equals
from engine.feel.traversal import Traversal
from engine.feel.values import Value

LISTS = Family()


@LISTS.function("list contains", "list: list", "element: any")
def list_contains(run: Evaluation, items: list[Value], element: Value) -> Value:
    """Whether an item equals the element."""
    traversal = Traversal(run)
    return any(equals(item, element, traversal) is True for item in items)


@LISTS.function("count", "list: list")
def count(run: Evaluation, items: list[Value]) -> Value:
    """Number of items."""
    return Decimal(len(items))


@LISTS.function("is empty", "list: list")
def is_empty(run: Evaluation, items: list[Value]) -> Value:
    """Whether there is no item (Camunda)."""
    return not items


@LISTS.function("sublist", "list: list", "start position: number", "length?: number|null")
def sublist(run: Evaluation, items: list[Value], start: Decimal, length: Decimal | None = None) -> Value:
    """A part of a list from a position."""
    first = list_index(items, start)
    run.allocate(len(items) - first)
    if length is None:
        return items[first:]
    size = whole(length)
    if size < 1 or first + size > len(items):
        raise CallFailure(f"Expected a length within the list, but found {length}")
    return items[first : first + size]


@LISTS.function("append", "list: list", "*items: any", camunda=True)
@LISTS.function("append", "list: list", "*item: any")
def append(run: Evaluation, items: list[Value], *added: Value) -> Value:
    """The list with items at its end."""
    run.allocate(len(items) + len(added))
    return [*items, *added]


@LISTS.function("concatenate", "*lists: list", camunda=True)
@LISTS.function("concatenate", "*list: list")
def concatenate(run: Evaluation, *lists: list[Value]) -> Value:
    """Lists one after the other."""
    run.allocate(sum(map(len, lists)))
    return [item for items in lists for item in items]


@LISTS.function("insert before", "list: list", "position: number", "newItem: any")
def insert_before(run: Evaluation, items: list[Value], position: Decimal, added: Value) -> Value:
    """The list with an item before a position."""
    index = list_index(items, position)
    run.allocate(len(items) + 1)
    return [*items[:index], added, *items[index:]]


@LISTS.function("remove", "list: list", "position: number")
def remove(run: Evaluation, items: list[Value], position: Decimal) -> Value:
    """The list without the item at a position."""
    index = list_index(items, position)
    run.allocate(len(items))
    return items[:index] + items[index + 1 :]


@LISTS.function("list replace", "list: list", "position: number", "newItem: any")
def list_replace(run: Evaluation, items: list[Value], position: Decimal, replacement: Value) -> Value:
    """The list with another item at a position."""
    index = list_index(items, Decimal(int(position)))
    run.allocate(len(items))
    return [*items[:index], replacement, *items[index + 1 :]]


@LISTS.function("list replace", "list: list", "match: function", "newItem: any")
def list_replace_matching(run: Evaluation, items: list[Value], match: FeelFunction, replacement: Value) -> Value:
    """The list with every item replaced for which `match(item, newItem)` is true."""
    if not match.accepts(2):
        raise CallFailure("Expected a function of two parameters")
    replaced = []
    for item in items:
        answer = match.call(run, (item, replacement))
        if not isinstance(answer, bool):
            raise CallFailure("Expected the function to answer true or false")
        replaced.append(replacement if answer else item)
    run.allocate(len(replaced))
    return replaced


@LISTS.function("reverse", "list: list")
def reverse(run: Evaluation, items: list[Value]) -> Value:
    """The list backwards."""
    run.allocate(len(items))
    return items[::-1]


@LISTS.function("index of", "list: list", "match: any")
def index_of(run: Evaluation, items: list[Value], match: Value) -> Value:
    """The positions of the items that equal `match`."""
    traversal = Traversal(run)
    return [Decimal(number) for number, item in enumerate(items, 1) if equals(item, match, traversal) is True]


@LISTS.function("union", "*lists: list", camunda=True)
@LISTS.function("union", "*list: list")
def union(run: Evaluation, *lists: list[Value]) -> Value:
    """All items of some lists, without duplicates."""
    return distinct(run, [item for items in lists for item in items])


@LISTS.function("distinct values", "list: list")
def distinct_values(run: Evaluation, items: list[Value]) -> Value:
    """The list without duplicates."""
    return distinct(run, items)


@LISTS.function("duplicate values", "list: list")
def duplicate_values(run: Evaluation, items: list[Value]) -> Value:
    """The items that occur more than once, each once (Camunda)."""
    seen = Seen(run)
    return distinct(run, [item for item in items if not seen.add(item)])


@LISTS.function("flatten", "list: list")
def flatten(run: Evaluation, items: list[Value]) -> Value:
    """The list without lists inside it."""
    flat: list[Value] = []
    for item in items:
        run.step()
        if isinstance(item, list):
            nested = flatten(run, item)
            flat.extend(nested if isinstance(nested, list) else [])
        else:
            flat.append(item)
    run.allocate(len(flat))
    return flat


@LISTS.function("partition", "list: list", "size: number")
def partition(run: Evaluation, items: list[Value], size: Decimal) -> Value:
    """The list cut into lists of some size (Camunda)."""
    length = whole(size)
    if length < 1:
        raise CallFailure(f"Expected a size of at least 1, but found {size}")
    run.allocate(len(items))
    return [items[start : start + length] for start in range(0, len(items), length)]
