"""What the documents of publicity and signing say."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers.agreements import Agreement, template
from handlers.applications import Application
from handlers.business_keys import dossier_of
from handlers.columns import Json
from handlers.jobs.case import agreement_of, application_of, today
from handlers.jobs.inputs import records, text, word
from handlers.jobs.intake_documents import base
from handlers.notices import NoticeDraft, NoticeKind
from handlers.publicity import Finding, Objection
from handlers.register import Party, PartyKind

_DEPARTMENT = "同级医疗保障行政部门"
_KINDS = {PartyKind.PHARMACY: "零售药店", PartyKind.INSTITUTION: "医疗机构"}
_FINDINGS = {Finding.UNFOUNDED: "异议不成立", Finding.WORDING: "仅涉及公示文字，予以更正", Finding.FOUNDED: "异议成立"}


def proposed_list(job: Job, due_on: date) -> NoticeDraft:
    """拟签约名单公示, to the public, through `due_on`."""
    party = application_of(job).party
    facts: dict[str, Json] = {"entries": [_row(party)], "published_on": today(job).isoformat()}
    return NoticeDraft(kind=NoticeKind.PROPOSED_LIST, area=party.area, facts=facts, due_on=due_on)


def objection_finding(job: Job, objection: Objection, finding: Finding) -> NoticeDraft:
    """异议核查结果告知书."""
    application = application_of(job)
    facts = {
        **base(application),
        "objection": objection.facts,
        "finding": _FINDINGS[finding],
        "reason": objection.finding_reason or "",
    }
    return NoticeDraft(kind=NoticeKind.OBJECTION_FINDING, area=application.area, application=application, facts=facts)


def removal(job: Job) -> NoticeDraft:
    """移出拟签约名单告知书, with reasons and advice as for an unqualified result."""
    application = application_of(job)
    facts = {**base(application), "reasons": text(job, "removalReason"), "advice": text(job, "removalAdvice")}
    return NoticeDraft(
        kind=NoticeKind.REMOVAL,
        area=application.area,
        application=application,
        facts=facts,
        grounds=(text(job, "removalGround"),),
    )


def signing_stopped(job: Job) -> NoticeDraft:
    """终止签约告知书: grounds of DT-01 that have appeared since acceptance (SC-069)."""
    application, cited = application_of(job), records(job, "refusalGrounds")
    facts: dict[str, Json] = {**base(application), "reasons": [word(ground, "text") for ground in cited]}
    return NoticeDraft(
        kind=NoticeKind.SIGNING_STOPPED,
        area=application.area,
        application=application,
        facts=facts,
        grounds=tuple(dict.fromkeys(word(ground, "provision") for ground in cited)),
    )


def agreement_text(job: Job, agreement: Agreement) -> NoticeDraft:
    """医疗保障定点服务协议: the clauses as signed, through the end of the term."""
    titles = {clause.id: clause.title for clause in template().clauses}
    clauses: list[Json] = [{"title": titles.get(one, one), "text": wording} for one, wording in agreement.clauses.items()]
    facts: dict[str, Json] = {
        "agreement": agreement.number,
        "clauses": clauses,
        "signed_on": agreement.signed_on.isoformat(),
        "effective_on": agreement.effective_on.isoformat(),
        "signer": agreement.signer,
    }
    application = _application(job)
    return NoticeDraft(
        kind=NoticeKind.AGREEMENT,
        area=agreement.area,
        application=application,
        agreement=agreement if application is None else None,
        facts=facts,
        due_on=agreement.ends_on,
    )


def filing(job: Job, subject: str, filed_on: date, rows: dict[str, str]) -> NoticeDraft:
    """定点医药机构备案表, to the department (O3-08-e, O3-09-c)."""
    application = _application(job)
    listed: list[Json] = [{"name": name, "value": value} for name, value in rows.items()]
    facts: dict[str, Json] = {"subject": subject, "filed_on": filed_on.isoformat(), "rows": listed}
    return NoticeDraft(
        kind=NoticeKind.FILING,
        area=job.tenant_id,
        application=application,
        agreement=agreement_of(job) if application is None else None,
        addressee=_DEPARTMENT,
        facts=facts,
    )


def designated_list(job: Job, agreement: Agreement) -> NoticeDraft:
    """定点医药机构名单公告, to the public."""
    row: Json = {**_row(agreement.party), "valid_to": agreement.ends_on.isoformat()}
    facts: dict[str, Json] = {"entries": [row], "announced_on": today(job).isoformat()}
    return NoticeDraft(kind=NoticeKind.DESIGNATED_LIST, area=agreement.area, facts=facts)


def _application(job: Job) -> Application | None:
    """The application of the business key, None where an agreement is renewed."""
    dossier = dossier_of(job.session, job.business_key or "")
    return dossier if isinstance(dossier, Application) else None


def _row(party: Party) -> dict[str, Json]:
    address = party.address.address if party.address else ""
    return {"name": party.name, "address": address, "kind": _KINDS[party.kind]}
