"""Hostile expressions, and the process of 512 MB that evaluates them: `python -m tests.engine.feel.hostile`."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Mapping
from typing import NamedTuple

from engine.feel import Budget, FeelError, compile_expression, to_json, to_text

MEMORY_BYTES = 512 * 1024 * 1024
SMALL = Budget(max_steps=50_000, max_size=50_000, max_seconds=0.5)
DEFAULT = Budget()


class Case(NamedTuple):
    """An expression, what it may end with ("value" or the names of errors), and its variables."""

    text: str
    ends: str
    variables: Mapping[str, object] = {}
    budget: Budget = SMALL


def _doubling(start: str, step: str) -> str:
    return f"for i in 1..60 return if i = 1 then {start} else {step}"


def _nested(form: str, levels: int) -> str:
    text = "1"
    for _ in range(levels):
        text = form.format(text)
    return text


def _nested_value(levels: int) -> str:
    return f"(for i in 1..{levels} return if i = 1 then [] else [partial[-1]])[-1]"


_TWICE = _doubling("[1]", "[partial[-1], partial[-1]]")
LIMIT = "StepLimitError SizeLimitError TimeLimitError"
CASES: dict[str, Case] = {
    "loops in loops": Case("for i in 1..9999999, j in 1..9999999 return i * j", LIMIT),
    "some": Case("some i in 1..9999999, j in 1..9999999 satisfies i < 0", LIMIT),
    "every": Case("every i in [1..999999999999] satisfies i > 0", LIMIT),
    "loop to a huge number": Case("for i in 1..10**30 return i", LIMIT),
    "loop from a huge number": Case("for i in 10**30..1 return 1", LIMIT),
    "all dates": Case('for d in @"-999999999-01-01"..@"999999999-12-31" return d', LIMIT),
    "two hundred iterators": Case("for " + ", ".join(f"x{i} in [1, 2, 3]" for i in range(200)) + " return 1", LIMIT),
    "nested loops": Case("".join(f"for x{i} in [1, 2] return " for i in range(30)) + "1", LIMIT),
    "filter of a loop": Case("[1, 2][(for i in 1..9999999 return i)[1] = 0]", LIMIT),
    "partial copies": Case("for i in 1..100000 return partial", LIMIT),
    "doubling texts": Case(_doubling('"abcdefgh"', "partial[-1] + partial[-1]"), LIMIT),
    "doubling lists": Case(_doubling("[1]", "concatenate(partial[-1], partial[-1])"), LIMIT),
    "joining": Case(_doubling('"ab"', "string join([partial[-1], partial[-1]], partial[-1])"), LIMIT),
    "replacing": Case(_doubling('"aaaa"', 'replace(partial[-1], "a", "$0$0$0")'), LIMIT),
    "flattening": Case(f"flatten({_TWICE})", LIMIT),
    "writing": Case(f"string({_TWICE})", LIMIT),
    "writing JSON": Case(f"to json({_TWICE})", LIMIT),
    "comparing": Case(f"({_TWICE}) = ({_TWICE})", LIMIT),
    "searching": Case(f"list contains({_TWICE}, 5)", "value"),
    "instance of": Case(f"({_TWICE}) instance of " + "list<" * 40 + "number" + ">" * 40, "value"),
    "path": Case(f"({_TWICE}).a", LIMIT),
    "in": Case(f"1 in ({_TWICE})", "value " + LIMIT),
    "doubling numbers": Case(_doubling("10", "partial[-1] * partial[-1]"), "value"),
    "doubling durations": Case('for i in 1..20000 return if i = 1 then @"P1D" else partial[-1] + partial[-1]', "value " + LIMIT),
    "long sum": Case("1" + "+1" * 20_000, "value"),
    "long condition": Case("true" + " and true" * 10_000, "value"),
    "long path": Case("a" + ".a" * 20_000, "FeelSyntaxError"),
    "long comparison": Case("1" + "=1" * 20_000, "FeelSyntaxError"),
    "many else": Case("if true then 1 else " * 4_000 + "1", "FeelSyntaxError"),
    "many signs": Case("-" * 20_000 + "1", "FeelSyntaxError"),
    "parentheses": Case("(" * 20_000 + "1" + ")" * 20_000, "FeelSyntaxError"),
    "brackets": Case("[" * 20_000, "FeelSyntaxError"),
    "braces": Case("{a:" * 20_000, "FeelSyntaxError"),
    "functions": Case("function(x) " * 5_000 + "1", "FeelSyntaxError"),
    "calls": Case("abs(" * 5_000 + "1" + ")" * 5_000, "FeelSyntaxError"),
    "tests": Case("1 in (" * 5_000, "FeelSyntaxError"),
    "types": Case("1 instance of " + "list<" * 5_000, "FeelSyntaxError"),
    "as deep as allowed": Case("(" * 40 + "1" + ")" * 40, "value"),
    "backtracking": Case("1 in (1 in (" * 11 + "1" + "))" * 11, "value"),
    "backtracking in operands": Case(_nested("1 in ({}) + 1", 20), "value"),
    "backtracking in ranges": Case(_nested("1 in (({})..5)", 10), "value"),
    "backtracking in cells": Case(_nested("not({}) and 1", 20), "value"),
    "open comments": Case("(" + "/*" * 45_000, "FeelSyntaxError"),
    "many names": Case("+".join(f"v{i}" for i in range(15_000)), "value"),
    "a long name": Case(" ".join(["word"] * 19_000), "value"),
    "many keys": Case("{" + ", ".join(f"k {i}: {i}" for i in range(2_000)) + "}", "value"),
    "many parameters": Case("(function(" + ", ".join(f"p{i}" for i in range(10_000)) + ") 1)()", "value"),
    "recursion": Case("{f: function(n) f(n + 1), r: f(1)}.r", "DepthLimitError"),
    "recursion of itself": Case("(function(f) f(f))(function(f) f(f))", "DepthLimitError"),
    "recursion twice": Case("{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: f(50)}.r", LIMIT),
    "recursion in sort": Case("{f: function(a, b) count(sort([1, 2, 3], f)) > 0, r: sort([3, 2, 1], f)}.r", "DepthLimitError"),
    "recursion in list replace": Case(
        "{f: function(a, b) count(list replace([1], f, 1)) > 0, r: list replace([1], f, 1)}.r", "DepthLimitError"
    ),
    "writing deep values": Case(f"string({_nested_value(1_200)})", "DepthLimitError", budget=DEFAULT),
    "writing deep JSON": Case(f"to json({_nested_value(1_200)})", "DepthLimitError", budget=DEFAULT),
    "comparing deep values": Case(f"{_nested_value(900)} = {_nested_value(900)}", "DepthLimitError", budget=DEFAULT),
    "flattening deep values": Case(f"flatten({_nested_value(1_200)})", "DepthLimitError", budget=DEFAULT),
    "deep paths": Case(f"({_nested_value(1_200)}).a", "DepthLimitError", budget=DEFAULT),
    "deep JSON": Case("from json(t)", "value DepthLimitError", {"t": "[" * 20_000}),
    "deep JSON in the expression": Case(f'from json("{"[" * 5_000}{"]" * 5_000}")', "value"),
    "JSON of a huge number": Case('from json("1e999999999") + 1', "value"),
    "JSON that is no JSON": Case('from json("[NaN, Infinity]")', "value"),
    "lone surrogates": Case('to base64("\\uD83D") + upper case("\\uDE00")', "value"),
    "lone surrogates of the host": Case("to base64(t)", "value", {"t": "\ud83d"}),
    "lone surrogates in JSON": Case("to base64(from json(t))", "value", {"t": '"\\ud83d"'}),
    "catastrophic pattern": Case('matches(t, "^(a|aa)+$")', LIMIT, {"t": "a" * 60 + "!"}),
    "catastrophic replace": Case('replace(t, "(a+)+b", "x")', "value " + LIMIT, {"t": "a" * 50 + "c"}),
    "catastrophic split": Case('split(t, "(x+x+)+y")', "value " + LIMIT, {"t": "x" * 50 + "z"}),
    "catastrophic extract": Case('extract(t, "(x+x+)+y")', "value " + LIMIT, {"t": "x" * 50 + "z"}),
    "repeated repetitions": Case('matches("a", "((((a{1000}){1000}){1000}){1000})")', "value"),
    "a deep pattern": Case('matches("a", p)', "value DepthLimitError", {"p": "(" * 4_000 + "a" + ")" * 4_000}),
    "a long pattern": Case('matches("a", p)', "value", {"p": "." * 90_000}),
    "a broken pattern": Case('matches("a", p)', "value", {"p": "(?" * 3_000 + "[" * 3_000}),
    "power of powers": Case("9 ** 9 ** 9 ** 9", "value"),
    "a huge exponent": Case("1.0000001 ** 999999999", "value"),
    "beyond all numbers": Case("[10 ** 6144 * 10, exp(10 ** 6000), 2 ** -999999999, 10 ** 6000 + 1]", "value"),
    "functions of huge numbers": Case("[modulo(10 ** 6000, 10 ** -6000), odd(10 ** 6000), decimal(10 ** 6000, 6000)]", "value"),
    "huge positions": Case('[substring("abc", 10 ** 6000), sublist([1], 1, 10 ** 6000), [1][10 ** 6000]]', "value"),
    "huge parts of dates": Case("[date(10 ** 6000, 1, 1), time(10 ** 6000, 1, 1), time(1, 1, 10 ** -6000)]", "value"),
    "huge durations": Case('@"2026-01-01" + duration("P99999999999999999999D") * 10 ** 30', "value"),
    "beyond the calendar": Case('@"999999999-12-31T23:59:59@Europe/Paris" + duration("PT2S")', "value"),
    "huge texts of dates": Case(
        "[date(t), date and time(t), duration(t), time(t)]", "value StepLimitError", {"t": "9" * 500_000}
    ),
    "huge texts of numbers": Case('[number(t), number(t, ","), number("1e99999999999")]', "value", {"t": "9" * 500_000}),
    "huge literal": Case("9" * 90_000, "FeelSyntaxError"),
    "huge exponent of a literal": Case("1e99999999999", "FeelSyntaxError"),
    "huge comment": Case("1 " + "/**/" * 24_000, "value"),
    "huge text": Case("1" + " " * 200_000, "LengthLimitError"),
    "sort that never agrees": Case(
        "sort(for i in 1..5000 return modulo(i * 7919, 104729), function(a, b) true)", "value " + LIMIT
    ),
    "slow sort": Case("sort(for i in 1..2000 return i, function(a, b) count(for j in 1..1000 return j) > 0)", LIMIT),
    "distinct among many": Case("distinct values(for i in 1..20000 return [i])", LIMIT),
    "calls over long lists": Case("for i in 1..100000 return index of(x, i)", LIMIT, {"x": list(range(50_000))}),
    "comparing long lists": Case("for i in 1..100000 return x = y", LIMIT, {"x": [0] * 50_000, "y": [0] * 50_000}),
    "range of a deep text": Case("range(t)", "value", {"t": "[" * 90_000}),
    "bidirectional marks": Case('"\u202e" + "\\u0000" + "e\u0301"', "value"),
    "memory of numbers": Case("for i in 1..9999999 return i * 10 ** 6000", LIMIT, budget=DEFAULT),
    "memory of contexts": Case("for i in 1..9999999 return {a: i, b: {c: i}}", LIMIT, budget=DEFAULT),
    "memory of functions": Case(
        "{" + "".join(f"k{i}: {i}, " for i in range(3_000)) + "r: for i in 1..9999999 return function(x) x + i}.r",
        LIMIT,
        budget=DEFAULT,
    ),
    "memory of ranges": Case("for i in 1..9999999 return [i..i + 1]", LIMIT, budget=DEFAULT),
    "memory of entries": Case("for i in 1..9999999 return get entries(x)", LIMIT, {"x": dict.fromkeys("abcdefgh", 1)}, DEFAULT),
    "memory of sublists": Case("for i in 1..9999999 return sublist(x, 2)", LIMIT, {"x": [1] * 1_000}, DEFAULT),
    "memory of JSON": Case("for i in 1..9999999 return from json(t)", LIMIT, {"t": "[" + "1," * 300 + "1]"}, DEFAULT),
}


def outcome(case: Case) -> str:
    """What an expression ends with; a value must also be written out, as a host would."""
    try:
        value = compile_expression(case.text, names=case.variables).evaluate(case.variables, budget=case.budget).value
    except FeelError as error:
        return type(error).__name__
    for write in (to_text, to_json):
        try:
            write(value)
        except FeelError:
            continue
    return "value"


def main() -> None:
    """Evaluate all cases in this process, limited to 512 MB, and print how each ended."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    json.dump({name: outcome(case) for name, case in CASES.items()}, sys.stdout)


if __name__ == "__main__":
    main()
