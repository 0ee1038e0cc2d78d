"""Writes the vocabulary into features/README.zh-CN.md and the names beside it: `python -m features.vocabulary`."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

from features.names import PAGE, names
from features.steps import MODULES
from features.steps.phrases import PHRASES, Kind, Phrase
from features.world.processes import use_folder_of_environment

GUIDE = Path(__file__).resolve().parent / "README.zh-CN.md"
BEGIN = "<!-- 以下由 python -m features.vocabulary 生成，请勿手工修改 -->"
HEADS = {Kind.GIVEN: "假如：先前的情况", Kind.ACT: "当：发生的事（也可写在“假如”之后）", Kind.THEN: "那么：应有的结果"}
EXAMPLE = "例："


def phrases() -> list[Phrase]:
    """Every step of the vocabulary, by kind and in the order of the modules."""
    use_folder_of_environment()
    for module in MODULES:
        importlib.import_module(module)
    order = list(Kind)
    return sorted(PHRASES, key=lambda phrase: (order.index(phrase.kind), MODULES.index(phrase.function.__module__)))


def guide() -> str:
    """The guide with the vocabulary as the steps are now."""
    written = GUIDE.read_text("utf-8").partition(BEGIN)[0]
    return f"{written}{BEGIN}\n{''.join(_sections())}"


def explanation(phrase: Phrase) -> tuple[str, str]:
    """What the step means, and the example of its use."""
    text = inspect.getdoc(phrase.function) or ""
    meaning, _, example = text.partition(EXAMPLE)
    return " ".join(line.strip() for line in meaning.split("\n") if line.strip()), example.strip()


def _sections() -> Iterator[str]:
    kind = None
    for phrase in phrases():
        if phrase.kind is not kind:
            kind = phrase.kind
            yield f"\n## {HEADS[kind]}\n"
        meaning, example = explanation(phrase)
        block = indent(f"```gherkin\n{example}\n```", "  ")
        yield f"\n- **{phrase.shown}**\n\n  {meaning}\n\n{block}\n"


def main() -> None:
    """Write the guide and the page of names."""
    GUIDE.write_text(guide(), "utf-8")
    PAGE.write_text(names(), "utf-8")
    sys.stdout.write(f"{GUIDE}: {len(phrases())} steps; {PAGE}\n")


if __name__ == "__main__":
    main()
