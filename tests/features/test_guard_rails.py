"""What pytest-bdd lets pass in silence, and what a tester may get wrong without noticing."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from pytest_bdd.feature import get_features

from features.advice import unknown_tags
from features.vocabulary import phrases
from handlers.provisions import catalogue
from tests.features.feature_files import FOLDER, files, written

KEYWORDS = re.compile(r"^\s*(功能|背景|场景|场景大纲|剧本|剧本大纲|例子|规则)：", re.MULTILINE)
SCENARIO_ID = re.compile(r"SC-\d{3}")


def entries() -> dict[str, set[str]]:
    """Scenario id to the provisions that it must rest on."""
    listed = yaml.safe_load((FOLDER / "scenarios.yaml").read_text("utf-8"))["scenarios"]
    return {entry["id"]: set(entry["provisions"]) for entry in listed}


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_begins_with_its_language_and_has_no_full_width_colons(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("# language: zh-CN\n"), "第一行写 # language: zh-CN，文件存为不带 BOM 的 UTF-8"
    assert not KEYWORDS.findall(text), "关键字后的冒号用半角"


def test_no_two_scenarios_of_a_file_have_one_name() -> None:
    counts = Counter((scenario.path.name, scenario.name) for scenario in written())
    assert not [place for place, number in counts.items() if number > 1], "同一文件内场景名称不得重复"


def test_every_written_scenario_is_run() -> None:
    parsed = {(Path(feature.filename).name, name) for feature in get_features([str(FOLDER)]) for name in feature.scenarios}
    assert parsed == {(scenario.path.name, scenario.name) for scenario in written()}


def test_every_tag_is_a_listed_scenario_or_a_provision_of_the_catalogue() -> None:
    unknown = [f"{path.name} 的 @{tag}" for path, tag in unknown_tags(FOLDER)]
    assert not unknown, "请改正标签：场景编号见 features/scenarios.yaml，条款编号见 processes/regulation/provisions.yaml"
    assert all(scenario.tags for scenario in written()), "每个场景前写明场景编号和条款编号"


def test_every_listed_scenario_is_written_and_rests_on_its_provisions() -> None:
    tagged: dict[str, set[str]] = {}
    for scenario in written():
        for tag in scenario.tags & set(entries()):
            tagged.setdefault(tag, set()).update(scenario.tags)
    missing = {name: wanted - tagged.get(name, set()) for name, wanted in entries().items()}
    assert not {name for name in missing if name not in tagged}
    assert not {name: left for name, left in missing.items() if left}


def test_every_listed_provision_is_in_the_catalogue() -> None:
    assert not {one for wanted in entries().values() for one in wanted} - set(catalogue())
    assert all(SCENARIO_ID.fullmatch(name) for name in entries())


def test_no_step_is_a_coroutine() -> None:
    assert not [phrase.text for phrase in phrases() if inspect.iscoroutinefunction(phrase.function)]
