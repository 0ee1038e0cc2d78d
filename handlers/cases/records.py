"""What goes into a case file before it is decided: findings, evidence, documents, the party's defence, the hearing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.cases.errors import reasons_missing
from handlers.cases.models import (
    Case,
    CaseEvidence,
    CaseFinding,
    CaseHearing,
    CaseInvestigator,
    CaseNotice,
    CaseStatement,
)
from handlers.cases.service import record_event, require_open, set_status
from handlers.cases.states import CaseStatus, DecisionKind, NoticeRole
from handlers.cause import Cause
from handlers.deadlines import WorkingDays, act_deadline
from handlers.deadlines.overrides import calendar_for
from handlers.errors import InvalidFact
from handlers.notices import Notice

SYSTEM = "system"


_OF_THE_CASE = frozenset({NoticeRole.PRIOR, NoticeRole.DECISION})
"""What only the case's own procedures deliver."""


def record_investigators(session: Session, case: Case, names: Sequence[str], cause: Cause) -> None:
    """Note who investigates, by account name; none of them may decide (O3-28-a, S765-37-a)."""
    known = {one.name for one in case.investigators}
    for name in dict.fromkeys(name.strip() for name in names):
        if name and name != SYSTEM and name not in known:
            case.investigators.append(CaseInvestigator(name=name))
            record_event(session, case, "case.investigator", case.state, cause, name)


def record_finding(
    session: Session,
    case: Case,
    found_on: date,
    facts: str,
    cause: Cause,
    *,
    ground: str | None = None,
    code: str | None = None,
    amount: int | None = None,
) -> CaseFinding:
    """Enter a fact found; whoever enters it counts as an investigator. `amount` in fen. Raises CaseClosed, InvalidFact."""
    require_open(case)
    if not facts.strip():
        raise InvalidFact("facts", "the fact in words", facts, "write what was found", "须写明查明的事实。", ("O3-25-a",))
    finding = CaseFinding(
        found_on=found_on, facts=facts.strip(), ground=ground, code=code, amount=amount, recorded_by=cause.actor
    )
    case.findings.append(finding)
    record_investigators(session, case, [cause.actor], cause)
    record_event(session, case, "case.finding", case.state, cause, finding.facts)
    return finding


def judge_finding(session: Session, case: Case, finding: CaseFinding, cause: Cause, *, proved: bool, reasons: str) -> CaseFinding:
    """Judge whether the fact is proved, with reasons. A proved ground of termination allows nothing lighter (SC-218)."""
    require_open(case)
    if not reasons.strip():
        raise reasons_missing("proved_reasons", "认定情形是否成立")
    finding.proved, finding.proved_reasons = proved, reasons.strip()
    record_event(session, case, "case.proved" if proved else "case.not_proved", case.state, cause, finding.proved_reasons)
    return finding


def record_evidence(session: Session, case: Case, title: str, source: str, taken_on: date, cause: Cause) -> CaseEvidence:
    """Enter a piece of evidence; whoever enters it counts as an investigator. Raises CaseClosed."""
    require_open(case)
    evidence = CaseEvidence(title=title.strip(), source=source.strip(), taken_on=taken_on, recorded_by=cause.actor)
    case.evidence.append(evidence)
    record_investigators(session, case, [cause.actor], cause)
    record_event(session, case, "case.evidence", case.state, cause, evidence.title)
    return evidence


def record_notice(
    session: Session,
    case: Case,
    notice: Notice,
    delivered_on: date,
    cause: Cause,
    *,
    role: NoticeRole = NoticeRole.PRIOR,
    covers: Sequence[DecisionKind] = (),
    defence_until: date | None = None,
) -> CaseNotice:
    """Enter a delivered document. A PRIOR one names what it announces, a combined one several kinds (GAP-05).

    `defence_until` is the last day of the defence, by default `defence_days` after delivery (GAP-04). What a procedure
    beside the case sends, such as a demand for documents, may still arrive when the case itself has been closed, and is
    on its record. Raises CaseClosed for a prior notice or a decision, InvalidFact for a prior notice without kinds.
    """
    if role in _OF_THE_CASE:
        require_open(case)
    prior = role is NoticeRole.PRIOR
    if prior and not covers:
        raise InvalidFact("covers", "the decisions announced", [], "name them", "事先告知书须写明拟作出的决定。", ("S735-13-b",))
    entry = CaseNotice(
        notice=notice,
        role=role,
        covers=[kind.value for kind in covers],
        delivered_on=delivered_on,
        defence_until=(defence_until or _defence_until(session, case, delivered_on)) if prior else None,
    )
    case.notices.append(entry)
    if prior:
        set_status(session, case, CaseStatus.NOTICE_SENT, cause, "case.notified", notice.number)
    else:
        record_event(session, case, f"case.{role.value}_delivered", case.state, cause, notice.number)
    return entry


def extend_defence(session: Session, case: Case, until: date, cause: Cause, reason: str) -> None:
    """Give the party more time for its defence, once and with reasons (GAP-04). Raises InvalidFact."""
    entry = next((one for one in reversed(case.notices) if one.role is NoticeRole.PRIOR), None)
    if entry is None or entry.defence_until is None or until <= entry.defence_until:
        zh = "延长后的陈述申辩期限须晚于原期限。"
        raise InvalidFact("until", "a day after the running defence period", until, "correct it", zh, ("S735-13-b",))
    if not reason.strip():
        raise reasons_missing("reason", "延长陈述申辩期限")
    entry.defence_until = until
    record_event(session, case, "case.defence_extended", case.state, cause, reason)


def record_statement(
    session: Session,
    case: Case,
    received_on: date,
    text: str,
    cause: Cause,
    *,
    hearing_asked: bool = False,
    waived: bool = False,
) -> CaseStatement:
    """Enter the party's statement and defence, or that it waives it (S735-13-b). Raises CaseClosed, InvalidFact."""
    require_open(case)
    if not text.strip() and not waived:
        raise InvalidFact("text", "the statement", text, "write it or waive it", "须填写陈述申辩内容。", ("S735-13-b",))
    statement = CaseStatement(received_on=received_on, text=text.strip(), waived=waived, hearing_asked=hearing_asked)
    case.statements.append(statement)
    record_event(session, case, "case.statement", case.state, cause, "放弃陈述申辩" if waived else statement.text)
    return statement


def record_defence_answer(session: Session, case: Case, on: date, answer: str, cause: Cause, *, accepted: bool) -> CaseStatement:
    """Answer the statement that has no answer yet: accepted or rejected, with reasons. Raises InvalidFact."""
    statement = next((one for one in case.statements if one.accepted is None), None)
    if statement is None:
        raise InvalidFact("statement", "a statement without an answer", None, "record it first", "没有待答复的陈述申辩。")
    if not answer.strip():
        raise reasons_missing("answer", "采纳或者不采纳陈述申辩")
    statement.accepted, statement.answer = accepted, answer.strip()
    statement.answered_on, statement.answered_by = on, cause.actor
    record_event(session, case, "case.answered", case.state, cause, statement.answer)
    return statement


def record_hearing(session: Session, case: Case, held_on: date, present: str, minutes: str, cause: Cause) -> CaseHearing:
    """Enter the minutes of the hearing meeting. Raises CaseClosed, InvalidFact without minutes."""
    require_open(case)
    if not minutes.strip():
        raise InvalidFact("minutes", "the minutes", minutes, "write them", "须填写笔录。", ("S735-13-b",))
    hearing = CaseHearing(held_on=held_on, present=present.strip(), minutes=minutes.strip())
    case.hearings.append(hearing)
    record_event(session, case, "case.hearing", case.state, cause, hearing.minutes)
    return hearing


def record_report(session: Session, case: Case, on: date, cause: Cause) -> None:
    """Note the report to the department (O3-46-b, O2-U10); the first one counts."""
    case.reported_on = case.reported_on or on
    record_event(session, case, "case.reported", case.state, cause)


def _defence_until(session: Session, case: Case, delivered_on: date) -> date:
    days = parameters.integer(session, "defence_days", case.area, delivered_on)
    return act_deadline(delivered_on, WorkingDays(days), calendar_for(session, case.area)).due
