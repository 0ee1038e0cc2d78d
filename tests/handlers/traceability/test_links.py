"""Which links the files hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.traceability import FeatureError, LinkKind, collect_links
from tests.handlers.traceability.files import write_diagram, write_feature, write_table


@pytest.fixture
def processes(tmp_path: Path) -> Path:
    folder = tmp_path / "processes"
    folder.mkdir()
    return folder


@pytest.fixture
def features(tmp_path: Path) -> Path:
    folder = tmp_path / "features"
    folder.mkdir()
    return folder


def test_an_element_links_to_each_provision_it_names(processes: Path, features: Path) -> None:
    write_diagram(processes, "O3-07-a, O2-08-a，O3-07-b")
    links = collect_links(processes, features)
    assert [link.provision for link in links] == ["O3-07-a", "O2-08-a", "O3-07-b"]
    (link, *_) = links
    assert (link.kind, link.resource, link.place, link.name, link.owner, link.line) == (
        LinkKind.ELEMENT,
        "intake.bpmn",
        "Task_Check",
        "核对材料",
        "受理",
        4,
    )


def test_a_row_links_by_the_column_named_provision_only(processes: Path, features: Path) -> None:
    write_table(processes, "O3-11-1")
    (link,) = collect_links(processes, features)
    assert (link.kind, link.provision, link.place, link.name) == (LinkKind.ROW, "O3-11-1", "Rule_1", "不予受理情形 第1行")


def test_a_scenario_links_by_its_tags_and_those_of_its_feature(processes: Path, features: Path) -> None:
    write_feature(features, "@SC-016 @O3-07-b", feature_tags="@O2-08-b")
    links = collect_links(processes, features)
    assert [(link.provision, link.name, link.place) for link in links] == [
        ("O2-08-b", "SC-016 五个工作日", "五个工作日"),
        ("O3-07-b", "SC-016 五个工作日", "五个工作日"),
    ]


def test_a_broken_feature_is_named(processes: Path, features: Path) -> None:
    (features / "坏.feature").write_text("# language: zh-CN\n功能: 甲\n  场景: 乙\n    假如 丙\n    丁\n", "utf-8")
    with pytest.raises(FeatureError, match=r"Expected 坏\.feature to be a feature in Gherkin"):
        collect_links(processes, features)
