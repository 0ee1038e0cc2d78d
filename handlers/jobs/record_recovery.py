"""Job `record-recovery`: what was overpaid is back in the fund account (S735-45-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import MeasureKind
from handlers.errors import InvalidFact
from handlers.jobs import clocks
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, text


def record_recovery(job: Job) -> None:
    """Note the recovery of `recoveredAmount` on `recoveredOn` and close what header `closes` lists.

    Raises InvalidFact while less than `recoveryAmount` is back.
    """
    case, wanted, found = case_file_of(job), job.variables.get("recoveryAmount"), job.variables.get("recoveredAmount")
    if not isinstance(wanted, int | float) or not isinstance(found, int | float) or found < wanted:
        zh = f"应追回{wanted}元，已追回{found}元，尚未追回完毕。"
        raise InvalidFact("recoveredAmount", f"at least {wanted}", found, "go on recovering", zh, ("S735-45-a",))
    for measure in cases.unperformed_measures(case):
        if measure.kind is MeasureKind.RECOVER:
            note = f"{text(job, 'recoveryMethod')} {found}"
            cases.perform_measure(job.session, case, measure, day(job, "recoveredOn"), cause_of(job), note)
    clocks.close_listed(job)
