"""The disagreements that are known, each with the clause of the specification that decides it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.fuzz.feel.engines import Tagged
from tests.fuzz.feel.terms import Term

FILE = Path(__file__).parent / "differences.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """An expression on which the engines disagree, and the value of each as JSON."""

    expression: str
    ours: str
    feelin: str
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A known disagreement.

    A minimised term belongs to it if its form or text matches one of `forms` (regular expressions) and the two answers,
    as JSON, match `ours` and `feelin`.
    """

    id: str
    clause: str
    why: str
    forms: tuple[str, ...]
    ours: str
    feelin: str
    example: Example

    def covers(self, term: Term, ours: Tagged, feelin: Tagged) -> bool:
        """Whether a disagreement is this one."""
        return (
            any(re.fullmatch(form, term.form) or re.fullmatch(form, term.text) for form in self.forms)
            and re.fullmatch(self.ours, written(ours)) is not None
            and re.fullmatch(self.feelin, written(feelin)) is not None
        )


def read_differences() -> list[Difference]:
    """All known differences of `differences.yaml`, in its order."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [Difference(**{**entry, "forms": tuple(entry["forms"]), "example": Example(**entry["example"])}) for entry in entries]


def classify(term: Term, ours: Tagged, feelin: Tagged, known: Iterable[Difference]) -> Difference | None:
    """The first known difference that covers a disagreement, or None."""
    return next((one for one in known if one.covers(term, ours, feelin)), None)


def written(value: Tagged) -> str:
    """A tagged value as JSON."""
    return json.dumps(value, ensure_ascii=False)
