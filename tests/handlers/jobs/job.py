"""A job as the engine would hand it over, for handlers called directly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.jobs import Job
from handlers.deadlines import start_of_day
from tests.handlers.cases import AREA, DAY


def refuse_to_publish(
    name: str,
    correlation_key: str,
    variables: Mapping[str, Any] | None = None,
    *,
    time_to_live: timedelta = timedelta(0),
    message_id: str | None = None,
    business_key: str | None = None,
    tenant_id: str | None = None,
) -> None:
    raise AssertionError(f"Expected no message, but {name} was published under {correlation_key} with {variables}.")


def job(
    session: Session,
    number: str | None = None,
    *,
    on: date = DAY,
    headers: Mapping[str, str] | None = None,
    provision: str = "",
    given: Mapping[str, object] | None = None,
    **variables: object,
) -> Job:
    """A job of the case `number` at nine o'clock in China on `on`, with the variables `given` and by keyword."""
    now: datetime = (start_of_day(on) + timedelta(hours=9)).astimezone(UTC)
    return Job(
        type="test",
        element_id="Task_Test",
        element_name=None,
        seq=1,
        headers=dict(headers or {}),
        properties={"provision": provision},
        variables={**(given or {}), **variables},
        session=session,
        now=now,
        actor=Actor("zhang", frozenset(), frozenset({AREA})),
        instance_key=7,
        process_id="test",
        business_key=number,
        tenant_id=AREA,
        publish_message=refuse_to_publish,
    )


def heard(given: Job) -> Job:
    """The same job whose messages go nowhere, where a test is about what else it does."""

    def swallow(name: str, correlation_key: str, variables: Mapping[str, Any] | None = None, **details: object) -> None:
        assert name

    return replace(given, publish_message=swallow)
