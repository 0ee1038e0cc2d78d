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
from bench.feel_tables import INPUTS, agreed
from bench.rounds import Side, block, medians
from engine.feel import compile_expression

NOW = datetime(2026, 9, 29, 1, 0, tzinfo=UTC)
CONDITION = 'score >= 80 and status = "qualified"'
DEADLINE = 'submittedOn + duration("P3M") < today()'
DEADLINE_TEXT = 'date(submittedOn) + duration("P3M") < today()'
EVALUATIONS, EVALUATIONS_OF_FEELIN = 4000, 40
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


def against_closures() -> dict[str, float]:
    """Our microseconds of each condition, and their ratio to the function written by hand."""
    figures = {}
    for contest in CONTESTS:
        ours = compile_expression(contest.text).evaluate
        _agree(contest, lambda case, ours=ours: ours(case, now=NOW).value, lambda case, it=contest: it.by_hand(case, NOW))
        seconds = medians({"ours": _in_turns(ours, contest), "by_hand": _in_turns(contest.by_hand, contest)})
        figures[f"{contest.name}_us"] = seconds["ours"] * 1e6
        figures[f"{contest.name}_ratio_closure"] = seconds["ours"] / seconds["by_hand"]
    return figures


def against_feelin() -> dict[str, float]:
    """How many times our time feelin takes through the pipe, and inside its own process."""
    figures = {}
    with Feelin() as feelin:
        for contest in AGAINST_FEELIN:
            ours = compile_expression(contest.text).evaluate
            _agree(
                contest,
                lambda case, ours=ours: ours(case, now=NOW).value,
                lambda case, it=contest: feelin.evaluate(it.text, case),
            )
            sides = {
                "ours": _in_turns(ours, contest),
                "pipe": block(_asking(feelin, contest), EVALUATIONS_OF_FEELIN),
                "node": lambda it=contest: _within(feelin, it),
            }
            seconds = medians(sides, rounds=21)
            figures[f"{contest.name}_ratio_feelin"] = seconds["pipe"] / seconds["ours"]
            figures[f"{contest.name}_ratio_feelin_in_node"] = seconds["node"] / seconds["ours"]
    return figures


def against_spiff() -> dict[str, float]:
    """Our microseconds of a table, and how many times that SpiffWorkflow's own engine takes."""
    ours, theirs = agreed()

    def decide(table: Callable[[Case], Any]) -> Callable[[int], None]:
        def run(evaluations: int) -> None:
            for variables in INPUTS * (evaluations // len(INPUTS)):
                table(variables)

        return run

    seconds = medians({"ours": block(decide(ours), 500), "spiff": block(decide(theirs), 50)})
    return {"table_us": seconds["ours"] * 1e6, "table_ratio_spiff": seconds["spiff"] / seconds["ours"]}


def _in_turns(call: Callable[..., Any], contest: Contest) -> Side:
    def run(evaluations: int) -> None:
        now = NOW
        for case in [*contest.cases] * (evaluations // len(contest.cases)):
            call(case, now=now)

    return block(run, EVALUATIONS)


def _asking(feelin: Feelin, contest: Contest) -> Callable[[int], None]:
    def run(evaluations: int) -> None:
        for case in [*contest.cases] * (evaluations // len(contest.cases)):
            feelin.evaluate(contest.text, case)

    return run


def _within(feelin: Feelin, contest: Contest) -> float:
    share = EVALUATIONS_OF_FEELIN // len(contest.cases)
    return sum(feelin.seconds_within(contest.text, case, share) for case in contest.cases) / EVALUATIONS_OF_FEELIN


def _agree(contest: Contest, ours: Callable[[Case], Any], theirs: Callable[[Case], Any]) -> None:
    for case in contest.cases:
        if ours(case) is not theirs(case):
            raise ValueError(
                f"Expected {contest.text} to be {ours(case)} for {case}, but found {theirs(case)} on the other side."
            )


def main() -> None:
    """Run all contests and print the figures."""
    figures = against_closures() | against_spiff()
    absent = why_absent()
    if absent is None:
        figures |= against_feelin()
    else:
        print(f"left out: {absent}")
    for name, value in figures.items():
        print(f"{name}: {value:.4g}")


if __name__ == "__main__":
    main()
