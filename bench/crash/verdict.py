"""What must be there at the end, counted in the database itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.crash.client import Log
from engine.spiff.effects import ElementState
from engine.store import Database
from engine.store.audit import AuditEntry
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.timers import Timer

ONCE = {
    "crash-order": ("first", "outside", "visit", "confirm", "paid", "last"),
    "crash-visit": ("travel",),
    "crash-single": ("single",),
}
COUNTERS = {"firsts": "first", "works": "outside", "reminded": "remind", "payments": "paid", "lasts": "last"}
"""The variable in which an order counts how often the effect of an element happened."""
TIMERS = ("first", "last", "remind", "travel", "single")


@dataclass(slots=True)
class Verdict:
    """`lost` and `doubled` name requests, timers and effects; `stuck` instances that did not end, incidents, timers."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    timers: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.stuck)

    def compare(self, what: str, found: int, least: int, most: int) -> None:
        """Note what is there too seldom or too often."""
        if found < least:
            self.lost.append(f"{what}: {found} instead of {least}")
        elif found > most:
            self.doubled.append(f"{what}: {found} instead of {most}")


def unfinished(database: Database) -> int:
    """How many instances still run."""
    with database.read() as session:
        query = select(func.count()).select_from(ProcessInstance).where(ProcessInstance.status == InstanceStatus.ACTIVE)
        return session.scalar(query) or 0


def judge(database: Database, log: Log) -> Verdict:
    """Compare what the clients know with what is stored."""
    verdict = Verdict()
    with database.read() as session:
        _requests(session, log, verdict)
        _steps(session, verdict)
        _timers(session, verdict)
        verdict.stuck += _stuck(session)
    return verdict


def _requests(session: Session, log: Log, verdict: Verdict) -> None:
    """Every accepted request once, every unanswered one at most once, nothing nobody asked for."""
    query = select(ProcessInstance.business_key, func.count()).where(ProcessInstance.parent_key.is_(None))
    stored = Counter(dict(session.execute(query.group_by(ProcessInstance.business_key)).all()))
    accepted = log.ordered | log.created
    asked = accepted | log.unanswered
    for number in asked | set(stored):
        verdict.compare(f"request {number}", stored[number], int(number in accepted), int(number in asked))
    for element_id, numbers in (("outside", log.worked), ("confirm", log.confirmed), ("paid", log.paid)):
        done = _numbers_past(session, element_id)
        for number in numbers:
            verdict.compare(f"{element_id} of {number}", done[number], 1, 1)


def _numbers_past(session: Session, element_id: str) -> Counter[str | None]:
    query = (
        select(ProcessInstance.business_key, func.count())
        .join(HistoryEvent, HistoryEvent.instance_key == ProcessInstance.key)
        .where(HistoryEvent.element_id == element_id, HistoryEvent.state == ElementState.COMPLETED)
    )
    return Counter(dict(session.execute(query.group_by(ProcessInstance.business_key)).all()))


def _steps(session: Session, verdict: Verdict) -> None:
    """Every element of a finished instance was passed once, and each counter says the same as history."""
    query = select(HistoryEvent.instance_key, HistoryEvent.element_id, func.count())
    query = query.where(HistoryEvent.state == ElementState.COMPLETED).group_by(HistoryEvent.instance_key, HistoryEvent.element_id)
    passed = {(instance, element): count for instance, element, count in session.execute(query)}
    finished = select(ProcessInstance.key, ProcessInstance.process_id, ProcessInstance.result)
    for key, process_id, result in session.execute(finished.where(ProcessInstance.status == InstanceStatus.COMPLETED)):
        for element in ONCE[process_id]:
            verdict.compare(f"{element} of {key}", passed.get((key, element), 0), 1, 1)
        if process_id == "crash-order":
            for name, element in COUNTERS.items():
                times = passed.get((key, element), 0)
                verdict.compare(f"effect {name} of {key}", result[name], times, times)


def _timers(session: Session, verdict: Verdict) -> None:
    """Each timer fired once for each instant it was due, and as often as history has its event."""
    fired = Counter(
        (subject, details["due"])
        for subject, details in session.execute(
            select(AuditEntry.subject, AuditEntry.details).where(AuditEntry.command == "fire_timer")
        )
    )
    for (subject, due), times in fired.items():
        verdict.compare(f"timer {subject} due {due}", times, 1, 1)
    query = select(func.count()).select_from(HistoryEvent)
    events = session.scalar(query.where(HistoryEvent.element_id.in_(TIMERS), HistoryEvent.state == ElementState.COMPLETED)) or 0
    verdict.timers = fired.total()
    verdict.compare("timer events", events, verdict.timers, verdict.timers)


def _stuck(session: Session) -> Iterator[str]:
    running = select(ProcessInstance.key, ProcessInstance.process_id).where(ProcessInstance.status == InstanceStatus.ACTIVE)
    yield from (f"{process_id} {key} still runs" for key, process_id in session.execute(running))
    failed = select(Incident.element_id, Incident.detail).where(Incident.state == IncidentState.ACTIVE)
    yield from (f"incident at {element_id}: {detail}" for element_id, detail in session.execute(failed))
    yield from (f"timer {key} was not fired" for key in session.scalars(select(Timer.key)))
