"""Job `file-termination-evidence`: proof and evidence enter the case; grounds nobody could prove from outside drop out."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, terminations
from handlers.cases import Case
from handlers.deadlines import date_of
from handlers.errors import InvalidFact
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag, optional_day, optional_text, records, texts, word
from handlers.terminations import Ground


def file_termination_evidence(job: Job) -> dict[str, object]:
    """Keep the grounds with evidence or verified proof; return them as `terminationGrounds` with the asked-for hold.

    Raises InvalidFact when a ground is said to be verified without a document.
    """
    case, rows = case_file_of(job), records(job, "terminationGrounds")
    verified = set(texts(job, "verifiedGrounds"))
    if verified and not records(job, "proofs"):
        zh = "经外部文件证明的情形须登记证明文件。"
        raise InvalidFact("proofs", "the document that proves it", [], "enter it", zh, ("G000-1",))
    _enter(job, case)
    kept = [row for row in rows if not Ground.of(row).needs_proof or Ground.of(row).id in verified]
    facts = optional_text(job, "evidenceSummary") or optional_text(job, "proofRemarks") or "查明的事实见证据卷宗。"
    found_on = optional_day(job, "discoveredOn") or today(job)
    for ground in terminations.grounds_of(kept):
        cases.record_finding(job.session, case, found_on, f"{ground.text}：{facts}", cause_of(job), ground=ground.id)
    reasons = [optional_text(job, f"{name}HoldReason") for name in ("proof", "evidence") if flag(job, f"{name}Hold")]
    return {
        "terminationGrounds": kept,
        "interimHold": bool(reasons),
        "interimHoldReason": "；".join(filter(None, reasons)) or None,
    }


def _enter(job: Job, case: Case) -> None:
    for row in records(job, "proofs"):
        source = f"{word(row, 'proofAuthority')} {word(row, 'proofNumber')}"
        taken_on = date_of(word(row, "proofDate"))
        cases.record_evidence(job.session, case, word(row, "proofKind"), source, taken_on, cause_of(job))
    for row in records(job, "evidenceList"):
        taken_on = date_of(word(row, "evidenceTakenOn"))
        title, source = word(row, "evidenceTitle"), word(row, "evidenceSource")
        cases.record_evidence(job.session, case, title, source, taken_on, cause_of(job))
