"""DMN files for tests."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from engine.dmn import Decisions, load_decisions
from engine.feel import Dialect

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def definitions(body: str, *, namespace: str = "test") -> _Element:
    """The root of a DMN file with the given content."""
    text = f'<definitions xmlns="{MODEL}" id="file" name="file" namespace="{namespace}">{body}</definitions>'
    return etree.fromstring(text)


def load(body: str, dialect: Dialect = "camunda") -> Decisions:
    """The decisions of a file with the given content."""
    return load_decisions(definitions(body), dialect=dialect)


def table(
    rules: list[tuple[str, ...]],
    *,
    policy: str = "UNIQUE",
    inputs: tuple[str, ...] = ("score",),
    outputs: tuple[str, ...] = ("result",),
    extra: str = "",
    output_extra: str = "",
) -> str:
    """A decision "d" with a table; every rule lists its conditions and then its conclusions."""
    hit, _, aggregation = policy.partition("+")
    columns = "".join(_input(index, text) for index, text in enumerate(inputs, 1))
    columns += "".join(f'<output id="o{i}" name="{name}">{output_extra}</output>' for i, name in enumerate(outputs, 1))
    rows = "".join(_rule(index, rule, len(inputs)) for index, rule in enumerate(rules, 1))
    attributes = f'hitPolicy="{hit}"' + (f' aggregation="{aggregation}"' if aggregation else "")
    return (
        f'<decision id="d" name="Decision"><decisionTable id="t" {attributes}>{columns}{extra}{rows}</decisionTable></decision>'
    )


def literal(key: str, text: str, requirements: str = "", *, name: str | None = None) -> str:
    """A decision with a literal expression."""
    return (
        f'<decision id="{key}" name="{name or key}"><variable name="{name or key}"/>{requirements}'
        f"<literalExpression><text>{text}</text></literalExpression></decision>"
    )


def requires(key: str, kind: str = "Decision") -> str:
    """A requirement of a decision, an input or a business knowledge model."""
    group = "knowledgeRequirement" if kind == "Knowledge" else "informationRequirement"
    return f'<{group}><required{kind} href="#{key}"/></{group}>'


def _input(index: int, text: str) -> str:
    return f'<input id="i{index}"><inputExpression><text>{text}</text></inputExpression></input>'


def _rule(index: int, cells: tuple[str, ...], inputs: int) -> str:
    parts = [
        f"<{tag}><text>{cell}</text></{tag}>"
        for position, cell in enumerate(cells)
        for tag in ["inputEntry" if position < inputs else "outputEntry"]
    ]
    return f'<rule id="r{index}">{"".join(parts)}</rule>'
