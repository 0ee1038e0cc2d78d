"""Read a job's variables with their types; every error names the element and the variable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers.deadlines import date_of


def text(job: Job, name: str) -> str:
    """A text that must be there. Raises InvalidInput."""
    found = job.variables.get(name)
    if isinstance(found, str) and found.strip():
        return found
    raise _invalid(job, name, "a text that is not empty", found)


def optional_text(job: Job, name: str) -> str | None:
    """A text, or None when it is absent, null or blank. Raises InvalidInput for anything else."""
    found = job.variables.get(name)
    if found is None or isinstance(found, str):
        return (found or "").strip() or None
    raise _invalid(job, name, "a text or null", found)


def flag(job: Job, name: str) -> bool:
    """A boolean; absent and null mean false. Raises InvalidInput for anything else."""
    found = job.variables.get(name)
    if found is None or isinstance(found, bool):
        return bool(found)
    raise _invalid(job, name, "true or false", found)


def day(job: Job, name: str) -> date:
    """A date that must be there, from an ISO text. Raises InvalidInput."""
    found = optional_day(job, name)
    if found is None:
        raise _invalid(job, name, "a date such as 2026-09-29", None)
    return found


def optional_day(job: Job, name: str) -> date | None:
    """A date from an ISO text, or None when it is absent or blank. Raises InvalidInput."""
    found = optional_text(job, name)
    return None if found is None else date_of(found)


def whole(job: Job, name: str) -> int:
    """A whole number that must be there. Raises InvalidInput."""
    found = job.variables.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    raise _invalid(job, name, "a whole number", found)


def texts(job: Job, name: str) -> list[str]:
    """A list of texts; a single text counts line by line, absent and null as empty. Raises InvalidInput."""
    found = job.variables.get(name)
    if isinstance(found, str):
        return [line.strip() for line in found.splitlines() if line.strip()]
    if found is None:
        return []
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return list(found)
    raise _invalid(job, name, "a list of texts", found)


def records(job: Job, name: str) -> list[Mapping[str, object]]:
    """A list of contexts, as a dynamic list of a form gives it; absent and null as empty. Raises InvalidInput."""
    found = job.variables.get(name)
    if found is None:
        return []
    if isinstance(found, list) and all(isinstance(one, Mapping) for one in found):
        return list(found)
    raise _invalid(job, name, "a list of contexts", found)


def provision_ids(job: Job, name: str) -> tuple[str, ...]:
    """Provision ids from a list of ids, or of contexts with `provision` as decision tables give them. Raises InvalidInput."""
    found = job.variables.get(name)
    rows = found if isinstance(found, list) else texts(job, name)
    ids = [word(row, "provision") if isinstance(row, Mapping) else row for row in rows]
    if all(isinstance(one, str) for one in ids):
        return tuple(dict.fromkeys(one for one in ids if one))
    raise _invalid(job, name, "a list of provision ids", found)


def header(job: Job, name: str) -> str:
    """A task header that the diagram must set. Raises InvalidInput."""
    found = job.headers.get(name)
    if found:
        return found
    raise InvalidInput(f"header '{name}' of element '{job.element_id}'", "a text", repr(found), "set it in the Modeler")


def word(record: Mapping[str, object], name: str) -> str:
    """A text field of a list's row; empty when it is absent."""
    found = record.get(name)
    return found.strip() if isinstance(found, str) else ""


def _invalid(job: Job, name: str, expected: str, found: object) -> InvalidInput:
    return InvalidInput(
        f"variable '{name}' of element '{job.element_id}'", expected, repr(found), "correct the form or the mapping"
    )
