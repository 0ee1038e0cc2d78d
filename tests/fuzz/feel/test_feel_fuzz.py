"""The generator writes FEEL, and the list of known differences is true on our side; feelin itself is not needed."""

from __future__ import annotations

import re
from random import Random

import pytest

from tests.fuzz.feel.differences import Difference, classify, read_differences, written
from tests.fuzz.feel.engines import Ours, Tagged, same
from tests.fuzz.feel.minimise import minimise
from tests.fuzz.feel.terms import Grammar, Term

GRAMMAR = Grammar.read()
DIFFERENCES = read_differences()


def test_every_hole_can_be_filled() -> None:
    kinds = set(GRAMMAR.leaves) | set(GRAMMAR.unions)
    assert GRAMMAR.kinds_of_holes() <= kinds
    assert {kind for kinds_of_union in GRAMMAR.unions.values() for kind in kinds_of_union} <= kinds


def test_what_is_generated_is_read_by_our_parser() -> None:
    random, ours = Random(7), Ours()
    terms = [GRAMMAR.expression(random) for _ in range(1_500)]
    refused = [term.text for term in terms if ours.evaluate(term.text, cell=term.kind == "cell") == {"error": "syntax"}]
    assert refused == []


def test_the_same_seed_gives_the_same_expressions() -> None:
    one, other = Random(3), Random(3)
    assert [GRAMMAR.expression(one).text for _ in range(50)] == [GRAMMAR.expression(other).text for _ in range(50)]


def test_every_form_is_reached() -> None:
    random = Random(11)
    written_forms: set[str] = set()

    def collect(term: Term) -> None:
        written_forms.add(term.form)
        for part in term.parts:
            collect(part)

    for _ in range(12_000):
        collect(GRAMMAR.expression(random))
    assert {form for forms in GRAMMAR.forms.values() for form in forms} <= written_forms


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: str(difference.id))
def test_a_listed_difference_is_true_of_our_engine_and_covers_its_example(difference: Difference) -> None:
    example = difference.example
    ours = Ours().evaluate(example.expression, cell=example.cell)
    assert written(ours) == example.ours
    assert re.fullmatch(difference.ours, example.ours)
    assert re.fullmatch(difference.feelin, example.feelin)
    assert re.search(r"10\.3\.\d", difference.clause)


def test_ids_are_unique() -> None:
    assert len({difference.id for difference in DIFFERENCES}) == len(DIFFERENCES)


def test_what_is_not_listed_is_no_known_difference() -> None:
    sum_of_two = Term("number", "$number + $number", (Term("number", "1"), Term("number", "2")))
    assert classify(sum_of_two, 3.0, 4.0, DIFFERENCES) is None
    assert classify(sum_of_two, {"error": "syntax"}, 3.0, DIFFERENCES) is None


def test_a_disagreement_is_made_small() -> None:
    def term(form: str, *parts: Term) -> Term:
        return Term("number", form, parts)

    large = term("$number + $number", term("$number * $number", term("5"), term("100")), term("-$number", term("n")))
    smallest = minimise(large, GRAMMAR, lambda one: "100" in one.text)
    assert smallest.text == "100"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1.0, 1.00000001, True),
        (1.0, 1.001, False),
        (True, 1.0, False),
        (None, False, False),
        ([{"string": "a"}], [{"string": "a"}], True),
        ({"context": {"a": 1.0}}, {"context": {"b": 1.0}}, False),
    ],
)
def test_values_agree_within_what_a_double_holds(left: Tagged, right: Tagged, expected: bool) -> None:
    assert same(left, right) is expected
