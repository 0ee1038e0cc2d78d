"""The guide for testers tells every step, with an example that works."""

from __future__ import annotations

import inspect
import re

import pytest

from features.names import PAGE, names
from features.steps.phrases import Phrase
from features.vocabulary import GUIDE, explanation, guide, phrases
from tests.features.feature_files import files

KEYWORD = re.compile(r"^(假如|当|那么|而且|但是)\s+")
NAMED = (re.compile('办理"([^"]+)"'), re.compile('协议提出"([^"]+)"'), re.compile('待办任务为"([^"]+)"'))
MANY = 50


def steps_in_use() -> list[str]:
    """Every line of every feature file that begins with a keyword, placeholders of outlines and all."""
    lines = (line.strip() for path in files() for line in path.read_text("utf-8").splitlines())
    return [KEYWORD.sub("", line) for line in lines if KEYWORD.match(line)]


def loosened(phrase: Phrase) -> re.Pattern[str]:
    """The pattern with every placeholder open to an outline's <name>."""
    return re.compile(re.sub(r"\(\?P<\w+>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", ".+", phrase.pattern))


def test_the_guide_is_fresh() -> None:
    assert GUIDE.read_text("utf-8") == guide(), "run python -m features.vocabulary"


def test_the_page_of_names_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == names(), "run python -m features.vocabulary"


def test_every_name_that_a_scenario_uses_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    used = {found for line in steps_in_use() for pattern in NAMED for found in pattern.findall(line)}
    assert len(used) > MANY
    assert not {name for name in used if "<" not in name and f"**{name}**" not in page}


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.text)
def test_every_step_has_a_meaning_and_an_example_of_itself(phrase: Phrase) -> None:
    meaning, example = explanation(phrase)
    assert meaning.endswith("。")
    line, *table = example.splitlines()
    assert re.fullmatch(phrase.pattern, KEYWORD.sub("", line)), line
    assert bool(table) is ("datatable" in inspect.signature(phrase.function).parameters), "a table is shown if the step takes one"


def test_every_step_is_used_by_a_scenario() -> None:
    used = steps_in_use()
    assert not [phrase.text for phrase in phrases() if not any(loosened(phrase).fullmatch(line) for line in used)]


def test_no_text_is_declared_twice() -> None:
    texts = [(phrase.kind, phrase.pattern) for phrase in phrases()]
    assert len(texts) == len(set(texts))
