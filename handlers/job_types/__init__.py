"""What designers may put into a service task: every job type with its headers, inputs and results."""

from __future__ import annotations

from handlers.job_types.catalogue import Group, Header, JobType, ValueKind, groups, job_types
from handlers.job_types.choices import Choice

__all__ = ["Choice", "Group", "Header", "JobType", "ValueKind", "groups", "job_types"]
