"""Random typed expressions as trees of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

_HOLE = re.compile(r"\$([a-z]+)")
_SYNTAX = frozenset({"test", "type", "span", "small"})
"""Kinds that are no values: a hole for one is never filled with anything else."""


@dataclass(frozen=True, slots=True)
class Term:
    """An expression of some kind: a form such as `$number + $number`, and a term for every hole of it."""

    kind: str
    form: str
    parts: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        """The expression's text; a part that is not a leaf stands in parentheses."""
        texts = iter(self.parts)
        return _HOLE.sub(lambda _: _operand(next(texts)), self.form)

    @property
    def size(self) -> int:
        """Number of forms in the tree."""
        return 1 + sum(part.size for part in self.parts)

    def simpler(self, leaves: Mapping[str, Sequence[str]]) -> Iterator[Term]:
        """Terms one step smaller: a part instead of the whole, a leaf, or the whole with a part that is smaller."""
        if not self.parts:
            return
        yield from (part for part in self.parts if part.kind not in _SYNTAX)
        yield from (Term(self.kind, leaf) for leaf in leaves.get(self.kind, ())[:2])
        for index, part in enumerate(self.parts):
            for smaller in part.simpler(leaves):
                yield Term(self.kind, self.form, (*self.parts[:index], smaller, *self.parts[index + 1 :]))


def _operand(term: Term) -> str:
    return f"({term.text})" if term.parts else term.text


@dataclass(frozen=True, slots=True)
class Grammar:
    """Forms and leaves by kind. A kind may stand for several: `any: number, string`."""

    forms: Mapping[str, Sequence[str]]
    leaves: Mapping[str, Sequence[str]]
    unions: Mapping[str, Sequence[str]]

    def term(self, random: Random, kind: str, depth: int, wildness: float = 0.0) -> Term:
        """A random term of a kind, at most `depth` forms deep; `wildness` is the share of holes filled with any kind."""
        if kind not in _SYNTAX and random.random() < wildness:
            kind = "any"
        while kind in self.unions:
            kind = random.choice(self.unions[kind])
        forms = self.forms.get(kind, ())
        if depth <= 0 or not forms or (self.leaves.get(kind) and random.random() < 0.2):
            return Term(kind, random.choice(self.leaves[kind]))
        form = random.choice(forms)
        return Term(kind, form, tuple(self.term(random, hole, depth - 1, wildness) for hole in _HOLE.findall(form)))

    def expression(self, random: Random) -> Term:
        """A random term of a random kind. Most are small, as small ones find most; a third hold values of wrong kinds."""
        kind = random.choice([kind for kind, forms in self.forms.items() for _ in forms])
        return self.term(random, kind, random.choice((1, 1, 2, 2, 2, 3, 4)), random.choice((0.0, 0.0, 0.2)))

    @classmethod
    def read(cls) -> Grammar:
        """The grammar of `grammar.yaml`."""
        return cls(**yaml.safe_load((Path(__file__).parent / "grammar.yaml").read_text(encoding="utf-8")))

    def kinds_of_holes(self) -> set[str]:
        """Every kind that a form asks for."""
        return {hole for forms in self.forms.values() for form in forms for hole in _HOLE.findall(form)}
