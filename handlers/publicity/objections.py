"""Objections of the public: they stop only the party they are about, until verified (GAP-03)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.applications.service import set_state
from handlers.applications.states import ApplicationState
from handlers.cause import Cause
from handlers.errors import InvalidFact
from handlers.publicity.errors import (
    AlreadyVerified,
    ObjectionWithoutEvidence,
    PublicityOver,
    UnknownEntry,
)
from handlers.publicity.models import EntryState, Finding, Objection, PublicityEntry
from handlers.publicity.service import open_objections, record_event, remove


def raise_objection(
    session: Session,
    entry: PublicityEntry,
    facts: str,
    on: date,
    cause: Cause,
    *,
    objector: str | None = None,
    contact: str | None = None,
    evidence: str | None = None,
) -> Objection:
    """Take an objection in; the entry pauses and the application becomes OBJECTION.

    Raises ObjectionWithoutEvidence (no facts, or anonymous without evidence), PublicityOver.
    """
    name, proof = _text(objector), _text(evidence)
    if not facts.strip():
        raise ObjectionWithoutEvidence("facts")
    if name is None and proof is None:
        raise ObjectionWithoutEvidence("evidence")
    if entry.state not in (EntryState.PUBLISHED, EntryState.PAUSED) or on > entry.ends_on:
        raise PublicityOver(entry.ends_on)
    objection = Objection(
        objector=name,
        contact=_text(contact),
        facts=facts.strip(),
        evidence=proof,
        received_on=on,
        received_at=cause.at,
    )
    entry.objections.append(objection)
    session.flush()
    _pause(session, entry, on, cause)
    return objection


def objection_of(session: Session, objection_id: int) -> Objection:
    """The objection with that id. Raises UnknownEntry."""
    objection = session.get(Objection, objection_id)
    if objection is None:
        raise UnknownEntry(objection_id)
    return objection


def verify(session: Session, objection: Objection, finding: Finding, reason: str, on: date, cause: Cause) -> Objection:
    """Record what the verification found.

    FOUNDED removes the party; otherwise the entry resumes once no objection is open (its new last day comes from
    the deadline service by `extend`). Raises AlreadyVerified, InvalidFact without a reason.
    """
    if objection.finding is not None:
        raise AlreadyVerified(objection.id, objection.finding)
    if not reason.strip():
        raise InvalidFact("reason", "not empty", reason, "write it", "请填写核查意见。", ("O3-08-f",))
    objection.finding, objection.finding_reason = finding, reason.strip()
    objection.verified_on, objection.verified_by = on, cause.actor
    session.flush()
    if objection.entry.state is EntryState.PAUSED:
        _after_finding(session, objection, on, cause)
    return objection


def _after_finding(session: Session, objection: Objection, on: date, cause: Cause) -> None:
    entry = objection.entry
    if objection.finding is Finding.FOUNDED:
        remove(session, entry, on, objection.finding_reason or "", cause)
    elif not open_objections(entry):
        entry.state = EntryState.PUBLISHED
        record_event(session, entry, "resumed", EntryState.PAUSED, cause)
        set_state(session, entry.application, ApplicationState.PUBLICITY, on, cause)


def _pause(session: Session, entry: PublicityEntry, on: date, cause: Cause) -> None:
    if entry.state is EntryState.PAUSED:
        record_event(session, entry, "objection_raised", EntryState.PAUSED, cause)
        return
    entry.state = EntryState.PAUSED
    record_event(session, entry, "objection_raised", EntryState.PUBLISHED, cause)
    set_state(session, entry.application, ApplicationState.OBJECTION, on, cause)


def _text(value: str | None) -> str | None:
    stripped = (value or "").strip()
    return stripped or None
