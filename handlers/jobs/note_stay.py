"""Job `note-stay`: a termination that is stayed does not take effect until the stay is lifted (GAP-25)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.inputs import header


def note_stay(job: Job) -> dict[str, object]:
    """Set `decisionStayed` to header `stayed`, true or false; the effective-date timer reads it."""
    return {"decisionStayed": header(job, "stayed") == "true"}
