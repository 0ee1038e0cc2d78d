"""What must be there at the end, counted in the database itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.crash.client import REMINDERS, Log
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
MESSAGES = ("order", "paid")


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
        _messages(session, log, verdict)
        _reminders(session, log, verdict)
        _steps(session, verdict)
        _children(session, verdict)
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


def _messages(session: Session, log: Log, verdict: Verdict) -> None:
    """Every accepted message was published once, however often it was sent: a second one would lie there without a trace."""
    published = Counter(
        details["messageId"]
        for details in session.scalars(select(AuditEntry.details).where(AuditEntry.command == "publish_message"))
    )
    accepted = {f"{name}-{number}" for name, numbers in zip(MESSAGES, (log.ordered, log.paid), strict=True) for number in numbers}
    for message_id in accepted | set(published):
        verdict.compare(f"message {message_id}", published[message_id], int(message_id in accepted), 1)


def _reminders(session: Session, log: Log, verdict: Verdict) -> None:
    """A reminder comes three times at most, and as often to whoever waited for all of them."""
    passed = _numbers_past(session, "remind")
    for number in log.ordered:
        least = REMINDERS if number in log.reminded else 0
        verdict.compare(f"reminders of {number}", passed[number], least, REMINDERS)


def _children(session: Session, verdict: Verdict) -> None:
    """Every order that is finished has called one visit."""
    of_parent = select(ProcessInstance.parent_key, func.count()).where(ProcessInstance.parent_key.is_not(None))
    called = dict(session.execute(of_parent.group_by(ProcessInstance.parent_key)).all())
    orders = (ProcessInstance.process_id == "crash-order", ProcessInstance.status == InstanceStatus.COMPLETED)
    for key in session.scalars(select(ProcessInstance.key).where(*orders)):
        verdict.compare(f"visits of {key}", called.get(key, 0), 1, 1)


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
    """Each timer fired once for each instant it was due, and those of an element as often as history has its event."""
    entries = session.execute(select(AuditEntry.subject, AuditEntry.details).where(AuditEntry.command == "fire_timer")).all()
    for (subject, due), times in Counter((subject, details["due"]) for subject, details in entries).items():
        verdict.compare(f"timer {subject} due {due}", times, 1, 1)
    fired = Counter(details["elementId"] for _, details in entries)
    query = select(HistoryEvent.element_id, func.count()).where(HistoryEvent.state == ElementState.COMPLETED)
    passed = dict(session.execute(query.where(HistoryEvent.element_id.in_(TIMERS)).group_by(HistoryEvent.element_id)).all())
    for element_id in TIMERS:
        verdict.compare(f"timer events {element_id}", passed.get(element_id, 0), fired[element_id], fired[element_id])
    verdict.timers = fired.total()


def _stuck(session: Session) -> Iterator[str]:
    columns = (ProcessInstance.key, ProcessInstance.process_id, ProcessInstance.status)
    unfinished = select(*columns).where(ProcessInstance.status != InstanceStatus.COMPLETED)
    yield from (f"{process_id} {key} is {status}" for key, process_id, status in session.execute(unfinished))
    failed = select(Incident.element_id, Incident.detail).where(Incident.state == IncidentState.ACTIVE)
    yield from (f"incident at {element_id}: {detail}" for element_id, detail in session.execute(failed))
    yield from (f"timer {key} was not fired" for key in session.scalars(select(Timer.key)))
