"""Import this to have every table of the engine in `Base.metadata`."""

from __future__ import annotations

from engine.store import (
    archived_instances,
    audit,
    batch_operations,
    buffered_messages,
    clock_pin,
    decision_instances,
    decisions,
    deployments,
    documents,
    forms,
    history,
    incidents,
    instance_tags,
    job_types,
    jobs,
    process_definitions,
    process_instances,
    subscriptions,
    timers,
    user_tasks,
)

__all__ = [
    "archived_instances",
    "audit",
    "batch_operations",
    "buffered_messages",
    "clock_pin",
    "decision_instances",
    "decisions",
    "deployments",
    "documents",
    "forms",
    "history",
    "incidents",
    "instance_tags",
    "job_types",
    "jobs",
    "process_definitions",
    "process_instances",
    "subscriptions",
    "timers",
    "user_tasks",
]
