"""The inbox's filters, as they stand in the address."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from api.kit.schemas import Input
from api.tasks.schemas import TaskSort, TaskView

Short = Annotated[str, StringConstraints(max_length=100)]


class TaskQuery(Input):
    """Filters, order and page. `q` looks in the task's name, the business key and the party's name."""

    view: TaskView = TaskView.GROUPS
    q: Short = ""
    process: Short = ""
    element: Short = ""
    business_key: Short = ""
    area: Short = ""
    overdue: bool | None = None
    sort: TaskSort = TaskSort.DUE
    cursor: Annotated[str, StringConstraints(max_length=200)] | None = None
    limit: int = Field(default=20, ge=1, le=100)
