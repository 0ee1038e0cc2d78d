"""Job `pause-unit`: a department or a person settles no more for a time (O2-38-5, O2-U08)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.cases import MeasureKind
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, cause_of, provisions_of, today
from handlers.jobs.inputs import day, text


def pause_unit(job: Job) -> None:
    """Block the lines of `subject` (department, or identity number for kind pause_person) from today through `dueOn`."""
    kind = word_of(job.variables, "kind", MeasureKind)
    pause = agreements.pause_person if kind is MeasureKind.PAUSE_PERSON else agreements.pause_department
    pause(
        job.session,
        agreement_of(job),
        text(job, "subject"),
        today(job),
        cause_of(job),
        reason=kind.label,
        grounds=provisions_of(job),
        ends_on=day(job, "dueOn"),
        decision_number=text(job, "decisionNumber"),
    )
