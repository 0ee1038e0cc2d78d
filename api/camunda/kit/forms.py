"""A form as clients get it: its schema as one JSON string."""

from __future__ import annotations

from pydantic import Field
from sqlalchemy.orm import Session

from api.camunda.kit.schemas import Key, Response
from engine.store import DEFAULT_TENANT, deployments
from engine.store.forms import FormRow


class FormResult(Response):
    """One version of a form."""

    tenant_id: str
    form_id: str
    schema_: str = Field(alias="schema")
    version: int
    form_key: Key


def form_result(session: Session, row: FormRow) -> FormResult:
    """The form with its schema."""
    content = deployments.get_resource(session, row.resource_key).content
    return FormResult(
        tenant_id=DEFAULT_TENANT,
        form_id=row.id,
        schema=content.decode("utf-8"),
        version=row.version,
        form_key=str(row.key),
    )
