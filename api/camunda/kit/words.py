"""Enumerations of the contract: which words a field of a response may hold, and which a filter may ask for.

They are of 8.9 and 8.10, longer than what is used here: a word of the contract that never happens here matches nothing, while
any other is a mistake of the request.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.fields import FieldInfo

ELEMENT_STATES = ("ACTIVE", "COMPLETED", "TERMINATED")
INSTANCE_STATES = (*ELEMENT_STATES, "SUSPENDED")
ELEMENT_TYPES = (
    "AD_HOC_SUB_PROCESS",
    "AD_HOC_SUB_PROCESS_INNER_INSTANCE",
    "BOUNDARY_EVENT",
    "BUSINESS_RULE_TASK",
    "CALL_ACTIVITY",
    "END_EVENT",
    "EVENT_BASED_GATEWAY",
    "EVENT_SUB_PROCESS",
    "EXCLUSIVE_GATEWAY",
    "INCLUSIVE_GATEWAY",
    "INTERMEDIATE_CATCH_EVENT",
    "INTERMEDIATE_THROW_EVENT",
    "MANUAL_TASK",
    "MULTI_INSTANCE_BODY",
    "PARALLEL_GATEWAY",
    "PROCESS",
    "RECEIVE_TASK",
    "SCRIPT_TASK",
    "SEND_TASK",
    "SEQUENCE_FLOW",
    "SERVICE_TASK",
    "START_EVENT",
    "SUB_PROCESS",
    "TASK",
    "UNKNOWN",
    "UNSPECIFIED",
    "USER_TASK",
)
TASK_STATES = (
    "CREATING",
    "CREATED",
    "ASSIGNING",
    "UPDATING",
    "COMPLETING",
    "COMPLETED",
    "CANCELING",
    "CANCELED",
    "FAILED",
)
JOB_STATES = (
    "CANCELED",
    "COMPLETED",
    "CREATED",
    "ERROR_THROWN",
    "FAILED",
    "MIGRATED",
    "PRIORITY_UPDATED",
    "RETRIES_UPDATED",
    "TIMED_OUT",
    "TIMEOUT_UPDATED",
)
JOB_KINDS = ("AD_HOC_SUB_PROCESS", "BPMN_ELEMENT", "EXECUTION_LISTENER", "TASK_LISTENER")
LISTENER_EVENTS = (
    "ASSIGNING",
    "BEFORE_ALL",
    "CANCEL",
    "CANCELING",
    "COMPLETING",
    "CREATING",
    "END",
    "START",
    "UNSPECIFIED",
    "UPDATING",
)
ERROR_TYPES = (
    "AD_HOC_SUB_PROCESS_NO_RETRIES",
    "CALLED_DECISION_ERROR",
    "CALLED_ELEMENT_ERROR",
    "CONDITION_ERROR",
    "DECISION_EVALUATION_ERROR",
    "EXECUTION_LISTENER_NO_RETRIES",
    "EXTRACT_VALUE_ERROR",
    "FORM_NOT_FOUND",
    "IO_MAPPING_ERROR",
    "JOB_NO_RETRIES",
    "MESSAGE_SIZE_EXCEEDED",
    "RESOURCE_NOT_FOUND",
    "SECRET_RESOLUTION_ERROR",
    "TASK_LISTENER_NO_RETRIES",
    "UNHANDLED_ERROR_EVENT",
    "UNKNOWN",
    "UNSPECIFIED",
)
INCIDENT_STATES = ("ACTIVE", "MIGRATED", "PENDING", "RESOLVED", "UNKNOWN")
SUBSCRIPTION_STATES = ("CORRELATED", "CREATED", "DELETED", "MIGRATED")
SUBSCRIPTION_TYPES = ("PROCESS_EVENT", "START_EVENT")
DEFINITION_STATES = ("ACTIVE", "DELETED", "DRAINING")
DECISION_STATES = ("EVALUATED", "FAILED", "UNKNOWN", "UNSPECIFIED")
DECISION_TYPES = ("DECISION_TABLE", "LITERAL_EXPRESSION", "UNKNOWN", "UNSPECIFIED")
BATCH_STATES = ("ACTIVE", "CANCELED", "COMPLETED", "CREATED", "FAILED", "PARTIALLY_COMPLETED", "SUSPENDED")
BATCH_TYPES = (
    "ADD_VARIABLE",
    "CANCEL_PROCESS_INSTANCE",
    "DELETE_DECISION_DEFINITION",
    "DELETE_DECISION_INSTANCE",
    "DELETE_PROCESS_DEFINITION",
    "DELETE_PROCESS_INSTANCE",
    "MIGRATE_PROCESS_INSTANCE",
    "MODIFY_PROCESS_INSTANCE",
    "RESOLVE_INCIDENT",
    "RESUME_PROCESS_INSTANCE",
    "SUSPEND_PROCESS_INSTANCE",
    "UPDATE_JOB",
    "UPDATE_VARIABLE",
)
ITEM_STATES = ("ACTIVE", "CANCELED", "COMPLETED", "FAILED", "SKIPPED")
BATCH_ERRORS = ("QUERY_FAILED", "RESULT_BUFFER_SIZE_EXCEEDED")
ACTOR_TYPES = ("ANONYMOUS", "CLIENT", "UNKNOWN", "USER")


def one_of(words: tuple[str, ...]) -> FieldInfo:
    """The words in the description of a field of a response; what is answered is not checked against them again."""
    extra: dict[str, object] = {"enum": [*words]}
    field: FieldInfo = Field(json_schema_extra=extra)  # type: ignore[arg-type]  # a list of words is JSON
    return field


ElementState = Annotated[str, one_of(ELEMENT_STATES)]
InstanceState = Annotated[str, one_of(INSTANCE_STATES)]
ElementType = Annotated[str, one_of(ELEMENT_TYPES)]
TaskState = Annotated[str, one_of(TASK_STATES)]
JobState = Annotated[str, one_of(JOB_STATES)]
JobKind = Annotated[str, one_of(JOB_KINDS)]
ListenerEvent = Annotated[str, one_of(LISTENER_EVENTS)]
ErrorType = Annotated[str, one_of(ERROR_TYPES)]
IncidentState = Annotated[str, one_of(INCIDENT_STATES)]
SubscriptionState = Annotated[str, one_of(SUBSCRIPTION_STATES)]
SubscriptionType = Annotated[str, one_of(SUBSCRIPTION_TYPES)]
DefinitionState = Annotated[str, one_of(DEFINITION_STATES)]
DecisionState = Annotated[str, one_of(DECISION_STATES)]
DecisionType = Annotated[str, one_of(DECISION_TYPES)]
BatchState = Annotated[str, one_of(BATCH_STATES)]
BatchType = Annotated[str, one_of(BATCH_TYPES)]
ItemState = Annotated[str, one_of(ITEM_STATES)]
BatchErrorType = Annotated[str, one_of(BATCH_ERRORS)]
ActorType = Annotated[str, one_of(ACTOR_TYPES)]
