"""Random typed expressions as trees of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

_HOLE = re.compile(r"\$([a-z]+)")


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
        """Terms one step smaller: a part of the same kind instead of the whole, a leaf, or a simpler part."""
        if not self.parts:
            return
        yield from (part for part in self.parts if part.kind == self.kind)
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

    def term(self, random: Random, kind: str, depth: int) -> Term:
        """A random term of a kind, at most `depth` forms deep."""
        while kind in self.unions:
            kind = random.choice(self.unions[kind])
        forms = self.forms.get(kind, ())
        if depth <= 0 or not forms or (self.leaves.get(kind) and random.random() < 0.2):
            return Term(kind, random.choice(self.leaves[kind]))
        form = random.choice(forms)
        return Term(kind, form, tuple(self.term(random, hole, depth - 1) for hole in _HOLE.findall(form)))

    def expression(self, random: Random) -> Term:
        """A random term of a random kind; most are small, as small ones find most."""
        return self.term(random, random.choice(sorted(self.forms)), random.choice((1, 1, 2, 2, 2, 3, 4)))

    def kinds_of_holes(self) -> set[str]:
        """Every kind that a form asks for."""
        return {hole for forms in self.forms.values() for form in forms for hole in _HOLE.findall(form)}
