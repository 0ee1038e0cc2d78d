"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sickness(StrEnum):
    """The kinds of findings."""

    DEFINITION_BROKEN = "definition-broken"
    STATE_UNREADABLE = "state-unreadable"
    NO_WAKE_UP = "no-wake-up"
    WAIT_WITHOUT_ROW = "wait-without-row"
    ROW_WITHOUT_WAIT = "row-without-wait"
    ROW_TWICE = "row-twice"
    WAIT_COUNT = "wait-count"
    REVISION = "revision"
    BLOCKED_FOR_NOTHING = "blocked-for-nothing"
    INCIDENT_WITHOUT_CAUSE = "incident-without-cause"
    ORPHAN = "orphan"
    OVERDUE = "overdue"
    OUTDATED_START = "outdated-start"
    START_MISSING = "start-missing"


REMEDIES = {
    Sickness.DEFINITION_BROKEN: "run the release that deployed it, or deploy a corrected version and migrate its instances",
    Sickness.STATE_UNREADABLE: "run the release that wrote it; else restore the instance from a backup, or cancel it",
    Sickness.NO_WAKE_UP: "modify the instance: start the element where it should go on, or cancel it",
    Sickness.WAIT_WITHOUT_ROW: "modify the instance: end the element and start it again, which opens its wait anew",
    Sickness.ROW_WITHOUT_WAIT: "delete the row; working on it would be refused",
    Sickness.ROW_TWICE: "delete the younger row",
    Sickness.WAIT_COUNT: "set open_waits to the number found; a wrong one makes the next step fail as STALLED",
    Sickness.REVISION: "set revision to 1; a step could not be guarded",
    Sickness.BLOCKED_FOR_NOTHING: "let it go: suspend the instance and resume it, or set the row's flag back",
    Sickness.INCIDENT_WITHOUT_CAUSE: "resolve the incident; there is nothing left to repair",
    Sickness.ORPHAN: "delete the row; its instance has ended or is not there",
    Sickness.OVERDUE: "see that a worker runs ('dingdian worker') and what its log says",
    Sickness.OUTDATED_START: "deploy the process again, which replaces what starts it",
    Sickness.START_MISSING: "deploy a new version of the process, which opens its start events anew",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what, in which instance (None: in none), at which element (or None), and what to do."""

    sickness: Sickness
    instance_key: int | None
    process_id: str
    element_id: str | None
    detail: str

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return REMEDIES[self.sickness]

    def __str__(self) -> str:
        where = f"instance {self.instance_key}" if self.instance_key is not None else "no instance"
        element = f", element '{self.element_id}'" if self.element_id else ""
        return f"{self.sickness}: {where} of {self.process_id}{element}: {self.detail}; {self.remedy}"
