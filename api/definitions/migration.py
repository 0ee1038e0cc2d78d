"""Moving the cases of one version of a process to another, after a dry run."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from api.definitions.service import find
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.problems import invalid
from api.operations import repository as cases
from api.operations.schemas import Migration, MigrationPreview, NewDate, Obstacle, Operation, TokenMoves, WaitMoves
from api.operations.service import ROLE, begin
from api.operations.summary import SAMPLES, Summary, dry_runs
from engine.commands import batch_plans
from engine.spiff.migration import MigrationPlan
from engine.store import batch_choice
from engine.store.batch_operations import BatchKind
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance

KIND = BatchKind.MIGRATE_PROCESS_INSTANCE
MAX_EXAMINED = 500


def preview(ctx: Context, key: str, body: Migration) -> MigrationPreview:
    """Try it with the first cases, changing nothing (operators)."""
    ctx.require_anywhere(ROLE)
    summary = Summary()
    with ctx.read() as session:
        source, target = _process(session, key), _target(session, body)
        wanted = _wanted(source, body)
        keys = batch_choice.first(session, ctx.actor, KIND, wanted, MAX_EXAMINED)
        for report in dry_runs(ctx.runtime.engine, session, ctx.actor, keys, target.key, _plan(body)):
            if report is not None:
                summary.add(report)
        total = batch_choice.count(session, ctx.actor, KIND, wanted)
        numbers = cases.business_keys(session, {date.instance_key for date in summary.dates})
    return _view(summary, total, numbers)


def start(ctx: Context, key: str, body: Migration) -> Operation:
    """Let the workers do it (operators)."""
    ctx.require_anywhere(ROLE)
    with ctx.read() as session:
        source, target = _process(session, key), _target(session, body)
    plan = batch_plans.migration_to_json(target.key, _plan(body))
    described = {"definitionKey": key, "instanceKeys": body.instance_keys}
    return begin(ctx, KIND, _wanted(source, body), plan, described)


def _process(session: Session, key: str) -> ProcessDefinitionRow:
    _, row = find(session, key)
    if not isinstance(row, ProcessDefinitionRow):
        raise invalid("key", "流程版本", "该定义不是流程", "请选择流程的一个版本")
    return row


def _target(session: Session, body: Migration) -> ProcessDefinitionRow:
    row = _process(session, body.target_key)
    if row.deleted is not None:
        raise invalid("target_key", "目标版本", "该版本已删除", "请选择未删除的版本")
    return row


def _wanted(source: ProcessDefinitionRow, body: Migration) -> ColumnElement[bool]:
    on_it = ProcessInstance.definition_key == source.key
    if body.instance_keys is None:
        return on_it
    return on_it & ProcessInstance.key.in_([to_key(key, "该流程实例") for key in body.instance_keys])


def _plan(body: Migration) -> MigrationPlan:
    return MigrationPlan(tuple((pair.source, pair.target) for pair in body.mapping), body.same_ids, body.reevaluate)


def _view(summary: Summary, total: int, numbers: dict[int, str | None]) -> MigrationPreview:
    return MigrationPreview(
        total=total,
        examined=summary.examined,
        possible=summary.possible,
        tokens=[
            TokenMoves(source=source, target=target, type=kind, count=count)
            for (source, target, kind), count in summary.tokens.most_common()
        ],
        waits=[
            WaitMoves(fate=fate, kind=kind, source=source, target=target, count=count)
            for (fate, kind, source, target), count in summary.waits.most_common()
        ],
        dates=[
            NewDate(
                instance_key=str(date.instance_key),
                business_key=numbers.get(date.instance_key),
                element_id=date.element_id,
                before=date.before,
                after=date.after,
            )
            for date in summary.dates
        ],
        obstacles=[
            Obstacle(
                element_id=refusal.element_id,
                code=refusal.reason.code,
                reason=refusal.in_chinese(),
                count=len(keys),
                instance_keys=[str(key) for key in keys[:SAMPLES]],
            )
            for refusal, keys in summary.refused.items()
        ],
    )
