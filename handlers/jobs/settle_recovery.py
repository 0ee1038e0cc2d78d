"""Job `settle-recovery`: money wrongly paid has come back, or has not."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import day, text


def settle_recovery(job: Job) -> dict[str, object]:
    """Note `recoveryResult` (set_off, payment or unpaid) of `measureId`; then close the clocks of `closes`.

    What came back is `recoveredAmount` in yuan, returned to `returnedTo`, the fund of `fund` that had paid.
    Raises NotFullyRecovered, WrongFund, StillTime. Returns `measureOutcome`.
    """
    case, result = case_of(job), text(job, "recoveryResult")
    measure, recovered, note = breaches.measure_of(case, job.variables.get("measureId")), result != "unpaid", "逾期未退回"
    if recovered:
        amount = breaches.fen_of(job.variables.get("recoveredAmount"), "recoveredAmount")
        breaches.check_recovery(measure, text(job, "fund"), amount, text(job, "returnedTo"))
        note = f"{'抵扣' if result == 'set_off' else '缴款'}{breaches.yuan(amount)}，退回原基金财政专户"
    cause = cause_of(job)
    breaches.record_performance(
        job.session, case, measure, today(job), cause, performed=recovered, due=day(job, "dueOn"), note=note
    )
    clocks.close_listed(job)
    return {"measureOutcome": "performed" if recovered else "unperformed"}
