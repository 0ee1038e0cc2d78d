"""The application under `/v2`. It stands by itself, so that its errors and its bodies follow the contract and not the house."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI
from starlette.datastructures import State

from api.camunda.batch_operations import endpoints as batch_operations
from api.camunda.clock import endpoints as clock
from api.camunda.cluster import endpoints as cluster
from api.camunda.conditionals import endpoints as conditionals
from api.camunda.decision_instances import endpoints as decision_instances
from api.camunda.decision_requirements import endpoints as decision_requirements
from api.camunda.decisions import endpoints as decisions
from api.camunda.deployments import endpoints as deployments
from api.camunda.documents import endpoints as documents
from api.camunda.element_instances import endpoints as element_instances
from api.camunda.expressions import endpoints as expressions
from api.camunda.forms import endpoints as forms
from api.camunda.incidents import endpoints as incidents
from api.camunda.instance_operations import endpoints as instance_operations
from api.camunda.jobs import endpoints as jobs
from api.camunda.kit import problems
from api.camunda.kit.client import client, refuse_foreign
from api.camunda.messages import endpoints as messages
from api.camunda.process_definitions import endpoints as process_definitions
from api.camunda.process_instances import endpoints as process_instances
from api.camunda.resources import endpoints as resources
from api.camunda.signals import endpoints as signals
from api.camunda.statistics import endpoints as statistics
from api.camunda.tokens import endpoints as tokens
from api.camunda.user_tasks import endpoints as user_tasks
from api.camunda.variables import endpoints as variables
from api.routes import PROBLEMS

PREFIX = "/v2"
PUBLIC = (cluster, tokens)
PRIVATE = (
    cluster,
    deployments,
    statistics,
    process_definitions,
    process_instances,
    instance_operations,
    batch_operations,
    resources,
    element_instances,
    variables,
    user_tasks,
    jobs,
    incidents,
    messages,
    signals,
    conditionals,
    decisions,
    decision_requirements,
    decision_instances,
    forms,
    documents,
    expressions,
    clock,
)


def routes() -> APIRouter:
    """Everything that is supported. Deny by default: a new noun is private."""
    every = APIRouter(dependencies=[Depends(refuse_foreign)], responses=PROBLEMS)
    for noun in PUBLIC:
        every.include_router(noun.public)
    private = APIRouter(dependencies=[Depends(client)])
    for listed in PRIVATE:
        private.include_router(listed.private)
    every.include_router(private)
    return every


def create_camunda_app(state: State) -> FastAPI:
    """The application, to be mounted at `PREFIX`; `state` is that of the application it becomes part of."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state = state
    problems.install(app)
    app.include_router(routes())
    return app
