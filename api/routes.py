"""All routes: what anybody may call, and what needs a session. Deny by default: a new noun is private."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI

from api.accounts import endpoints as accounts
from api.agreements import endpoints as agreements
from api.applications import endpoints as applications
from api.attachments import endpoints as attachments
from api.calendar import endpoints as calendar
from api.case_files import endpoints as case_files
from api.cases import endpoints as cases
from api.clock import endpoints as clock
from api.deadlines import endpoints as deadlines
from api.definitions import endpoints as definitions
from api.designated import endpoints as designated
from api.documents import endpoints as documents
from api.element_templates import endpoints as element_templates
from api.health import endpoints as health
from api.incidents import endpoints as incidents
from api.instances import endpoints as instances
from api.kit.context import signed_in
from api.kit.problems import MEDIA_TYPE
from api.notices import endpoints as notices
from api.operations import endpoints as operations
from api.parameters import endpoints as parameters
from api.provisions import endpoints as provisions
from api.publicity import endpoints as publicity
from api.tasks import endpoints as tasks
from api.terminated import endpoints as terminated

PUBLIC = (health, accounts, publicity, designated, provisions, terminated)
PRIVATE = (
    accounts,
    tasks,
    cases,
    agreements,
    case_files,
    deadlines,
    notices,
    applications,
    attachments,
    documents,
    parameters,
    calendar,
    definitions,
    operations,
    element_templates,
    incidents,
    instances,
    clock,
)
PROBLEMS: dict[int | str, dict[str, object]] = {
    code: {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for code, text in (("4XX", "问题说明(RFC 9457)"), ("5XX", "系统错误(RFC 9457)"))
}


def include_routes(app: FastAPI) -> None:
    """Mount everything under `/api`, probes at the root."""
    app.include_router(health.probes)
    api = APIRouter(prefix="/api", responses=PROBLEMS)
    for noun in PUBLIC:
        api.include_router(noun.public)
    private = APIRouter(dependencies=[Depends(signed_in)])
    for noun in PRIVATE:
        private.include_router(noun.private)
    api.include_router(private)
    app.include_router(api)
