"""Queries on user tasks, all under `engine.store.visibility`."""

from __future__ import annotations

from pydantic import JsonValue
from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from api.camunda.kit import words
from api.camunda.kit.places import element_key_of_task
from api.camunda.kit.tags import tagged
from api.camunda.search import fields
from api.camunda.search.fields import Predicate
from api.camunda.search.run import Searchable
from api.camunda.variables.matching import named_variables
from engine.actor import Actor
from engine.store.history import HistoryEvent
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import UserTask, UserTaskGroup, UserTaskUser
from engine.store.visibility import visible_tasks

_ELEMENT = element_key_of_task()
_line = aliased(HistoryEvent)
_SCOPE = select(_line.seq).where(_line.key == _ELEMENT).correlate(UserTask).scalar_subquery()
"""The scope of the task's own variables."""


def user_tasks(actor: Actor) -> Searchable:
    """Rows of (task, definition, root instance, element instance)."""
    query = (
        select(UserTask, ProcessDefinitionRow, ProcessInstance.root_key, _ELEMENT)
        .join(ProcessDefinitionRow, ProcessDefinitionRow.key == UserTask.definition_key)
        .join(ProcessInstance, ProcessInstance.key == UserTask.instance_key)
        .where(visible_tasks(actor))
    )
    key = fields.key(UserTask.key)
    return Searchable(
        query,
        {
            "userTaskKey": key,
            "processInstanceKey": fields.key(UserTask.instance_key),
            "processDefinitionKey": fields.key(UserTask.definition_key),
            "processDefinitionId": fields.text(UserTask.process_id),
            "elementInstanceKey": fields.key(_ELEMENT),
            "elementId": fields.text(UserTask.element_id),
            "name": fields.text(UserTask.name),
            "state": fields.word(UserTask.state, words.TASK_STATES),
            "assignee": fields.text(UserTask.assignee),
            "priority": fields.number(UserTask.priority),
            "candidateGroup": fields.text(UserTaskGroup.group_id, _of_group),
            "candidateUser": fields.text(UserTaskUser.user_id, _of_user),
            "creationDate": fields.instant(UserTask.created),
            "completionDate": fields.instant(UserTask.completed),
            "dueDate": fields.instant(UserTask.due),
            "followUpDate": fields.instant(UserTask.follow_up),
            "businessId": fields.text(UserTask.business_key),
            "tenantId": fields.text(UserTask.tenant_id),
            "processInstanceVariables": _with_variables,
            "localVariables": _with_locals,
            "tags": _with_tags,
        },
        key,
    )


def _of_group(condition: Predicate) -> Predicate:
    return exists().where(UserTaskGroup.task_key == UserTask.key, condition)


def _of_user(condition: Predicate) -> Predicate:
    return exists().where(UserTaskUser.task_key == UserTask.key, condition)


def _with_variables(value: JsonValue) -> Predicate:
    return named_variables(value, UserTask.instance_key)


def _with_locals(value: JsonValue) -> Predicate:
    return named_variables(value, UserTask.instance_key, _SCOPE)


def _with_tags(value: JsonValue) -> Predicate:
    return tagged(value, ProcessInstance.root_key)
