"""Bans that follow from a termination: DT-10, the longest applies (GAP-19, procedures.md 7.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from handlers.bans import repository
from handlers.bans.models import Ban, BanGround, FaultClass
from handlers.bans.service import Subject, record_ban
from handlers.cause import Cause
from handlers.register import service as register
from handlers.register.models import Party

PARTY_GROUNDS: Mapping[FaultClass, BanGround | None] = MappingProxyType(
    {
        FaultClass.FRAUD: BanGround.ILLEGALITY,
        FaultClass.ILLEGALITY: BanGround.ILLEGALITY,
        FaultClass.SERIOUS_BREACH: BanGround.SERIOUS_BREACH,
        FaultClass.NONE: None,
    }
)
"""Fault class of the decision to the ban on the party: 3 years, 3 years, 1 year, none."""

_BARS_PERSONS = frozenset({FaultClass.FRAUD, FaultClass.ILLEGALITY})


def record_termination_bans(
    session: Session,
    party: Party,
    fault_class: FaultClass,
    terminated_on: date,
    decision_number: str,
    area: str,
    cause: Cause,
    *,
    serious_illegality: bool = True,
    linked: bool = False,
) -> list[Ban]:
    """Record what a termination bars, from the day it takes effect; the same decision twice records nothing more.

    Fraud and illegality: 3 years and the penalty performed (O3-11-3, O2-12-5), and for serious illegality 5 years for
    each key person (O3-11-5, O2-12-7); serious breach: 1 year and the liability performed (O3-11-4, O2-12-6). A
    `linked` branch is not barred itself, its key persons are (procedures.md 7.1).
    """
    if repository.of_decision(session, decision_number):
        return []
    recorded = []
    ground = PARTY_GROUNDS[fault_class]
    if ground is not None and not linked:
        recorded.append(
            record_ban(
                session, Subject.party(party), ground, terminated_on, decision_number, area, cause, fault_class=fault_class
            )
        )
    if fault_class in _BARS_PERSONS and serious_illegality:
        recorded += _bar_key_persons(session, party, fault_class, terminated_on, decision_number, area, cause)
    return recorded


def _bar_key_persons(
    session: Session,
    party: Party,
    fault_class: FaultClass,
    terminated_on: date,
    decision_number: str,
    area: str,
    cause: Cause,
) -> list[Ban]:
    persons = {entry.person.id_number: entry.person.name for entry in register.key_persons(session, party, terminated_on)}
    return [
        record_ban(
            session,
            Subject.person(name, id_number),
            BanGround.KEY_PERSON,
            terminated_on,
            decision_number,
            area,
            cause,
            fault_class=fault_class,
        )
        for id_number, name in persons.items()
    ]
