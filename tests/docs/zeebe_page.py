"""docs/reference/zeebe-differences.md: where our engine and Camunda's differ on purpose."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conformance.zeebe.cases import all_cases
from tests.conformance.zeebe.listed import CASES, LISTED, Listed
from tests.conformance.zeebe.theirs import VERSION

INTRODUCTION = """# Compared with Camunda's own engine

{cases} small processes, one or more for every row of [the elements](elements.md), and random ones, run here and in the engine
of Camunda {version}, in memory. After every step both must have completed and terminated the same elements (in the same order,
where they hang together), taken the same flows, and have the same active elements, variables in every scope, timers and
incidents. {agree} do the same; the other {listed} show the differences that stay, and why:

| | here | Camunda | reason |
|---|---|---|---|
"""
SHOWN = """
## Which cases show it

The models and steps are in `tests/conformance/zeebe/cases`.

"""
HISTORY = """
## Not compared

Our history has a line for every token that a join gathers, and for the flow between an event-based gateway and its event; that
of Camunda has one for the join and none for the flow. A step that fails is undone here as a whole and its incident is at what
was asked for; Camunda keeps what happened before and its incident is at the element. So of a failed step only kind and element
of the incident are compared. `adHocSubProcessElements`, a variable for Camunda's AI agents, does not exist here.

## Run it

Maven and a Java of at least 21 are needed (the newest one installed, or `DINGDIAN_ZEEBE_JAVA`); Maven fetches the engine. It is
never needed by `make test`, which skips it.

    .venv/bin/python -m tests.conformance.zeebe            # all cases: what differs, and the figures
    .venv/bin/python -m tests.conformance.zeebe message    # those with this in their name
    .venv/bin/python -m tests.conformance.zeebe --walks 300 --seed 7
    DINGDIAN_ZEEBE=1 .venv/bin/pytest tests/conformance/zeebe
"""


def page() -> str:
    """The whole page."""
    cases = len(all_cases())
    figures = {"cases": cases, "version": VERSION, "agree": cases - len(CASES), "listed": len(CASES)}
    rows = "".join(f"| **{one.what}** | {one.ours} | {one.camunda} | {one.why} |\n" for one in LISTED)
    return INTRODUCTION.format(**figures) + rows + SHOWN + "".join(_shown()) + HISTORY


def _shown() -> Iterator[str]:
    for one in LISTED:
        yield f"- {one.what}: {_names(one)}\n"


def _names(one: Listed) -> str:
    return ", ".join(f"`{name}`" for name in one.cases)
