"""Bans that follow from a termination, as decision table DT-10 found them (GAP-19, procedures.md 7.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from handlers.bans import repository
from handlers.bans.models import Ban, BanGround, FaultClass
from handlers.bans.service import Subject, record_ban
from handlers.cause import Cause
from handlers.register import service as register

if TYPE_CHECKING:
    from handlers.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class TerminationBan:
    """One result of DT-10: on the key persons or on the party, for which ground, from which day."""

    on_persons: bool
    ground: BanGround
    start_on: date


def record_termination_bans(
    session: Session,
    agreement: Agreement,
    found: Sequence[TerminationBan],
    decision_number: str,
    fault_class: FaultClass,
    cause: Cause,
) -> list[Ban]:
    """Record them on the party and on whoever was a key person when the agreement ended; twice records nothing more.

    3 years and the penalty performed, 1 year and the liability performed, 5 years for key persons (O3-11-2 to -5,
    O2-12-4 to -7).
    """
    if repository.of_decision(session, decision_number):
        return []
    return [
        record_ban(session, subject, one.ground, one.start_on, decision_number, agreement.area, cause, fault_class=fault_class)
        for one in found
        for subject in _subjects(session, agreement, one)
    ]


def _subjects(session: Session, agreement: Agreement, ban: TerminationBan) -> Iterator[Subject]:
    if not ban.on_persons:
        yield Subject.party(agreement.party)
        return
    entries = register.key_persons(session, agreement.party, agreement.ended_on or ban.start_on)
    persons = {entry.person.id_number: entry.person.name for entry in entries}
    yield from (Subject.person(name, id_number) for id_number, name in persons.items())
