"""String functions."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('substring("foobar", 3)', '"obar"'),
        ('substring("foobar", 3, 3)', '"oba"'),
        ('substring("foobar", -2, 1)', '"a"'),
        ('substring("foobar", 7)', "null"),
        ('substring("foobar", 0)', "null"),
        ('substring("😀b", 2)', '"b"'),
        ('substring(string: "abc", start position: 2)', '"bc"'),
        ('string length("定点机构")', "4"),
        ('upper case("aBc4")', '"ABC4"'),
        ('lower case("aBc4")', '"abc4"'),
        ('substring before("foobar", "bar")', '"foo"'),
        ('substring before("foobar", "xyz")', '""'),
        ('substring after("foobar", "ob")', '"ar"'),
        ('substring after("foobar", "")', '"foobar"'),
        ('contains("foobar", "of")', "false"),
        ('starts with("foobar", "fo")', "true"),
        ('ends with("foobar", "r")', "true"),
        ('string join(["a", null, "c"], "-")', '"a-c"'),
        ('string join(["a", "b"], ", ", "[", "]")', '"[a, b]"'),
        ('string join(["a", 1])', "null"),
        ('trim("  a b ")', '"a b"'),
        ('is blank(" ")', "true"),
        ("string length(uuid())", "36"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('matches("foobar", "^fo*b")', "true"),
        ('matches("FOO", "foo", "i")', "true"),
        ('matches("a\\nb", "a.b")', "false"),
        ('matches("a\\nb", "a.b", "s")', "true"),
        ('matches("hello world", "hello\\ sworld", "x")', "true"),
        ('matches("a.b", "a.b", "q")', "true"),
        ('matches("axb", "a.b", "q")', "false"),
        ('matches("定点", "\\p{IsCJKUnifiedIdeographs}+")', "true"),
        ('matches("x", "[a-z-[aeiou]]")', "true"),
        ('matches("e", "[a-z-[aeiou]]")', "false"),
        ('matches("a", "(?=a)")', "null"),
        ('matches("a", "(")', "null"),
        ('matches("a", "a", "y")', "null"),
        ('replace("abracadabra", "bra", "*")', '"a*cada*"'),
        ('replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'),
        ('replace("abc", "x*", "-")', '"-a-b-c-"'),
        ('replace("abc", "b", "\\\\$")', '"a$c"'),
        ('replace("a.c", ".", "-", "q")', '"a-c"'),
        ('replace("abc", "b", "$")', "null"),
        ('split("a;b;;c", ";")', '["a", "b", "", "c"]'),
        ('extract("a1b22", "[0-9]+")', '["1", "22"]'),
    ],
)
def test_patterns(text: str, expected: str) -> None:
    assert text_of(text) == expected
