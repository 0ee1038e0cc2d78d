"""Looking through a database: definitions, then instance after instance in portions, then the rows nothing is behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from engine.commands.definitions import Opened
from engine.commands.reading import load
from engine.commands.start_events import is_open
from engine.doctor.finding import Finding, Sickness
from engine.doctor.instances import Patient, check_instance
from engine.store import deployments, inspection
from engine.store.process_instances import ProcessInstance

if TYPE_CHECKING:
    from engine.engine import Engine

PORTION = 500
"""Instances that are looked at under one snapshot: no more are in memory, and no transaction stays open for long."""

GRACE = timedelta(minutes=5)
"""A timer that is due for longer has nobody who fires it."""


def examine(engine: Engine) -> Iterator[Finding]:
    """Everything that is wrong, as it is found. Instances that move meanwhile are seen before or after their step."""
    broken: set[int] = set()
    for key, finding in _definitions(engine):
        broken.add(key)
        yield finding
    yield from _starts(engine, broken)
    yield from _instances(engine, broken)
    with engine.reading() as session:
        yield from _rows(engine, session)


def _definitions(engine: Engine) -> Iterator[tuple[int, Finding]]:
    with engine.reading() as session:
        for row in inspection.definitions_in_use(session):
            try:
                engine.definitions.process(Opened(session), row.key)
            except Exception as error:  # noqa: BLE001 -- whatever a damaged or outdated file makes of the compiler is the finding
                detail = f"version {row.version} does not compile any more: {error}"
                yield row.key, Finding(Sickness.DEFINITION_BROKEN, None, row.id, None, detail)


def _starts(engine: Engine, broken: set[int]) -> Iterator[Finding]:
    with engine.reading() as session:
        rows = inspection.definitions_in_use(session)
        newest = {row.id: row for row in rows if row.deleted is None}  # they come by key, and keys grow
        open_ones = inspection.start_rows(session)
        for row in newest.values():
            if row.key in broken:
                continue
            moment = _Moment(engine.now(session))
            deployed = deployments.get_deployment(session, row.deployment_key).deployed
            for trigger in engine.definitions.process(Opened(session), row.key).start_events:
                if (row.key, trigger.element_id) not in open_ones and is_open(trigger, deployed, moment):
                    detail = f"nothing listens for the {trigger.kind} that starts it"
                    yield Finding(Sickness.START_MISSING, None, row.id, trigger.element_id, detail)


@dataclass(frozen=True, slots=True)
class _Moment:
    now: datetime


def _instances(engine: Engine, broken: set[int]) -> Iterator[Finding]:
    last = 0
    while True:
        with engine.reading() as session:
            rows = inspection.unfinished(session, last, PORTION)
            if not rows:
                return
            last = rows[-1].key
            found = [finding for patient in _patients(session, rows) for finding in _look(engine, session, patient, broken)]
        yield from found  # whoever reads slowly holds no transaction open


def _patients(session: Session, rows: Sequence[ProcessInstance]) -> Iterator[Patient]:
    keys = [row.key for row in rows]
    behind, incidents = inspection.wait_rows(session, keys), inspection.active_incidents(session, keys)
    asleep = {key for key, _ in inspection.without_wake_up(session, keys)}
    for row in rows:
        yield Patient(row, behind.get(row.key, []), incidents.get(row.key, []), row.key in asleep)


def _look(engine: Engine, session: Session, patient: Patient, broken: set[int]) -> Iterator[Finding]:
    if patient.row.definition_key in broken:
        return
    try:
        waits = load(session, engine.definitions, patient.row, engine.now(session)).waits()
    except Exception as error:  # noqa: BLE001 -- damaged bytes may fail in any way; that is the finding
        yield patient.finding(Sickness.STATE_UNREADABLE, None, f"{type(error).__name__}: {error}")
        return
    yield from check_instance(patient, waits)


def _rows(engine: Engine, session: Session) -> Iterator[Finding]:
    for row in inspection.orphans(session):
        detail = f"{row.kind} {row.key} is still open"
        yield Finding(Sickness.ORPHAN, row.instance_key, "an ended process", row.element_id, detail)
    for incident in inspection.incidents_of_ended(session):
        detail = f"incident {incident.key} is open, but its instance is not"
        yield Finding(Sickness.INCIDENT_WITHOUT_CAUSE, incident.instance_key, incident.process_id, incident.element_id, detail)
    yield from _timers(engine, session)
    for key, process_id, element_id in inspection.outdated_starts(session):
        yield Finding(Sickness.OUTDATED_START, None, process_id, element_id, f"definition {key} is not the newest version")


def _timers(engine: Engine, session: Session) -> Iterator[Finding]:
    now = engine.now(session)
    names = {row.key: row.id for row in inspection.definitions_in_use(session)}
    for timer in inspection.overdue(session, now - GRACE):
        detail = f"timer {timer.key} has been due since {timer.due.isoformat()}"
        process_id = names.get(timer.definition_key, str(timer.definition_key))
        yield Finding(Sickness.OVERDUE, timer.instance_key, process_id, timer.element_id, detail)
    for timer in inspection.blocked_starts(session):
        detail = f"start timer {timer.key} is held back, but not by an incident"
        process_id = names.get(timer.definition_key, str(timer.definition_key))
        yield Finding(Sickness.BLOCKED_FOR_NOTHING, None, process_id, timer.element_id, detail)
