"""What a tester is told, in Chinese, about a step nobody knows, a file that cannot be read, and a tag that means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from pytest_bdd.parser import Step

from features.steps.phrases import PHRASES, Kind, Phrase
from features.world.people import ROLES
from handlers.provisions import catalogue

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

HERE = Path(__file__).resolve().parent
TAG = re.compile(r"(?<!\S)@(\S+)")
WORDS = {Kind.GIVEN: "“假如”", Kind.ACT: "“假如”或者“当”", Kind.THEN: "“那么”"}
HALF_WIDTH = str.maketrans("“”「」０１２３４５６７８９－", '""""0123456789-')
QUOTED = re.compile(r'"[^"]*"|〈[^〉]*〉|\d+(-\d+)*')
MISSING = re.compile(r"<(?:missing:)?([^<>]+)>")
SHOWN = 3
LIKE = 0.5
GUIDE = "全部句子见 features/README.zh-CN.md"


class UnknownStep(AssertionError):
    """No step reads as this line does. The message says what to write instead."""


def pytest_bdd_step_func_lookup_error(step: Step) -> None:
    """Say it in Chinese, with the sentences that come nearest, before pytest-bdd says it in English."""
    keyword = f"{step.keyword} " if step.keyword else ""
    raise UnknownStep(f"第{step.line_number}行的句子不在步骤词汇里：{keyword}{step.name}。{advice(step.name)}")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name the tags that are neither a listed scenario nor a provision: nothing can be traced by them."""
    for path, tag in unknown_tags(HERE):
        told = f"{path.name} 的标签 @{tag} 既不是 features/scenarios.yaml 中的场景编号，也不是条款编号"
        terminalreporter.write_line(f"{told}；请改正，条款编号见 processes/regulation/provisions.yaml。", yellow=True)


def advice(text: str) -> str:
    """What to write instead of a line that is no step."""
    if missing := MISSING.search(text):
        return f"“例子”的表头里没有“{missing[1]}”，请在例子中加上这一列。"
    plain = text.translate(HALF_WIDTH).rstrip("。，；：:.,; ")
    fitting = next((phrase for phrase in PHRASES if re.fullmatch(phrase.pattern, plain)), None)
    if fitting is None:
        near = "；".join(_nearest(plain))
        roles = f"岗位为{'、'.join(ROLES)}。" if "〈岗位和姓名〉" in near else ""
        return f"最接近的是：{near}。{roles}{GUIDE}。" if near else f"{GUIDE}。"
    if plain != text:
        return f"引号和数字用半角，句末不加标点，写作：{plain}。"
    return f"这一句写在{WORDS[fitting.kind]}之后。"


def unknown_tags(folder: Path) -> Iterator[tuple[Path, str]]:
    """The tags of the feature files below that mean nothing, with their file."""
    for path in sorted(folder.rglob("*.feature")):
        lines = (line.strip() for line in path.read_text("utf-8").splitlines())
        found = {tag for line in lines if line.startswith("@") for tag in TAG.findall(line)}
        yield from ((path, tag) for tag in sorted(found - _known_tags()))


@cache
def _known_tags() -> frozenset[str]:
    listed = yaml.safe_load((HERE / "scenarios.yaml").read_text("utf-8"))["scenarios"]
    return frozenset({*catalogue(), *(entry["id"] for entry in listed)})


def _nearest(text: str) -> list[str]:
    bare = QUOTED.sub('""', text)
    ranked = sorted(((_likeness(bare, phrase), phrase.shown) for phrase in PHRASES), reverse=True)
    return list(dict.fromkeys(shown for likeness, shown in ranked[:SHOWN] if likeness >= LIKE))


def _likeness(bare: str, phrase: Phrase) -> float:
    return SequenceMatcher(None, bare, QUOTED.sub('""', phrase.shown)).ratio()


def explain_unreadable(message: str, filename: str, line: int, content: str) -> pytest.UsageError:
    """The error to raise for a feature file that Gherkin cannot read."""
    rules = "第一行为 # language: zh-CN；冒号用半角；行首关键字为 功能、背景、场景、场景大纲、例子、假如、当、那么、而且、但是；"
    tables = "数据表每行的列数相同，以 | 开头和结尾"
    return pytest.UsageError(
        f"{filename} 第{line}行无法读懂：{content.strip()}。请检查：{rules}{tables}。（{message.splitlines()[0]}）"
    )
