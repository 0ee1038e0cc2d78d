"""Reads the project's Markdown: code blocks, links, headings, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[\w-]*)\n(?P<body>.*?)^(?P=indent)```\s*$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<text>.+?) *$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line of the document it starts on."""

    language: str
    body: str
    line: int


def documents() -> list[Path]:
    """Every document a person reads: README, CONTRIBUTING and all below docs/."""
    top = [*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md"]
    return sorted(top) + sorted((ROOT / "docs").rglob("*.md"))


def name_of(document: Path) -> str:
    """The document's path inside the project."""
    return document.relative_to(ROOT).as_posix()


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a document."""
    for found in FENCE.finditer(text):
        yield Block(found["language"], found["body"], text.count("\n", 0, found.start()) + 1)


def prose(text: str) -> str:
    """The document without its fenced blocks."""
    return FENCE.sub("", text)


def commands(block: Block) -> Iterator[str]:
    """The commands of a shell block: comments gone, continued lines joined."""
    for line in block.body.replace("\\\n", " ").splitlines():
        command = re.sub(r"(^|\s)#.*", "", line).strip()
        if command:
            yield re.sub(r"\s+", " ", command)


def links(text: str) -> Iterator[str]:
    """The targets of links and pictures, outside code."""
    for found in LINK.finditer(INLINE_CODE.sub("", prose(text))):
        yield found["target"]


def anchors(text: str) -> set[str]:
    """The names of the headings as GitHub makes them."""
    return {anchor(found["text"]) for found in HEADING.finditer(prose(text))}


def anchor(heading: str) -> str:
    """`One noun, two` → `one-noun-two`."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
