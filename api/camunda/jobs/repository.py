"""Queries on jobs: those of the areas one supervises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from api.camunda.kit import words
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.store.history import HistoryEvent
from engine.store.jobs import Job, JobState
from engine.store.visibility import visible_jobs

ROOT = 1
"""The id of the process itself among the element instances of an instance."""


def _element_key() -> ColumnElement[int]:
    line = aliased(HistoryEvent)
    of_run = (line.instance_key == Job.instance_key, line.seq == Job.seq, line.state.is_not(None))
    first = select(func.min(line.key)).where(*of_run).scalar_subquery()
    return case((Job.seq == ROOT, Job.instance_key), else_=func.coalesce(first, Job.instance_key))


_ELEMENT = _element_key()
_FAILED = and_(Job.state == JobState.FAILED, Job.retries > 0)


def jobs(actor: Actor) -> Searchable:
    """Rows of (job, element instance)."""
    query = select(Job, _ELEMENT).where(visible_jobs(actor))
    key = fields.key(Job.key)
    return Searchable(
        query,
        {
            "jobKey": key,
            "type": fields.text(Job.type),
            "worker": fields.text(func.coalesce(Job.worker, "")),
            "state": fields.word(Job.state, words.JOB_STATES),
            "kind": fields.word(Job.kind, words.JOB_KINDS),
            "listenerEventType": fields.word(Job.listener_event, words.LISTENER_EVENTS),
            "retries": fields.number(Job.retries),
            "priority": fields.number(-Job.rank),
            "deadline": fields.instant(Job.deadline),
            "endTime": fields.instant(Job.ended),
            "creationTime": fields.instant(Job.created),
            "lastUpdateTime": fields.instant(Job.updated),
            "errorCode": fields.text(Job.error_code),
            "errorMessage": fields.text(Job.error_message),
            "hasFailedWithRetriesLeft": fields.flag(_FAILED),
            "isDenied": fields.flag(Job.is_denied),
            "deniedReason": fields.text(Job.denied_reason),
            "elementId": fields.text(Job.element_id),
            "elementInstanceKey": fields.key(_ELEMENT),
            "processDefinitionId": fields.text(Job.process_id),
            "processDefinitionKey": fields.key(Job.definition_key),
            "processInstanceKey": fields.key(Job.instance_key),
            "rootProcessInstanceKey": fields.key(Job.root_key),
            "businessId": fields.text(Job.business_key),
            "tenantId": fields.text(Job.tenant_id),
        },
        key,
    )


def element_keys(session: Session, taken: Sequence[Job]) -> Mapping[int, int]:
    """The element instance of each job, by the job's key."""
    if not taken:
        return {}
    rows = session.execute(select(Job.key, _ELEMENT).where(Job.key.in_([job.key for job in taken])))
    return {row[0]: row[1] for row in rows}
