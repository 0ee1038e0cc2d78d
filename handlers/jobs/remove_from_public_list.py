"""Job `remove-from-public-list`: the party is no longer designated."""

from __future__ import annotations

from engine.jobs import Job
from handlers import publicity
from handlers.jobs.case import agreement_of, today


def remove_from_public_list(job: Job) -> None:
    """Take it off the public list of designated parties (S735-11-b); nothing if it is not on it."""
    publicity.remove_designation(job.session, agreement_of(job), today(job))
