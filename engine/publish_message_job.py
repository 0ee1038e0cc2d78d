"""The built-in job `publish-message`: message throw and end events, and send tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.durations import parse_duration
from engine.errors import InvalidInput

if TYPE_CHECKING:
    from engine.job import Job

_OWN_INPUTS = frozenset({"messageName", "correlationKey", "timeToLive", "businessKey", "tenantId"})


def publish_message_job(job: Job) -> None:
    """Publish message `messageName` under `correlationKey`; all other inputs are its payload.

    `timeToLive` (ISO 8601 duration such as `P1D`, default none) keeps it buffered for a later receiver. An instance
    that the message starts takes `businessKey` and `tenantId`, by default those of the throwing instance.
    """
    variables = job.variables
    job.publish_message(
        _text(job, variables, "messageName"),
        _text(job, variables, "correlationKey"),
        {name: value for name, value in variables.items() if name not in _OWN_INPUTS},
        time_to_live=_time_to_live(variables.get("timeToLive")),
        business_key=_optional_text(job, variables, "businessKey"),
        tenant_id=_optional_text(job, variables, "tenantId"),
    )


def _text(job: Job, variables: Mapping[str, Any], name: str) -> str:
    value = variables.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InvalidInput(
            f"input '{name}' of element '{job.element_id}'",
            "a text or a number",
            repr(value),
            f"map '{name}' in the element's inputs",
        )
    return value


def _optional_text(job: Job, variables: Mapping[str, Any], name: str) -> str | None:
    return None if variables.get(name) is None else _text(job, variables, name)


def _time_to_live(value: object) -> timedelta:
    return timedelta(0) if value is None else parse_duration(str(value), field="timeToLive")
