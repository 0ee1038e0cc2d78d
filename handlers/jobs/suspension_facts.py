"""Job `suspension-facts`: what a proposal to suspend rests on, as DT-05 and the later steps read it."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, parameters, suspensions
from handlers.cases import CaseKind
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.suspensions import Findings


def suspension_facts(job: Job) -> dict[str, object]:
    """Bring `suspensionFindings` into the inputs of DT-05, with the counter, the cap and the area's switches.

    The case goes on as one of suspension; whoever investigated is noted. Raises InvalidInput without facts.
    """
    case, agreement, on = case_of(job), agreement_of(job), today(job)
    found, cause = Findings.of(job.variables.get("suspensionFindings")), cause_of(job)
    cases.advance(job.session, case, CaseKind.SUSPENSION, cause)
    cases.record_investigators(job.session, case, found.investigators, cause)
    opens = parameters.switch(job.session, "second_suspension_opens_termination", agreement.area, on)
    return {
        "riskLevel": found.risk,
        "dataFailure": found.data,
        "agreementClause": found.clause,
        "legalBasis": found.legal_basis,
        "shareReached": suspensions.share_reached(job.session, agreement.area, found.share, on),
        "suspensionFacts": found.facts,
        "suspensionEvidence": found.evidence,
        "urgentRisk": found.urgent,
        "agencySuspensions": agreement.agency_suspensions,
        "secondOpensTermination": opens,
        "combinedNotice": opens and agreement.agency_suspensions >= 1,
        "capDays": suspensions.longest_agency_days(job.session, agreement, on),
        "earlyAllowed": parameters.switch(job.session, "early_resumption_allowed", agreement.area, on),
        "hearingAsked": False,
        "proposeEarly": False,
        "earlyApproved": False,
        "resumedOn": None,
        "rectificationResult": None,
        "rectificationCheckedOn": None,
    }
