"""One unfinished instance: its state says what it waits for, the rows say who could come, and both must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.doctor.finding import Finding, Sickness
from engine.spiff.waits import WaitKind
from engine.store.incidents import Incident
from engine.store.inspection import WaitRow
from engine.store.process_instances import InstanceStatus, ProcessInstance

ROWLESS = frozenset({WaitKind.CONDITION, WaitKind.ESCALATION})
"""Waits that other steps of the same instance or of its caller end; nothing is stored for them."""

Waits = Mapping[int, tuple[WaitKind, str]]


@dataclass(frozen=True, slots=True)
class Patient:
    """An instance with everything stored about it; `asleep` if no row and no incident is behind it."""

    row: ProcessInstance
    rows: Sequence[WaitRow]
    incidents: Sequence[Incident]
    asleep: bool

    def finding(self, sickness: Sickness, element_id: str | None, detail: str) -> Finding:
        """A finding about it."""
        return Finding(sickness, self.row.key, self.row.process_id, element_id, detail)


def check_instance(patient: Patient, waits: Waits) -> Iterator[Finding]:
    """All that is wrong with it; `waits` are those of its state."""
    yield from _wake_up(patient, waits)
    yield from _waits(patient, waits)
    yield from _rows(patient, waits)
    yield from _resting(patient)
    yield from _incidents(patient, waits)
    if patient.row.open_waits != len(waits):
        detail = f"open_waits is {patient.row.open_waits}, but the state has {len(waits)} waits"
        yield patient.finding(Sickness.WAIT_COUNT, None, detail)
    if patient.row.revision < 1:
        yield patient.finding(Sickness.REVISION, None, f"its revision is {patient.row.revision}")


def _wake_up(patient: Patient, waits: Waits) -> Iterator[Finding]:
    if patient.asleep and not any(kind is WaitKind.CONDITION for kind, _ in waits.values()):
        yield patient.finding(Sickness.NO_WAKE_UP, None, "no task, timer, subscription, job, called instance or incident")


def _waits(patient: Patient, waits: Waits) -> Iterator[Finding]:
    behind = {(row.kind, row.wait_id) for row in patient.rows}
    for wait_id, (kind, element_id) in waits.items():
        if kind not in ROWLESS and (kind, wait_id) not in behind:
            yield patient.finding(
                Sickness.WAIT_WITHOUT_ROW, element_id, f"its state waits for a {kind} (wait {wait_id}) that is not there"
            )


def _rows(patient: Patient, waits: Waits) -> Iterator[Finding]:
    times = Counter((row.kind, row.wait_id) for row in patient.rows)
    for row in patient.rows:
        if waits.get(row.wait_id, (None,))[0] is not row.kind:
            detail = f"{row.kind} {row.key} belongs to wait {row.wait_id}, which its state does not have"
            yield patient.finding(Sickness.ROW_WITHOUT_WAIT, row.element_id, detail)
    for (kind, wait_id), count in times.items():
        if count > 1 and wait_id in waits:
            yield patient.finding(Sickness.ROW_TWICE, waits[wait_id][1], f"{count} rows of a {kind} belong to wait {wait_id}")


def _resting(patient: Patient) -> Iterator[Finding]:
    if patient.row.status is InstanceStatus.SUSPENDED:
        return
    held = {incident.timer_key for incident in patient.incidents} | {incident.job_key for incident in patient.incidents}
    for row in patient.rows:
        if row.resting and row.key not in held:
            detail = f"{row.kind} {row.key} is held back, but neither by an incident nor by a suspension"
            yield patient.finding(Sickness.BLOCKED_FOR_NOTHING, row.element_id, detail)


def _incidents(patient: Patient, waits: Waits) -> Iterator[Finding]:
    keys = {row.key for row in patient.rows}
    for incident in patient.incidents:
        gone = _gone(incident, waits, keys)
        if gone is not None:
            yield patient.finding(Sickness.INCIDENT_WITHOUT_CAUSE, incident.element_id, f"incident {incident.key}: {gone}")


def _gone(incident: Incident, waits: Waits, keys: Collection[int]) -> str | None:
    if incident.timer_key is not None and incident.timer_key not in keys:
        return f"timer {incident.timer_key} is gone"
    if incident.job_key is not None and incident.job_key not in keys:
        return f"job {incident.job_key} is over"
    if incident.wait_id is not None and incident.wait_id not in waits:
        return f"nothing waits under {incident.wait_id} any more"
    return None
