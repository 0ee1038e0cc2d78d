"""The smallest term that still disagrees."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz.feel.terms import Grammar, Term


def minimise(term: Term, grammar: Grammar, disagrees: Callable[[Term], bool]) -> Term:
    """Make a term smaller, step by step, as long as it disagrees."""
    while True:
        smaller = (one for one in term.simpler(grammar.leaves) if _weight(one) < _weight(term))
        found = next((one for one in smaller if disagrees(one)), None)
        if found is None:
            return term
        term = found


def _weight(term: Term) -> tuple[int, int]:
    return term.size, len(term.text)
