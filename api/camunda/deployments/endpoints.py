"""Deploying, as Camunda Modeler does it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile

from api.camunda.deployments import service
from api.camunda.deployments.schemas import Deployment, DeploymentWithWarnings
from api.camunda.kit.client import Caller
from api.camunda.kit.problems import speaks_english
from api.camunda.kit.schemas import TenantId

private = APIRouter(tags=["Resources"])


@private.post("/deployments")
def deploy(
    ctx: Caller,
    request: Request,
    resources: Annotated[list[UploadFile], File()],
    tenant_id: Annotated[TenantId | None, Form(alias="tenantId")] = None,
) -> DeploymentWithWarnings | Deployment:
    """Deploy .bpmn, .dmn and .form files together (designers): all or none, every finding in `detail`."""
    return service.deploy(ctx, resources, tenant_id, english=speaks_english(request))
