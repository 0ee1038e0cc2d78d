"""Listing, reading and deploying definitions."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Response, UploadFile
from sqlalchemy.orm import Session

from api.attachments.kinds import clean_name
from api.definitions import repository
from api.definitions.schemas import Definition, DeployedResource, Deployment, DeploymentWarning
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.principal import CASE_ROLES
from api.kit.problems import invalid, not_found
from engine.commands.deploy import Deployed
from engine.commands.deploy import deploy as deploy_resources
from engine.commands.unit_of_work import UnitOfWork
from engine.store import deployments
from engine.store.deployments import Deployment as DeploymentRow
from engine.store.versioned import Versioned

STAFF = (*sorted(CASE_ROLES), "designer")
SUFFIXES = (".bpmn", ".dmn", ".form")
MAX_FILES = 100


def list_definitions(ctx: Context, *, latest_only: bool) -> list[Definition]:
    """Deployed definitions by kind and id, newest version first."""
    ctx.require_anywhere(*STAFF)
    found: list[Definition] = []
    with ctx.read() as session:
        for kind, table in repository.KINDS.items():
            seen: set[str] = set()
            for row, resource_name, deployment in repository.versions(session, table):
                latest = row.id not in seen
                seen.add(row.id)
                if latest or not latest_only:
                    found.append(definition(kind, row, resource_name, deployment, latest=latest))
    return found


def read_resource(ctx: Context, key: str) -> Response:
    """The designer's bytes, unchanged, as a download."""
    ctx.require_anywhere(*STAFF)
    with ctx.read() as session:
        _, row = find(session, key)
        resource = deployments.get_resource(session, row.resource_key)
        media_type = "application/json" if resource.name.endswith(".form") else "application/xml"
        return Response(
            resource.content,
            media_type=media_type,
            headers={
                "Content-Disposition": f'attachment; filename="{row.id}{_suffix(resource.name)}"',
                "Content-Security-Policy": "sandbox; default-src 'none'",
            },
        )


def find(session: Session, key: str) -> tuple[str, Versioned]:
    """The definition with that key and its kind; 404 without one."""
    found = repository.find(session, to_key(key, "该定义"))
    if found is None:
        raise not_found("该定义")
    return found


def deploy(ctx: Context, files: Sequence[UploadFile]) -> Deployment:
    """Deploy all files or none."""
    ctx.require_anywhere("designer")
    if len(files) > MAX_FILES:
        raise invalid("files", "部署文件", f"一次最多 {MAX_FILES} 个文件", "请分批部署")
    resources = [(_checked_name(file), file.file.read()) for file in files]

    def work(uow: UnitOfWork) -> Deployment:
        deployed = deploy_resources(uow, resources)
        return _deployment(uow, deployed)

    return ctx.run(work)


def _checked_name(file: UploadFile) -> str:
    name = clean_name(file.filename or "")
    if not name.endswith(SUFFIXES):
        raise invalid("files", "部署文件", f"“{name}”不是可部署的文件", "请选择 .bpmn、.dmn 或 .form 文件")
    return name


def _suffix(name: str) -> str:
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def definition(kind: str, row: Versioned, resource_name: str, deployment: DeploymentRow, *, latest: bool) -> Definition:
    """One version as the API shows it."""
    return Definition(
        key=str(row.key),
        kind=kind,
        definition_id=row.id,
        name=row.name or row.id,
        version=row.version,
        version_tag=row.version_tag,
        resource_name=resource_name,
        deployed_at=deployment.deployed,
        deployed_by=deployment.actor,
        latest=latest,
    )


def _deployment(uow: UnitOfWork, deployed: Deployed) -> Deployment:
    rows: list[tuple[str, Versioned]] = [
        *(("process", row) for row in deployed.processes),
        *(("decision", row) for row in deployed.decisions),
        *(("form", row) for row in deployed.forms),
    ]
    return Deployment(
        key=str(deployed.key),
        resources=[
            DeployedResource(
                key=str(row.key),
                kind=kind,
                definition_id=row.id,
                version=row.version,
                resource_name=deployments.get_resource(uow.session, row.resource_key).name,
            )
            for kind, row in rows
        ],
        warnings=[
            DeploymentWarning(
                resource=finding.resource,
                element_id=finding.element_id,
                line=finding.line,
                message=finding.message_zh,
                remedy=finding.remedy_zh,
            )
            for finding in deployed.warnings
        ],
    )
