"""Job `suspension-facts`: what a proposal to suspend rests on, as DT-05 and the later steps read it."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, suspensions
from handlers.cases import CaseKind
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.suspension_start import start_variables
from handlers.suspensions import Findings


def suspension_facts(job: Job) -> dict[str, object]:
    """Bring `suspensionFindings` into the inputs of DT-05, with the counter, the cap and the area's switches.

    The case goes on as one of suspension; whoever investigated is noted. Raises InvalidInput without facts.
    """
    case, agreement, on = case_of(job), agreement_of(job), today(job)
    found, cause = Findings.of(job.variables.get("suspensionFindings")), cause_of(job)
    cases.advance(job.session, case, CaseKind.SUSPENSION, cause)
    cases.record_investigators(job.session, case, found.investigators, cause)
    start = start_variables(job, agreement, on)
    return {
        **start,
        "riskLevel": found.risk,
        "dataFailure": found.data,
        "agreementClause": found.clause,
        "legalBasis": found.legal_basis,
        "shareReached": suspensions.share_reached(job.session, agreement.area, found.share, on),
        "suspensionFacts": found.facts,
        "suspensionEvidence": found.evidence,
        "urgentRisk": found.urgent,
        "combinedNotice": start["secondOpensTermination"] and agreement.agency_suspensions >= 1,
        "capDays": suspensions.longest_agency_days(job.session, agreement, on),
        "hearingAsked": False,
        "rectificationResult": None,
    }
