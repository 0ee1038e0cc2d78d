"""The worked example of the explanation is the service's own answer."""

from __future__ import annotations

from datetime import date

from handlers.deadlines import WorkingCalendar, WorkingDays, act_deadline
from tests.docs.markdown import ROOT, blocks


def test_the_example_of_the_five_working_days() -> None:
    found = act_deadline(date(2026, 9, 29), WorkingDays(5), WorkingCalendar(), provisions=["O3-07-b"])
    (example,) = [block.body for block in blocks((ROOT / "docs/explanation/deadlines.md").read_text())]
    assert [line.strip() for line in example.splitlines()[1:]] == [step.zh for step in found.steps]
