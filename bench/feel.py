"""`python -m bench.feel`: conditions against Python written by hand and against feelin, a table against SpiffWorkflow's.

Prints, in one run:

- `*_us`: microseconds of one evaluation with us, all included: `Expression.evaluate` with variables, instant and budget;
- `*_ratio_closure`: our time over that of the function in `feel_by_hand` (below 1.5 is the goal); `condition` has JSON
  variables, `condition_decimals` the score as a decimal already, `deadline` a date, `deadline_text` its ISO text;
- `*_ratio_feelin`: feelin's time, asked over a pipe as Python must, over ours (at least 50); `*_ratio_feelin_in_node`
  leaves the pipe out; a line `left out` says so where feelin is not installed;
- `table_ratio_spiff`: SpiffWorkflow's time for a table of ten rules and two inputs over ours (at least 5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bench import feel_by_hand as by_hand
from bench.feel_bridge import Feelin, why_absent
from bench.feel_tables import INPUTS, Decide, agreed
from bench.rounds import Rounds, Side, block
from engine.feel import compile_expression

NOW = datetime(2026, 9, 29, 1, 0, tzinfo=UTC)
CONDITION = 'score >= 80 and status = "qualified"'
DEADLINE = 'submittedOn + duration("P3M") < today()'
DEADLINE_TEXT = 'date(submittedOn) + duration("P3M") < today()'
EVALUATIONS, EVALUATIONS_OF_FEELIN = 2000, 40
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contest:
    """An expression, the function that does the same, and the variables both are given in turns."""

    name: str
    text: str
    by_hand: Callable[[Case, datetime], Any]
    cases: Sequence[Case]


SCORES = ((85, "qualified"), (60, "qualified"), (92, "refused"), (80, "qualified"))
DATES = ("2016-01-31", "2096-06-29", "2015-11-30", "2096-08-15")  # far from now: feelin knows no other clock than the machine's
CONTESTS = (
    Contest("condition", CONDITION, by_hand.qualifies, [{"score": score, "status": status} for score, status in SCORES]),
    Contest(
        "condition_decimals",
        CONDITION,
        by_hand.qualifies_in_decimals,
        [{"score": Decimal(score), "status": status} for score, status in SCORES],
    ),
    Contest("deadline", DEADLINE, by_hand.is_overdue, [{"submittedOn": date.fromisoformat(text)} for text in DATES]),
    Contest("deadline_text", DEADLINE_TEXT, by_hand.is_overdue_by_text, [{"submittedOn": text} for text in DATES]),
)
AGAINST_FEELIN = (CONTESTS[0], CONTESTS[3])


def against_closure(contest: Contest) -> dict[str, float]:
    """Our microseconds of one condition, and their ratio to the function written by hand."""
    ours = compile_expression(contest.text).evaluate
    for case in contest.cases:
        _agree(contest, case, ours(case, now=NOW).value, contest.by_hand(case, NOW))
    rounds = Rounds({"ours": _block(contest, ours), "by_hand": _block(contest, contest.by_hand)})
    return {
        f"{contest.name}_us": rounds.microseconds("ours"),
        f"{contest.name}_ratio_closure": rounds.ratio("ours", "by_hand"),
    }


def against_feelin(contest: Contest, feelin: Feelin) -> dict[str, float]:
    """How many times our time feelin takes through the pipe, and inside its own process."""
    ours = compile_expression(contest.text).evaluate
    for case in contest.cases:
        _agree(contest, case, ours(case, now=NOW).value, feelin.evaluate(contest.text, case))

    def over_the_pipe() -> None:
        for case in [*contest.cases] * (EVALUATIONS_OF_FEELIN // len(contest.cases)):
            feelin.evaluate(contest.text, case)

    def in_node() -> float:
        share = EVALUATIONS_OF_FEELIN // len(contest.cases)
        return sum(feelin.seconds_within(contest.text, case, share) for case in contest.cases) / EVALUATIONS_OF_FEELIN

    sides = {"ours": _block(contest, ours), "pipe": block(over_the_pipe, EVALUATIONS_OF_FEELIN), "node": in_node}
    rounds = Rounds(sides, rounds=21)
    return {
        f"{contest.name}_ratio_feelin": rounds.ratio("pipe", "ours"),
        f"{contest.name}_ratio_feelin_in_node": rounds.ratio("node", "ours"),
    }


def against_spiff() -> dict[str, float]:
    """Our microseconds of a table, and how many times that SpiffWorkflow's own engine takes."""
    ours, theirs = agreed()

    def decide(table: Decide, times: int) -> Side:
        def run() -> None:
            for variables in INPUTS * times:
                table(variables)

        return block(run, times * len(INPUTS))

    rounds = Rounds({"ours": decide(ours, 50), "spiff": decide(theirs, 5)})
    return {"table_us": rounds.microseconds("ours"), "table_ratio_spiff": rounds.ratio("spiff", "ours")}


def _block(contest: Contest, call: Callable[..., Any]) -> Side:
    def run() -> None:
        now = NOW
        for case in [*contest.cases] * (EVALUATIONS // len(contest.cases)):
            call(case, now=now)

    return block(run, EVALUATIONS)


def _agree(contest: Contest, case: Case, ours: object, theirs: object) -> None:
    if ours is not theirs:
        raise ValueError(f"Expected {contest.text} to be {ours} for {case}, but found {theirs} on the other side.")


def main() -> None:
    """Run all contests and print the figures as they come."""
    absent = why_absent()
    for contest in CONTESTS:
        _show(against_closure(contest))
    _show(against_spiff())
    if absent is not None:
        print(f"left out: {absent}")
        return
    with Feelin() as feelin:
        for contest in AGAINST_FEELIN:
            _show(against_feelin(contest, feelin))


def _show(figures: Mapping[str, float]) -> None:
    for name, value in figures.items():
        print(f"{name}: {value:.4g}")


if __name__ == "__main__":
    main()
