"""Range functions (DMN 1.5, 10.3.4.7): how points and ranges lie to one another."""

from __future__ import annotations

from collections.abc import Callable

from engine.feel.builtins.builtin import Family
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import compare
from engine.feel.ranges import Range
from engine.feel.values import Value

RANGES = Family()
Relation = Callable[[Range, Range], bool]


def _order(left: Value, right: Value) -> int:
    order = compare(left, right)
    if order is None:
        raise CallFailure(f"Expected values that compare, but found {kind_of(left)} and {kind_of(right)}")
    return order


def _starts_order(left: Range, right: Range) -> int:
    order = _order(left.start, right.start)
    if order or left.start_included == right.start_included:
        return order
    return -1 if left.start_included else 1


def _ends_order(left: Range, right: Range) -> int:
    order = _order(left.end, right.end)
    if order or left.end_included == right.end_included:
        return order
    return 1 if left.end_included else -1


def _before(left: Range, right: Range) -> bool:
    """Whether the first lies before the second."""
    order = _order(left.end, right.start)
    return order < 0 or (order == 0 and not (left.end_included and right.start_included))


def _meets(left: Range, right: Range) -> bool:
    """Whether the first range ends where the second starts."""
    return left.end_included and right.start_included and _order(left.end, right.start) == 0


def _overlaps(left: Range, right: Range) -> bool:
    """Whether two ranges have a point in common."""
    return not _before(left, right) and not _before(right, left)


def _overlaps_before(left: Range, right: Range) -> bool:
    """Whether the first range overlaps the beginning of the second."""
    return _starts_order(left, right) < 0 and _overlaps(left, right) and _ends_order(left, right) <= 0


def _overlaps_after(left: Range, right: Range) -> bool:
    """Whether the first range overlaps the end of the second."""
    return _starts_order(left, right) > 0 and _overlaps(left, right) and _ends_order(left, right) >= 0


def _includes(left: Range, right: Range) -> bool:
    """Whether a range holds all of another, or a point."""
    return _starts_order(left, right) <= 0 and _ends_order(left, right) >= 0


def _finishes(left: Range, right: Range) -> bool:
    """Whether a point or range ends a range."""
    same_end = _order(left.end, right.end) == 0 and left.end_included == right.end_included
    return same_end and _starts_order(left, right) >= 0


def _starts(left: Range, right: Range) -> bool:
    """Whether a point or range begins a range."""
    same_start = _order(left.start, right.start) == 0 and left.start_included == right.start_included
    return same_start and _ends_order(left, right) <= 0


def _coincides(left: Range, right: Range) -> bool:
    """Whether two points or ranges are the same."""
    return _starts_order(left, right) == 0 and _ends_order(left, right) == 0


def _swapped(relation: Relation) -> Relation:
    def swapped(left: Range, right: Range) -> bool:
        return relation(right, left)

    swapped.__doc__ = f"{relation.__doc__} The other way round."
    return swapped


def _as_range(value: Value) -> Range:
    if not isinstance(value, Range):
        return Range(value, start_included=True, end=value, end_included=True)
    if value.start is None or value.end is None:
        raise CallFailure("Expected a range with two ends, but one is open")
    return value


def _declare(name: str, relation: Relation, *forms: tuple[str, str], points: str = "") -> None:
    """Declare a relation with the names of its parameters in every form; `points` says which may be points: "first",
    "second" or "both"."""

    def relate(run: Evaluation, left: Value, right: Value) -> Value:
        if not isinstance(left, Range) and points not in ("first", "both"):
            raise CallFailure(f"Expected a range as the first argument, but found {kind_of(left)}")
        if not isinstance(right, Range) and points not in ("second", "both"):
            raise CallFailure(f"Expected a range as the second argument, but found {kind_of(right)}")
        return relation(_as_range(left), _as_range(right))

    relate.__doc__ = relation.__doc__
    for first, second in forms:
        RANGES.function(name, f"{first}: any", f"{second}: any")(relate)


_RANGES, _POINTS = ("range1", "range2"), ("point1", "point2")
_POINT_FIRST, _RANGE_FIRST = ("point", "range"), ("range", "point")
_declare("before", _before, _RANGES, _POINTS, _POINT_FIRST, _RANGE_FIRST, points="both")
_declare("after", _swapped(_before), _RANGES, _POINTS, _POINT_FIRST, _RANGE_FIRST, points="both")
_declare("meets", _meets, _RANGES)
_declare("met by", _swapped(_meets), _RANGES)
_declare("overlaps", _overlaps, _RANGES)
_declare("overlaps before", _overlaps_before, _RANGES)
_declare("overlaps after", _overlaps_after, _RANGES)
_declare("includes", _includes, _RANGE_FIRST, _RANGES, points="second")
_declare("during", _swapped(_includes), _POINT_FIRST, _RANGES, points="first")
_declare("finishes", _finishes, _POINT_FIRST, _RANGES, points="first")
_declare("finished by", _swapped(_finishes), _RANGE_FIRST, _RANGES, points="second")
_declare("starts", _starts, _POINT_FIRST, _RANGES, points="first")
_declare("started by", _swapped(_starts), _RANGE_FIRST, _RANGES, points="second")
_declare("coincides", _coincides, _RANGES, _POINTS, points="both")
