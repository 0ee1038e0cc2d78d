"""The links of the packaged processes and features: none may cite what is not there, none may be behind the law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli import main
from handlers.provisions import catalogue
from handlers.resources import PROCESSES
from handlers.traceability import build_matrix, collect_links, read_reviews

FEATURES = PROCESSES.parent / "features"
REVIEWS = PROCESSES / "regulation" / "reviewed.yaml"


def test_no_link_is_orphaned_or_outdated() -> None:
    matrix = build_matrix(catalogue(), collect_links(PROCESSES, FEATURES), {}, read_reviews(REVIEWS))
    assert [f"{link.provision} in {link.resource}:{link.line}" for link in matrix.orphans] == []
    assert [row.provision.id for row in matrix.outdated] == []


def test_every_linked_provision_has_a_reviewed_wording() -> None:
    linked = {link.provision for link in collect_links(PROCESSES, FEATURES)}
    missing = sorted(linked - set(read_reviews(REVIEWS)))
    assert not missing, f"run `dingdian trace --accept {' '.join(missing)}` once the links are compared with the text"


def test_trace_prints_the_matrix(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "matrix.html"
    assert main(["trace", "--json", "--html", str(page)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["summary"]) >= {"core", "core_deep", "core_shallow", "core_uncovered", "orphaned", "outdated"}
    states = {entry["id"]: entry["state"] for entry in told["provisions"]}
    assert states["O3-07-b"] == "deep"
    assert "O3-07-b" in page.read_text("utf-8")


def test_trace_fails_on_an_orphan_and_names_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "甲.feature").write_text("# language: zh-CN\n功能: 甲\n\n  @O9-99-z\n  场景: 乙\n    假如 丙\n", "utf-8")
    assert main(["trace", "--features", str(tmp_path)]) == 1
    assert "orphaned: O9-99-z in 甲.feature:5 乙" in capsys.readouterr().out


def test_trace_narrows_to_a_topic(capsys: pytest.CaptureFixture[str]) -> None:
    main(["trace", "--json", "--topic", "acceptance"])
    assert {entry["topic"] for entry in json.loads(capsys.readouterr().out)["provisions"]} == {"acceptance"}


def test_trace_refuses_to_accept_what_is_not_linked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--accept", "O9-99-z"]) == 1
    assert "O9-99-z" in capsys.readouterr().err
