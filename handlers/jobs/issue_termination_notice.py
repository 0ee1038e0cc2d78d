"""Job `issue-termination-notice`: the prior notice of a termination, to the party and to the persons responsible."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs import Job
from handlers import notices, parameters, terminations
from handlers.bans import FaultClass
from handlers.columns import Json
from handlers.deadlines import WorkingDays, act_deadline
from handlers.deadlines.overrides import calendar_for
from handlers.form_values import word_of
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.inputs import header, records, word
from handlers.notices import NoticeDraft
from handlers.terminations import EFFECTS


def issue_termination_notice(job: Job) -> dict[str, object]:
    """Issue the document of header `document`: grounds, facts, effects, ban, remedies (G000-1, S735-13-b).

    One goes to the party (`noticeNumber`), one to every person of `responsiblePersons` (`personNotices`); the date in
    it counts from delivery on the day of issue. Raises MissingSections.
    """
    draft = _draft(job)
    notice = notices.issue(job.session, draft, today(job), cause_of(job))
    persons = [
        notices.issue(job.session, replace(draft, addressee=word(row, "personName")), today(job), cause_of(job)).number
        for row in records(job, "responsiblePersons")
    ]
    return {"noticeNumber": notice.number, "personNotices": persons}


def _draft(job: Job) -> NoticeDraft:
    on, draft = today(job), declared_document(job, header(job, "document"))
    days = parameters.integer(job.session, "defence_days", job.tenant_id, on)
    grounds = terminations.grounds_of(records(job, "terminationGrounds"))
    said: dict[str, Json] = {
        "groundTexts": [f"{ground.text}（{ground.id}）" for ground in grounds],
        "effects": list(EFFECTS),
        "ban": _ban(job),
        "defenceTerm": f"自送达之日起{days}个工作日内",
    }
    due = act_deadline(on, WorkingDays(days), calendar_for(job.session, job.tenant_id)).due
    return replace(draft, facts={**draft.facts, **said}, grounds=[ground.id for ground in grounds], due_on=due)


def _ban(job: Job) -> str:
    if job.variables.get("proposedFaultClass") is None:
        return "分店自身不因关联解除限制申请；严重违法违规的负责人5年内担任相应职务的新申请不予受理"
    fault_class = word_of(job.variables, "proposedFaultClass", FaultClass)
    return terminations.ban_text(job.session, fault_class, job.tenant_id, today(job))
