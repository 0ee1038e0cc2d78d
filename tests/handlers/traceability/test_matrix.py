"""What the matrix says of a provision."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.provisions import catalogue, provision
from handlers.traceability import Coverage, Link, LinkKind, Matrix, Result, accept, build_matrix, key_of, read_reviews
from handlers.traceability.report import summary, to_html, to_json

ELEMENT = Link("O3-07-b", LinkKind.ELEMENT, "intake.bpmn", "Task_Check", "核对材料", "受理", 4)
ROW = replace(ELEMENT, kind=LinkKind.ROW, resource="grounds.dmn", place="Rule_1")
SCENARIO = replace(ELEMENT, kind=LinkKind.SCENARIO, resource="受理.feature", place="五个工作日", name="SC-016 五个工作日")
KEY = key_of("受理.feature", "五个工作日")


def matrix_of(*links: Link, results: dict[str, Result] | None = None, reviews: dict[str, str] | None = None) -> Matrix:
    return build_matrix(catalogue(), links, results or {}, reviews or {})


def coverage_of(matrix: Matrix) -> Coverage:
    return next(row.coverage for row in matrix.rows if row.provision.id == "O3-07-b")


@pytest.mark.parametrize(
    ("links", "coverage"),
    [
        ((), Coverage.UNCOVERED),
        ((ELEMENT,), Coverage.SHALLOW),
        ((ROW,), Coverage.SHALLOW),
        ((ELEMENT, ROW), Coverage.SHALLOW),
        ((SCENARIO,), Coverage.SHALLOW),
        ((ELEMENT, SCENARIO), Coverage.DEEP),
        ((ROW, SCENARIO), Coverage.DEEP),
    ],
)
def test_deep_is_carried_out_and_proved(links: tuple[Link, ...], coverage: Coverage) -> None:
    assert coverage_of(matrix_of(*links)) is coverage


@pytest.mark.parametrize(
    ("result", "coverage"),
    [(Result.PASSED, Coverage.DEEP), (Result.NOT_RUN, Coverage.DEEP), (Result.FAILED, Coverage.SHALLOW)],
)
def test_a_scenario_that_fails_proves_nothing(result: Result, coverage: Coverage) -> None:
    assert coverage_of(matrix_of(ELEMENT, SCENARIO, results={KEY: result})) is coverage


def test_a_link_to_an_unknown_provision_is_an_orphan() -> None:
    orphan = replace(ELEMENT, provision="O3-07-z")
    matrix = matrix_of(ELEMENT, orphan)
    assert matrix.orphans == (orphan,)
    assert not matrix.sound
    assert matrix_of(ELEMENT).sound


def test_links_are_outdated_when_the_text_has_changed_since_their_review(tmp_path: Path) -> None:
    reviews = tmp_path / "reviewed.yaml"
    now = provision("O3-07-b")
    assert accept(reviews, [replace(now, text_zh="五日内一次性告知。")]) == ["O3-07-b"]
    before = matrix_of(ELEMENT, SCENARIO, reviews=read_reviews(reviews))
    assert [row.provision.id for row in before.outdated] == ["O3-07-b"]
    assert summary(before)["outdated"] == 2
    assert accept(reviews, [now]) == ["O3-07-b"]
    assert matrix_of(ELEMENT, SCENARIO, reviews=read_reviews(reviews)).sound


def test_accepting_one_provision_leaves_the_others_to_be_reviewed(tmp_path: Path) -> None:
    reviews = tmp_path / "reviewed.yaml"
    one, other = provision("O3-07-b"), provision("O3-07-a")
    accept(reviews, [replace(one, text_zh="旧"), replace(other, text_zh="旧")])
    assert accept(reviews, [one, other], ["O3-07-a"]) == ["O3-07-a"]
    assert [row.provision.id for row in matrix_of(ELEMENT, reviews=read_reviews(reviews)).outdated] == ["O3-07-b"]


def test_the_report_counts_core_provisions_by_state() -> None:
    counts = summary(matrix_of(ELEMENT, SCENARIO, replace(ROW, provision="O3-07-a"), replace(ROW, provision="unknown")))
    core = sum(one.tier == "core" for one in catalogue().values())
    assert counts["core"] == core
    assert (counts["core_deep"], counts["core_shallow"], counts["core_uncovered"]) == (1, 1, core - 2)
    assert (counts["links"], counts["orphaned"]) == (3, 1)


def test_the_json_tells_each_link_with_its_last_result() -> None:
    told = to_json(matrix_of(ELEMENT, SCENARIO, results={KEY: Result.PASSED}))
    entry = next(entry for entry in told["provisions"] if entry["id"] == "O3-07-b")
    assert entry["state"] == "deep"
    assert [one["place"] for one in entry["elements"]] == ["Task_Check"]
    assert [(one["name"], one["result"]) for one in entry["scenarios"]] == [("SC-016 五个工作日", "passed")]


def test_the_page_escapes_what_files_say() -> None:
    page = to_html(matrix_of(replace(ELEMENT, name="<script>alert(1)</script>")))
    assert "&lt;script&gt;alert(1)" in page
    assert "已贯通" in page


def test_a_topic_narrows_the_matrix() -> None:
    narrowed = matrix_of(ELEMENT).of_topics(["acceptance"])
    assert {row.provision.topic for row in narrowed.rows} == {"acceptance"}
