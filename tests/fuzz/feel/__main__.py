"""`python -m tests.fuzz.feel --count N --seed S`: exit status 0 if every disagreement is listed, else 1."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.fuzz.feel.differences import Difference, classify, read_differences, written
from tests.fuzz.feel.engines import Feelin, Ours, Tagged, same
from tests.fuzz.feel.minimise import minimise
from tests.fuzz.feel.terms import Grammar, Term


def main() -> int:
    """Generate, compare, minimise, classify and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.feel", description="Compare engine.feel with feelin.")
    parser.add_argument("--count", type=int, default=10_000, help="number of expressions")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same expressions")
    options = parser.parse_args()
    known = read_differences()
    found: Counter[str] = Counter()
    unlisted: set[str] = set()
    for term, ours, feelin in _disagreements(options.count, options.seed):
        difference = classify(term, ours, feelin, known)
        if difference is not None:
            found[difference.id] += 1
        elif term.text not in unlisted:
            unlisted.add(term.text)
            sys.stdout.write(
                f"{term.text}\n    ours    {written(ours)}\n    feelin  {written(feelin)}\n    form    {term.form}\n"
            )
    _report(options.count, found, len(unlisted), known)
    return 1 if unlisted else 0


def _disagreements(count: int, seed: int) -> Iterator[tuple[Term, Tagged, Tagged]]:
    grammar, random, ours = Grammar.read(), Random(seed), Ours()
    with Feelin() as feelin:

        def answers(term: Term) -> tuple[Tagged, Tagged]:
            cell = term.kind == "cell"
            return ours.evaluate(term.text, cell=cell), feelin.evaluate(term.text, cell=cell)

        def disagrees(term: Term) -> bool:
            return not same(*answers(term))

        for _ in range(count):
            term = grammar.expression(random)
            if disagrees(term):
                smallest = minimise(term, grammar, disagrees)
                yield smallest, *answers(smallest)


def _report(count: int, found: Counter[str], unlisted: int, known: list[Difference]) -> None:
    for difference in known:
        sys.stdout.write(f"{found[difference.id]:7}  {difference.id}\n")
    sys.stdout.write(f"{count} expressions, {sum(found.values())} known disagreements, {unlisted} unlisted\n")


if __name__ == "__main__":
    sys.exit(main())
