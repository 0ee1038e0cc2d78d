"""One definition: its versions, what it refers to, how two versions differ, and which cases run on it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.definitions import repository
from api.definitions.references import references
from api.definitions.schemas import (
    DefinitionDetail,
    DefinitionDifference,
    ElementDifference,
    PropertyDifference,
    RunningCase,
    UsedResource,
    Version,
)
from api.definitions.service import STAFF, definition, find
from api.kit.context import Context
from api.kit.problems import invalid
from api.kit.schemas import Page
from engine.dialect.difference import Change, compare_forms, compare_models
from engine.store import deployments, incidents, versioned
from engine.store.instance_search import InstanceFilter, search_instances
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.versioned import Versioned


def read_definition(ctx: Context, key: str) -> DefinitionDetail:
    """The version, its siblings newest first, and what it refers to."""
    ctx.require_anywhere(*STAFF)
    with ctx.read() as session:
        kind, row = find(session, key)
        versions = _versions(ctx, session, kind, row)
        shown = next(version for version in versions if version.key == str(row.key))
        return DefinitionDetail(definition=shown, versions=versions, uses=_uses(session, kind, row))


def read_difference(ctx: Context, key: str, since: str) -> DefinitionDifference:
    """Compare two versions of one definition; 422 when they are of different ones."""
    ctx.require_anywhere(*STAFF)
    with ctx.read() as session:
        (kind, new), (old_kind, old) = find(session, key), find(session, since)
        if (kind, new.id) != (old_kind, old.id):
            raise invalid("since", "比较的版本", "不是同一流程、决策表或表单的版本", "请选择同一定义的两个版本")
        before, after = (deployments.get_resource(session, one.resource_key).content for one in (old, new))
        changes = compare_forms(before, after) if kind == "form" else compare_models(before, after)
        shown = {version.key: version for version in _versions(ctx, session, kind, new)}
        return DefinitionDifference(
            old=shown[str(old.key)], new=shown[str(new.key)], changes=[_difference(change) for change in changes]
        )


def list_running_cases(ctx: Context, key: str, cursor: str | None, limit: int) -> Page[RunningCase]:
    """One page of the unfinished instances of a version of a process."""
    ctx.require_anywhere(*STAFF)
    with ctx.read() as session:
        _, row = find(session, key)
        wanted = InstanceFilter(definition_key=row.key, running=True)
        page = search_instances(session, ctx.actor, wanted, cursor=cursor, limit=limit)
        troubled = incidents.troubled(session, [instance.key for instance in page.rows])
        cases = [_running(instance, troubled=instance.key in troubled) for instance in page.rows]
        return Page(items=cases, total=page.total, next_cursor=page.next_cursor)


def _versions(ctx: Context, session: Session, kind: str, row: Versioned) -> list[Version]:
    found = repository.versions(session, repository.KINDS[kind], row.id)
    counts = repository.instance_counts(session, ctx.actor, row.id) if kind == "process" else {}
    newest = next((one.key for one, _, _ in found if one.deleted is None), None)
    return [
        Version(
            **definition(kind, one, name, deployment, latest=one.key == newest).model_dump(),
            running=counts.get(one.key, (0, 0))[0],
            ended=counts.get(one.key, (0, 0))[1],
        )
        for one, name, deployment in found
    ]


def _uses(session: Session, kind: str, row: Versioned) -> list[UsedResource]:
    if kind != "process":
        return []
    content = deployments.get_resource(session, row.resource_key).content
    used = []
    for reference in references(content):
        newest = versioned.latest(session, repository.KINDS[reference.kind], reference.id)
        used.append(
            UsedResource(
                kind=reference.kind,
                definition_id=reference.id,
                name=None if newest is None else newest.name,
                key=None if newest is None else str(newest.key),
                element_id=reference.element_id,
            )
        )
    return used


def _difference(change: Change) -> ElementDifference:
    return ElementDifference(
        element_id=change.element_id,
        name=change.name,
        type=change.type,
        kind=change.kind,
        properties=[PropertyDifference(path=one.path, old=one.old, new=one.new) for one in change.properties],
    )


def _running(instance: ProcessInstance, *, troubled: bool) -> RunningCase:
    return RunningCase(
        key=str(instance.key),
        business_key=instance.business_key,
        area=instance.tenant_id,
        started_at=instance.started,
        suspended=instance.status == InstanceStatus.SUSPENDED,
        has_incident=troubled,
    )
