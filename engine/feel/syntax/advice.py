"""What a designer most likely meant: advice for the mistakes that other languages and keyboards bring along."""

from __future__ import annotations

import re
from typing import NamedTuple

from engine.feel.syntax.brackets import unclosed_bracket


class Mistake(NamedTuple):
    """A better reading of a syntax error: where it begins, what was found there, what FEEL expects, and what to do."""

    position: int
    found: str
    expected: str
    advice: str


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    expected: str
    advice: str


_QUOTES = "“”„‟＂«»"
_FULL_WIDTH = str.maketrans("，；：（）［］｛｝＝＜＞！＋－＊／．。、【】？", ",;:()[]{}=<>!+-*/..,[]?")
_WORDS = frozenset({"AND", "OR", "NOT", "IN", "THEN", "ELSE", "IF", "BETWEEN", "INSTANCE", "RETURN", "SATISFIES"})
_ADVICE = (
    (r"={2,3}", "'='", "FEEL compares with a single ="),
    (r"!==", "'!='", "FEEL compares with !="),
    (r"<>", "'!='", "FEEL compares with !="),
    (r"=<", "'<='", "write <="),
    (r"=>", "'>='", "write >= to compare, function(x) ... for a function"),
    (r"->", "'function'", "write function(x) ... for a function"),
    (r"≤", "'<='", "write <="),
    (r"≥", "'>='", "write >="),
    (r"≠", "'!='", "write !="),
    (r"×", "'*'", "write *"),
    (r"÷", "'/'", "write /"),
    (r"&&?", "'and'", "FEEL writes and"),
    (r"\|\|?", "'or'", "FEEL writes or"),
    (r"!(?!=)", "'not('", "FEEL writes not(...)"),
    (r"\^", "'**'", "FEEL writes powers with **"),
    (r"%", "an operator", "write modulo(a, b) for a remainder, / 100 for per cent"),
    (r"\+\+|\+=|-=|\*=|/=", "an expression", "FEEL computes values and changes none: write a + 1"),
    (r"[$#]\{", "an expression", "leave out ${ and }: an expression stands by itself"),
    (r"\$", "a name", "leave out the $: a variable is its name"),
    (r"\?(?=\s)", "'if'", "write if ... then ... else ..."),
    (r"\binstanceof\b", "'instance of'", "write instance of"),
    (r"\b(?:elseif|elsif|elif)\b", "'else if'", "write else if"),
    (r"['‘’]", "'\"'", 'write texts in double quotes: "..."'),
    (f"[{_QUOTES}]", "'\"'", 'write texts in plain double quotes: "..."'),
)
_RULES = tuple(_Rule(re.compile(pattern), expected, advice) for pattern, expected, advice in _ADVICE)
_LONGEST = 10
_LEADING_EQUALS = re.compile(r"\s*=(?!=)")
_BEHIND = (
    (re.compile(r"\w\s*\?\s*\Z"), "'if'", "write if ... then ... else ..."),
    (re.compile(r"\b(contains|starts with|ends with|matches)\s*\Z"), "a call", "write contains(text, part): it is a function"),
    (re.compile(r"\bis(\s+not)?\s*\Z"), "'='", "write = null or != null"),
    (re.compile(r"\bnot\s*\Z"), "'('", "FEEL writes not(...)"),
    (re.compile(r"\bfor\s*\Z"), "a name", "write for x in list return ..., without parentheses"),
)
_BY_EXPECTATION = {
    "'else'": "every if needs a then and an else, such as else null",
    "'then'": "write if ... then ... else ...",
    "'return'": "write for x in list return ...",
    "'satisfies'": "write some x in list satisfies ..., or every x in list satisfies ...",
    "'in'": "write x in list",
    "',' or the end of the test": "write ? for the input in a longer condition, such as ? > 1 and ? < 5",
    "'and'": "write x between a and b",
    "a key, followed by ':'": "write key: value",
    "a string after '@'": 'write dates and durations in quotes: @"2026-01-31"',
    "a closing '\"'": 'end the text with ", and write \\" for a quote inside of it',
}


def mistake(text: str, position: int, found: str, expected: str) -> Mistake:
    """The error that the parser met at a position, in terms of what was most likely meant."""
    return (
        _at_position(text, position)
        or _of_text(text, position, found)
        or _behind(text, position, found, expected)
        or Mistake(position, found, expected, _general_advice(text, position, expected))
    )


def _at_position(text: str, position: int) -> Mistake | None:
    """A sign of another language that covers the position or ends there."""
    for rule in _RULES:
        for match in rule.pattern.finditer(text, max(0, position - _LONGEST), position + _LONGEST):
            if match.start() <= position < match.end():
                return Mistake(match.start(), f"'{match[0]}'", rule.expected, rule.advice)
    return None


def _of_text(text: str, position: int, found: str) -> Mistake | None:
    """A mistake in the characters or words at the position."""
    symbol = text[position : position + 1]
    plain = symbol.translate(_FULL_WIDTH)
    if symbol and plain != symbol:
        return Mistake(position, found, f"'{plain}'", f"write a plain {plain} instead of the full-width one")
    word = found.strip("'")
    if word in _WORDS:
        return Mistake(position, found, f"'{word.lower()}'", "write keywords in small letters")
    if symbol == "=" and _LEADING_EQUALS.fullmatch(text, 0, position + 1):
        return Mistake(position, found, "a value", "leave out the leading =: it only marks an expression in a form's field")
    if symbol == ";":
        return Mistake(position, found, "','", "separate with commas, and end an expression with nothing")
    return None


def _behind(text: str, position: int, found: str, expected: str) -> Mistake | None:
    """A mistake that lies before the position."""
    before = text[:position]
    rest = text[position:]
    if rest.startswith("..") and re.search(r"[\w)\"]\s*\Z", before):
        return Mistake(position, "'..'", expected, "write a range in brackets, such as [1..5]")
    if re.match(r",\s*\d", rest) and re.search(r"\d\Z", before) and expected.startswith("an operator"):
        return Mistake(position, found, expected, "write decimals with a point, and lists in [ ]")
    if rest[:1] in ("]", ")", "}") and before.rstrip().endswith(","):
        return Mistake(position, found, expected, "leave out the last comma")
    for pattern, better, advice in _BEHIND:
        if pattern.search(before):
            return Mistake(position, found, better, advice)
    return None


def _general_advice(text: str, position: int, expected: str) -> str:
    if expected in ("']'", "')'", "'}'") or expected.startswith("the end of the range"):
        return _advice_to_close(text, position)
    rest = text[position : position + 1]
    if rest in (")", "]", "}") and unclosed_bracket(text[:position]) is None:
        return f"leave out the {rest}, which closes nothing"
    if expected.startswith("an operator"):
        return _advice_to_join(text, position)
    if rest in ("<", ">") and not text[:position].strip():
        return "write what is compared on the left too, such as x < 5"
    return _BY_EXPECTATION.get(expected, "")


def _advice_to_close(text: str, position: int) -> str:
    bracket = unclosed_bracket(text[:position])
    if position < len(text):
        return "put a comma between two values, or close the bracket before"
    return "" if bracket is None else f"close the {text[bracket]} at character {bracket + 1}"


def _advice_to_join(text: str, position: int) -> str:
    """Two values side by side."""
    if text[position : position + 1] == '"':
        return 'put an operator between, such as + to join texts; write \\" for a quote inside of a text'
    if text[position - 1 : position] == '"':
        return 'write \\" for a quote inside of a text'
    return ""
