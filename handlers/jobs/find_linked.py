"""Job `find-linked`: the agreements that a suspension or termination is carried over to (PR-12 C1, L1, L2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import linkages
from handlers.agreements import Agreement, SuspensionKind
from handlers.bans import FaultClass
from handlers.cases import Case
from handlers.filings import agreement_variables
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, flag, optional_day, optional_text, text, texts
from handlers.linkages import Cascade, Link, LinkKind
from handlers.register import PartyKind


def find_linked(job: Job) -> dict[str, object]:
    """Open a linked case per agreement; return `poolLinks` and `branches` with their variables, and `cascade`.

    Branches are looked for when the cause lies with headquarters (GAP-24); an end that was itself received by linkage
    goes no further. `causeAtHq`, `faultClass` and `graveIllegality` are filled in where the message has none.
    """
    agreement, source = agreement_of(job), case_file_of(job)
    ended = optional_day(job, "terminatedOn") is not None
    received = flag(job, "byLinkage")
    voluntary = flag(job, "voluntary") or optional_text(job, "suspensionKind") == SuspensionKind.VOLUNTARY.value
    cascade = linkages.cascade_of(job.session, agreement, cause_of(job), voluntary=voluntary, received=received)
    link = _link(job, agreement, LinkKind.TERMINATION if ended else LinkKind.SUSPENSION)
    branches = _branches(job, agreement, source) if ended and not received else []
    return {
        "poolLinks": [] if cascade is Cascade.NONE else _pools(job, agreement, source, link, cascade),
        "branches": branches,
        "cascade": cascade.value,
        "causeAtHq": flag(job, "causeAtHq"),
        "faultClass": optional_text(job, "faultClass"),
        "graveIllegality": flag(job, "graveIllegality"),
        "linkedOn": today(job).isoformat(),
        "linkPaused": False,
    }


def _link(job: Job, agreement: Agreement, kind: LinkKind) -> Link:
    suspends = kind is LinkKind.SUSPENSION
    stated = optional_text(job, "faultClass")
    return Link(
        kind=kind,
        source_agreement=agreement.number,
        source_decision=text(job, "decisionNumber"),
        effective_on=day(job, "suspendedFrom") if suspends else day(job, "terminatedOn"),
        ends_on=optional_day(job, "suspendedTo") if suspends else None,
        grounds=texts(job, "suspensionGrounds") if suspends else texts(job, "grounds"),
        suspension=SuspensionKind(text(job, "suspensionKind")) if suspends else None,
        fault_class=FaultClass(stated) if stated in set(FaultClass) else None,
        grave=flag(job, "graveIllegality"),
        voluntary=flag(job, "voluntary"),
    )


def _pools(job: Job, agreement: Agreement, source: Case, link: Link, cascade: Cascade) -> list[dict[str, object]]:
    found = []
    for target in linkages.pool_agreements(job.session, agreement):
        case = linkages.open_link(job.session, source, target, link, today(job), cause_of(job))
        confirm = cascade is Cascade.CONFIRM
        found.append({**_variables(target, case), "linkKind": link.kind.value, "confirm": confirm})
    return found


def _branches(job: Job, agreement: Agreement, source: Case) -> list[dict[str, object]]:
    if agreement.party.kind is not PartyKind.PHARMACY or not flag(job, "causeAtHq"):
        return []
    found = []
    for branch in linkages.branches_of(job.session, agreement, today(job)):
        link = _link(job, agreement, LinkKind.BRANCH)
        case = linkages.open_branch(job.session, source, branch, link, today(job), cause_of(job))
        found.append({**_variables(branch.agreement, case), "sharedPersons": list(branch.shared)})
    return found


def _variables(target: Agreement, case: Case) -> dict[str, object]:
    return {**agreement_variables(target), "caseNumber": case.number}
