"""What a designer types by habit from other languages or another keyboard is explained."""

from __future__ import annotations

import pytest

from engine.feel import FeelSyntaxError, compile_expression, compile_unary_tests
from engine.feel.types import TYPE_ADVICE

EXPLAINED = [
    ("= a > 1", 1, "'='", "a value", "leave out the leading =: it only marks an expression in a form's field"),
    ("a == b", 3, "'=='", "'='", "FEEL compares with a single ="),
    ("a === b", 3, "'==='", "'='", "FEEL compares with a single ="),
    ("a !== b", 4, "'=='", "'='", "FEEL compares with a single ="),
    ("a <> b", 3, "'<>'", "'!='", "FEEL compares with !="),
    ("a => b", 3, "'=>'", "'>='", "write >= to compare, function(x) ... for a function"),
    ("a =< b", 3, "'=<'", "'<='", "write <="),
    ("a && b", 3, "'&&'", "'and'", "FEEL writes and"),
    ("a || b", 3, "'||'", "'or'", "FEEL writes or"),
    ("a & b", 3, "'&'", "'and'", "FEEL writes and"),
    ("!a", 1, "'!'", "'not('", "FEEL writes not(...)"),
    ("not a", 5, "'a'", "'('", "FEEL writes not(...)"),
    ("not true", 5, "'true'", "'('", "FEEL writes not(...)"),
    ("x ? 1 : 2", 5, "'1'", "'if'", "write if ... then ... else ..."),
    ("x > 1 ? 1 : 2", 7, "'?'", "'if'", "write if ... then ... else ..."),
    ("'abc'", 1, "'''", "'\"'", 'write texts in double quotes: "..."'),
    ("x = 'abc'", 5, "'''", "'\"'", 'write texts in double quotes: "..."'),
    ("x = “abc”", 5, "'“'", "'\"'", 'write texts in plain double quotes: "..."'),
    ("“abc”", 1, "'“'", "'\"'", 'write texts in plain double quotes: "..."'),
    ("f（1）", 2, "'（'", "'('", "write a plain ( instead of the full-width one"),
    ("f(1，2)", 4, "'，'", "','", "write a plain , instead of the full-width one"),
    ("a ＝ 1", 3, "'＝'", "'='", "write a plain = instead of the full-width one"),
    ("a ＞ 1", 3, "'＞'", "'>'", "write a plain > instead of the full-width one"),
    ("[1，2]", 3, "'，'", "','", "write a plain , instead of the full-width one"),
    ("a ≤ 1", 3, "'≤'", "'<='", "write <="),
    ("a ≥ 1", 3, "'≥'", "'>='", "write >="),
    ("a ≠ 1", 3, "'≠'", "'!='", "write !="),
    ('"abc', 5, "the end of the expression", "a closing '\"'", 'end the text with ", and write \\" for a quote inside of it'),
    ('"a "b" c"', 5, "'b'", "an operator or the end of the expression", 'write \\" for a quote inside of a text'),
    ("[1, 2", 6, "the end of the expression", "']'", "close the [ at character 1"),
    ("[1, 2,]", 7, "']'", "a value", "leave out the last comma"),
    ("[1 2]", 4, "'2'", "']'", "put a comma between two values, or close the bracket before"),
    ("[1; 2]", 3, "';'", "','", "separate with commas, and end an expression with nothing"),
    ("(1 + 2", 7, "the end of the expression", "')'", "close the ( at character 1"),
    ("1 + 2)", 6, "')'", "an operator or the end of the expression", "leave out the ), which closes nothing"),
    ("{a: 1", 6, "the end of the expression", "'}'", "close the { at character 1"),
    ("{a: 1, b}", 8, "'b'", "a key, followed by ':'", "write key: value"),
    ("{a = 1}", 2, "'a'", "a key, followed by ':'", "write key: value"),
    ("{'a': 1}", 2, "'''", "'\"'", 'write texts in double quotes: "..."'),
    ("{a: 1; b: 2}", 6, "';'", "','", "separate with commas, and end an expression with nothing"),
    ("f(1,)", 5, "')'", "a value", "leave out the last comma"),
    ("f(1", 4, "the end of the expression", "')'", "close the ( at character 2"),
    ("if a then b", 12, "the end of the expression", "'else'", "every if needs a then and an else, such as else null"),
    ("if a b else c", 8, "'else'", "'then'", "write if ... then ... else ..."),
    ("if a, then b", 5, "','", "'then'", "write if ... then ... else ..."),
    ("if (a) { b }", 8, "'{'", "'then'", "write if ... then ... else ..."),
    ("if a then b elseif c then d else e", 13, "'elseif'", "'else if'", "write else if"),
    ("if a then b, else c", 12, "','", "'else'", "every if needs a then and an else, such as else null"),
    ("for x in xs x + 1", 18, "the end of the expression", "'return'", "write for x in list return ..."),
    ("for (x in xs) return x", 5, "'('", "a name", "write for x in list return ..., without parentheses"),
    ("for x of xs return x", 13, "'return'", "'in'", "write x in list"),
    ("for x in 1..3 x", 15, "'x'", "'return'", "write for x in list return ..."),
    (
        "some x in xs x > 1",
        19,
        "the end of the expression",
        "'satisfies'",
        "write some x in list satisfies ..., or every x in list satisfies ...",
    ),
    ("some x satisfies x > 1", 8, "'satisfies'", "'in'", "write x in list"),
    (
        "every x in xs return x",
        15,
        "'return'",
        "'satisfies'",
        "write some x in list satisfies ..., or every x in list satisfies ...",
    ),
    ("x in 1..5", 7, "'..'", "an operator or the end of the expression", "write a range in brackets, such as [1..5]"),
    ("x between 1, 5", 12, "','", "'and'", "write x between a and b"),
    ("x between 1 to 5", 13, "'to'", "'and'", "write x between a and b"),
    ('x contains "a"', 12, "'\"'", "a call", "write contains(text, part): it is a function"),
    ("x is null", 6, "'null'", "'='", "write = null or != null"),
    ("x is not null", 10, "'null'", "'='", "write = null or != null"),
    ("x instanceof string", 3, "'instanceof'", "'instance of'", "write instance of"),
    ("1,5", 2, "','", "an operator or the end of the expression", "write decimals with a point, and lists in [ ]"),
    ("1,5 + 2", 2, "','", "an operator or the end of the expression", "write decimals with a point, and lists in [ ]"),
    ("5 %", 3, "'%'", "an operator", "write modulo(a, b) for a remainder, / 100 for per cent"),
    ("a % 2", 3, "'%'", "an operator", "write modulo(a, b) for a remainder, / 100 for per cent"),
    ("2 ^ 3", 3, "'^'", "'**'", "FEEL writes powers with **"),
    ("${x}", 1, "'${'", "an expression", "leave out ${ and }: an expression stands by itself"),
    ("#{x}", 1, "'#{'", "an expression", "leave out ${ and }: an expression stands by itself"),
    ("$x", 1, "'$'", "a name", "leave out the $: a variable is its name"),
    ("x++", 2, "'++'", "an expression", "FEEL computes values and changes none: write a + 1"),
    ("x += 1", 3, "'+='", "an expression", "FEEL computes values and changes none: write a + 1"),
    ("x => x + 1", 3, "'=>'", "'>='", "write >= to compare, function(x) ... for a function"),
    ("x -> x + 1", 3, "'->'", "'function'", "write function(x) ... for a function"),
    ("function(x) => x", 13, "'=>'", "'>='", "write >= to compare, function(x) ... for a function"),
    ("a AND b", 3, "'AND'", "'and'", "write keywords in small letters"),
    ("a OR b", 3, "'OR'", "'or'", "write keywords in small letters"),
    ("1 = 1 AND 2 = 2", 7, "'AND'", "'and'", "write keywords in small letters"),
    ("IF a THEN b ELSE c", 6, "'THEN'", "'then'", "write keywords in small letters"),
    ("@2026-01-31", 2, "'2'", "a string after '@'", 'write dates and durations in quotes: @"2026-01-31"'),
    ("date(2026-01-31", 16, "the end of the expression", "')'", "close the ( at character 5"),
    ("1..2", 2, "'..'", "an operator or the end of the expression", "write a range in brackets, such as [1..5]"),
    ("x[1", 4, "the end of the expression", "']'", "close the [ at character 2"),
    ("x]", 2, "']'", "an operator or the end of the expression", "leave out the ], which closes nothing"),
    (")", 1, "')'", "a value", "leave out the ), which closes nothing"),
    ("a; b", 2, "';'", "','", "separate with commas, and end an expression with nothing"),
    ("a;", 2, "';'", "','", "separate with commas, and end an expression with nothing"),
    (
        '"a" "b"',
        5,
        "'\"'",
        "an operator or the end of the expression",
        'put an operator between, such as + to join texts; write \\" for a quote inside of a text',
    ),
    ("< 5", 1, "'<'", "a value", "write what is compared on the left too, such as x < 5"),
    (
        "x instance of foo",
        15,
        "'foo'",
        "a known type",
        TYPE_ADVICE,
    ),
    ("a？b", 2, "'？'", "'?'", "write a plain ? instead of the full-width one"),
    ("a。b", 2, "'。'", "'.'", "write a plain . instead of the full-width one"),
    ("{“a”： 1}", 2, "'“'", "'\"'", 'write texts in plain double quotes: "..."'),
]
LOCATED = [
    ("f(1, ", 6, "the end of the expression", "a value"),
    ("if a then b else", 17, "the end of the expression", "a value"),
    ("a +", 4, "the end of the expression", "a value"),
    ("a + * b", 5, "'*'", "a value"),
    ("a b = ", 7, "the end of the expression", "a value"),
    ("x.", 3, "the end of the expression", "a name"),
    ("x.1", 3, "'1'", "a name"),
    (".x", 1, "'.'", "a value"),
    ("1.", 3, "the end of the expression", "a name"),
    ("x[", 3, "the end of the expression", "a value"),
    ("`a", 3, "the end of the expression", "a closing '`'"),
    ("x = 1, y = 2", 6, "','", "an operator or the end of the expression"),
    ("return x", 1, "'return'", "a value"),
    ("null null", 6, "'null'", "an operator or the end of the expression"),
    ("x instance of", 14, "the end of the expression", "a type"),
    ("and b", 1, "'and'", "a value"),
    ("a and", 6, "the end of the expression", "a value"),
    ("a or or b", 6, "'or'", "a value"),
    ("\\", 1, "'\\'", "a value"),
    ("~a", 1, "'~'", "a value"),
]


def _error(text: str) -> FeelSyntaxError:
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression(text)
    return caught.value


@pytest.mark.parametrize(("text", "column", "found", "expected", "advice"), EXPLAINED)
def test_what_to_write_instead(text: str, column: int, found: str, expected: str, advice: str) -> None:
    error = _error(text)
    assert (error.line, error.column, error.found, error.expected, error.advice) == (1, column, found, expected, advice)
    assert str(error).startswith(f"Expected {expected}, but found {found} at line 1, column {column}; {advice} (near ")


@pytest.mark.parametrize(("text", "column", "found", "expected"), LOCATED)
def test_where_nothing_can_be_guessed_the_place_is_named(text: str, column: int, found: str, expected: str) -> None:
    error = _error(text)
    assert (error.column, error.found, error.expected, error.advice) == (column, found, expected, "")
    assert "; correct the expression (near " in str(error)


def test_the_message_reads_as_one_sentence() -> None:
    assert str(_error("\nscore == 80")) == (
        "Expected '=', but found '==' at line 2, column 7; FEEL compares with a single = (near '\\nscore == 80')."
    )


@pytest.mark.parametrize("cell", ["< 5 &&", "'a'", "“a”", "[1，2]", "(1..5", "== 3", "> 1 and < 5", "not 'a'"])
def test_cells_are_explained_too(cell: str) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        compile_unary_tests(cell)
    assert caught.value.advice


@pytest.mark.parametrize("text", ["a = \"x == y && 'z'\"", "// it's ${odd}\n1", "`a && b`", '{"a == b": 1}'])
def test_texts_comments_and_quoted_names_may_hold_anything(text: str) -> None:
    assert compile_expression(text).unknown_functions == ()


def test_a_declared_name_may_hold_what_would_be_a_mistake() -> None:
    assert compile_expression("this is null + 1", names=["this is null"]).names == {"this is null"}
    assert compile_expression("not applicable", names=["not applicable"]).names == {"not applicable"}
    assert compile_expression("AND gate", names=["AND gate"]).names == {"AND gate"}
