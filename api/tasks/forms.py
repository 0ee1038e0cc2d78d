"""The Camunda Form of a task: its schema, its initial data, and the check of what was submitted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import cast

from sqlalchemy.orm import Session

from api.documents.files import files_for
from api.kit.context import Context, PublicContext
from api.kit.problems import FieldProblem, ProblemError
from api.kit.schemas import JsonObject
from api.tasks.privacy import without_numbers
from engine.commands.reading import look_at
from engine.commands.unit_of_work import UnitOfWork
from engine.forms import validate_submission
from engine.store import deployments, forms, versioned
from engine.store.forms import FormRow
from engine.store.user_tasks import TaskState, UserTask

REMEDY = "请修改后重新提交"
NO_FIELDS: JsonObject = {"type": "default", "components": []}
_KNOWN: dict[str, JsonObject] = {}  # by the hash of the file, as it never changes; nobody writes into a form
_NAME = re.compile(r"[^\W\d]\w*")


def schema_of(session: Session, task: UserTask) -> JsonObject | None:
    """The form that was bound when the task opened; none for a task without one."""
    return None if task.form_key is None else _schema(session, forms.get(session, task.form_key))


def latest_schema(session: Session, form_id: str) -> JsonObject:
    """The newest version of a form of the portal."""
    row = versioned.latest(session, FormRow, form_id)
    if row is None:
        raise ProblemError(503, "form-missing", "表单未部署", f"表单 {form_id} 尚未部署。请联系系统运维人员。")
    return _schema(session, row)


def data_of(ctx: Context | PublicContext, session: Session, task: UserTask, schema: JsonObject | None) -> JsonObject:
    """The variables the task sees, as far as its form asks for them; nothing any more once it is done."""
    if task.state is not TaskState.CREATED or schema is None:
        return {}
    engine = ctx.runtime.engine
    instance = look_at(session, engine.definitions, task.instance_key, engine.now(session))
    return only_named(schema, instance.visible_variables(task.wait_id))


def only_named(schema: JsonObject, variables: Mapping[str, object]) -> JsonObject:
    """The variables whose names stand in the form: what it does not show, its reader does not get."""
    named = set(_NAME.findall(json.dumps(schema, ensure_ascii=False)))
    return cast(JsonObject, {name: value for name, value in variables.items() if name in named})


def check(
    ctx: Context | PublicContext,
    uow: UnitOfWork,
    schema: Mapping[str, object],
    submitted: JsonObject,
    known: Mapping[str, object],
) -> JsonObject:
    """The values to write, without numbers of persons in prose. Raises a 422 problem with an entry per wrong field."""
    result = validate_submission(
        schema,
        submitted,
        context=known,
        now=uow.now,
        functions=ctx.runtime.engine.definitions.functions,
        files=files_for(uow, known),
    )
    if result.problems:
        problems = [FieldProblem(field=one.key, label=one.label, reason=one.message_zh, remedy=REMEDY) for one in result.problems]
        detail = f"有 {len(problems)} 处填写有误，没有办理。请按提示修改后重新提交。"
        raise ProblemError(422, "invalid-form", "表单填写有误", detail, problems)
    return cast(JsonObject, without_numbers(schema, result.values))


def check_task(ctx: Context | PublicContext, uow: UnitOfWork, task: UserTask, submitted: JsonObject) -> JsonObject:
    """The values to complete a task with. A task without a form takes no data."""
    schema = schema_of(uow.session, task) or NO_FIELDS
    return check(ctx, uow, schema, submitted, data_of(ctx, uow.session, task, schema))


def _schema(session: Session, row: FormRow) -> JsonObject:
    known = _KNOWN.get(row.sha256)
    if known is None:
        content = deployments.get_resource(session, row.resource_key).content
        known = _KNOWN[row.sha256] = cast(JsonObject, json.loads(content))
    return known
