"""One transactional job: what a handler is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.own_variables import OwnVariables
from engine.spiff.services import JobRequest
from engine.task_view import TaskView


class Publisher(Protocol):
    """Queues a message; it is correlated in the same transaction, after the current step."""

    def __call__(
        self,
        name: str,
        correlation_key: str,
        variables: Mapping[str, Any] | None = None,
        *,
        time_to_live: timedelta = timedelta(0),
        message_id: str | None = None,
        business_key: str | None = None,
        tenant_id: str | None = None,
    ) -> None:
        """Publish message `name` under `correlation_key`; it stays buffered for `time_to_live`.

        An instance it starts takes `business_key` and `tenant_id`, by default those of the job's instance.
        """


@dataclass(frozen=True, slots=True)
class Job:
    """One job at work. Rows written through `session` commit together with the step, or not at all.

    `variables` is what the element's input mappings give (or all visible variables), in copies of the handler's own.
    `headers` and `properties` come from the diagram, `listener_event` (`START`, `END`, ...) says what a listener listens
    to, `now` is the transaction's instant, `actor` whoever caused the step. `user_task` is what a task listener listens to.
    """

    type: str
    element_id: str
    element_name: str | None
    seq: int
    headers: Mapping[str, str]
    properties: Mapping[str, str]
    variables: Mapping[str, Any]
    session: Session
    now: datetime
    actor: Actor
    instance_key: int
    process_id: str
    business_key: str | None
    tenant_id: str
    publish_message: Publisher
    listener_event: str = "UNSPECIFIED"
    user_task: TaskView | None = None

    @classmethod
    def of(
        cls,
        request: JobRequest,
        *,
        session: Session,
        now: datetime,
        actor: Actor,
        instance_key: int,
        process_id: str,
        business_key: str | None,
        tenant_id: str,
        publish_message: Publisher,
        user_task: TaskView | None = None,
    ) -> Job:
        """Join what the runtime asks for with where it happens."""
        return cls(
            type=request.type,
            element_id=request.element_id,
            element_name=request.element_name,
            seq=request.seq,
            headers=request.headers,
            properties=request.properties,
            variables=OwnVariables(request.variables),
            session=session,
            now=now,
            actor=actor,
            instance_key=instance_key,
            process_id=process_id,
            business_key=business_key,
            tenant_id=tenant_id,
            publish_message=publish_message,
            listener_event=request.listener_event,
            user_task=user_task,
        )
