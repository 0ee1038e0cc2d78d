"""The points on which the specification (and its test kit) and Camunda 8 disagree."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Dialect: TypeAlias = Literal["camunda", "spec"]
CAMUNDA: Dialect = "camunda"
SPEC: Dialect = "spec"


class Difference(NamedTuple):
    """One point: an expression and its value, as FEEL writes it, in each dialect.

    `cell` marks a cell of a decision table, tested with the input 5. `where` is the module that decides it.
    """

    point: str
    expression: str
    spec: str
    camunda: str
    where: str
    cell: bool = False


DIFFERENCES = (
    Difference(
        "A boolean cell without `?` on an input that is not boolean is compared with it; in Camunda it is the answer.",
        "1 < 2", "null", "true", "compiler/fixed.py", cell=True,
    ),
    Difference(
        "The same for a cell that reads variables.", "n < 2", "null", "true", "compiler/tests.py", cell=True,
    ),
    Difference(
        "Lists or contexts whose parts do not compare are neither equal nor unequal; in Camunda they are not equal.",
        "[1] = [true]", "null", "false", "compiler/comparison.py",
    ),
    Difference(
        "`context put` into a path that is not there gives null; Camunda makes the path.",
        'context put({a: 1}, ["b", "c"], 2)', "null", "{a: 1, b: {c: 2}}", "builtins/contexts.py",
    ),
    Difference(
        "A key that comes twice in `context([...])` gives null; in Camunda the last one wins.",
        'context([{key: "a", value: 1}, {key: "a", value: 2}])', "null", "{a: 2}", "builtins/contexts.py",
    ),
    Difference(
        "`context merge` of no contexts gives null; in Camunda an empty context.",
        "context merge([])", "null", "{}", "builtins/contexts.py",
    ),
    Difference(
        "The text of a duration of nothing is PT0S or P0M; in Camunda P0D or P0Y, as Java writes them.",
        'string(duration("PT0S"))', '"PT0S"', '"P0D"', "builtins/conversion.py",
    ),
    Difference(
        "A pattern that matches an empty text gives null (XPath, FORX0003); Camunda uses it as Java does.",
        'split("abc", "")', "null", '["a", "b", "c", ""]', "builtins/patterns.py",
    ),
    Difference(
        "A time has seconds; Camunda reads times without them.",
        'time("13:30")', "null", '@"13:30:00"', "builtins/temporal.py",
    ),
    Difference(
        "A zone is written @Zone; Camunda also reads what Java writes: an offset and the zone in brackets.",
        'date and time("2018-04-29T09:30:00+02:00[Europe/Berlin]")', "null", '@"2018-04-29T09:30:00@Europe/Berlin"',
        "builtins/temporal.py",
    ),
    Difference(
        "The same in literals.", '@"1970-01-01T00:00Z"', "null", '@"1970-01-01T00:00:00Z"', "syntax/primary.py",
    ),
    Difference(
        "A comparison without a left side is a range anywhere; in Camunda in parentheses, lists and tests only.",
        "{r: < 5}.r", "(< 5)", "a syntax error", "syntax/primary.py",
    ),
    Difference(
        "Some functions have forms or names of parameters that only Camunda has; they are listed below.",
        "round up(5.5)", "null", "6", "builtins/builtin.py",
    ),
)  # fmt: skip
"""Every point, with an example. The page docs/reference/feel-dialects.md and the tests are made of it."""


class Deviation(NamedTuple):
    """A point on which both dialects leave the specification: what it says, and the value that we give instead."""

    point: str
    expression: str
    specification: str
    ours: str


DEVIATIONS = (
    Deviation(
        "A date and time with an offset and one without do not compare; the specification lends the one the offset of the "
        "other (10.3.2.15, table 54), which would hide a missing zone.",
        '@"2026-01-01T00:00:00" < @"2026-01-02T00:00:00Z"', "true", "null",
    ),
    Deviation(
        "`list`, `context` and `range` may stand without what they hold; the specification gives null (table 61).",
        "[1] instance of list", "null", "true",
    ),
    Deviation(
        "What an index or condition is applied to may be null: the result is null or the empty list (table 68 has no case).",
        "null[true]", "null", "[]",
    ),
    Deviation(
        "Functions of Java and PMML are null: no code runs from a diagram.",
        'function(a) external {java: {class: "java.lang.Math", method signature: "abs(int)"}}', "a function", "null",
    ),
)  # fmt: skip
"""Points on which the specification is left on purpose, in both dialects."""
