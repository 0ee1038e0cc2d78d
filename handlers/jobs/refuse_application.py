"""Job `refuse-application`: end the application as refused."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import records, texts, word


def refuse_application(job: Job) -> None:
    """Refuse on every ground DT-01 has cited, else on the unmet conditions (O3-11, O2-12). Raises InvalidFact."""
    cited = [word(ground, "provision") for ground in records(job, "refusalGrounds")]
    provisions = list(dict.fromkeys(cited)) or texts(job, "unmetConditions")
    applications.refuse(job.session, application_of(job), provisions, today(job), cause_of(job))
    clocks.close_listed(job)
