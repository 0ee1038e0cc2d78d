"""Job `collect-termination-facts`: the case goes on as a termination; the facts for DT-06 are put together."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import cases, terminations
from handlers.cases import CaseKind
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag


def collect_termination_facts(job: Job) -> dict[str, object]:
    """From `terminationFacts` and the agreement; returns `groundFacts`, `factDescription`, `discoveredOn`, `hearingHeld`.

    A case of another procedure keeps its number (SC-199). Raises UnknownCase, CaseClosed.
    """
    case = case_file_of(job)
    cases.advance(job.session, case, CaseKind.TERMINATION, cause_of(job))
    given = job.variables.get("terminationFacts")
    reported: Mapping[str, object] = given if isinstance(given, Mapping) else {}
    return {
        "groundFacts": terminations.ground_facts(case.agreement, reported),
        "factDescription": reported.get("description"),
        "discoveredOn": reported.get("discoveredOn") or today(job).isoformat(),
        "hearingHeld": flag(job, "hearingHeld"),
    }
