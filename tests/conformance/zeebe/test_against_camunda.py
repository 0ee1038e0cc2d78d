"""The same cases in both engines; needs Java and what Maven fetches, so it runs only where `DINGDIAN_ZEEBE` is set."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from tests.conformance.zeebe import ours, theirs
from tests.conformance.zeebe.cases import all_cases
from tests.conformance.zeebe.listed import CASES
from tests.conformance.zeebe.random_cases import walks
from tests.conformance.zeebe.seen import differences
from tests.docs.element_rows import ROWS

SEED = int(os.environ.get("DINGDIAN_ZEEBE_SEED", "1"))
WALKS = 300


@pytest.fixture
def driver() -> None:
    """Camunda's engine, built if need be."""
    if not os.environ.get("DINGDIAN_ZEEBE"):
        pytest.skip("Camunda's engine is not asked for; set DINGDIAN_ZEEBE=1 (needs Maven and Java 21 or later)")
    if not theirs.is_built():
        theirs.build()


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(case.name for case in all_cases()).items() if times > 1] == []


def test_what_is_listed_is_a_case() -> None:
    assert {case.name for case in all_cases()} >= CASES


def test_every_supported_element_has_a_case() -> None:
    covered = {row for case in all_cases() for row in case.covers}
    rows = {f"{row.element} {row.kind}".strip() for row in ROWS}
    assert covered - rows == set()
    assert rows - covered == set()


@pytest.mark.usefixtures("driver")
def test_both_engines_do_the_same() -> None:
    cases = all_cases()
    pairs = zip(cases, ours.run(cases), theirs.run(cases), strict=True)
    found = {case.name: list(differences(here, there, case.related)) for case, here, there in pairs}
    assert {name: lines for name, lines in found.items() if lines and name not in CASES} == {}
    assert {name for name in CASES if not found[name]} == set()


@pytest.mark.usefixtures("driver")
def test_both_engines_go_the_same_random_ways() -> None:
    made = list(walks(WALKS, SEED))
    pairs = zip(made, theirs.run(case for case, _ in made), strict=True)
    found = {case.name: list(differences(here, there, case.related)) for (case, here), there in pairs}
    assert {name: lines for name, lines in found.items() if lines} == {}
