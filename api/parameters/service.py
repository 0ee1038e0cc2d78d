"""Reading and setting parameters."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.kit.context import Context
from api.kit.principal import CASE_ROLES
from api.parameters import repository
from api.parameters.schemas import Parameter, ParameterVersion, SetParameter
from engine.commands.unit_of_work import UnitOfWork
from handlers import parameters
from handlers.cause import Cause
from handlers.parameters import ParameterValue

SOURCE_NAMES = {"provision": "法规规定", "default": "系统默认", "local": "地方规定"}


def list_parameters(ctx: Context, area: str) -> list[Parameter]:
    """All parameters with the value in force today."""
    ctx.require(area, *CASE_ROLES)
    with ctx.read() as session:
        today = ctx.today(session).day
        versions = repository.versions(session, area)
        return [
            _parameter(found, area, versions.get(found.definition.name, ()))
            for found in parameters.in_force(session, area, today)
        ]


def set_parameter(ctx: Context, name: str, body: SetParameter) -> Parameter:
    """A new version, for leaders and operators of the area; audited."""
    ctx.require(body.area, "agency-leader", "operator")

    def work(uow: UnitOfWork) -> Parameter:
        cause = Cause(actor=ctx.principal.username, at=uow.now)
        source = body.source
        parameters.set_override(uow.session, name, body.area, body.effective_from, body.value, source, cause)
        details = {
            "area": body.area,
            "value": body.value,
            "effectiveFrom": body.effective_from.isoformat(),
            "source": source,
        }
        uow.audit("parameter:set", "parameter", name, details)
        return _one(ctx, uow.session, name, body.area)

    return ctx.run(work)


def _one(ctx: Context, session: Session, name: str, area: str) -> Parameter:
    found = parameters.lookup(session, name, area, ctx.today(session).day)
    return _parameter(found, area, repository.versions(session, area).get(name, ()))


def _parameter(found: ParameterValue, area: str, versions: Sequence[ParameterVersion]) -> Parameter:
    definition = found.definition
    return Parameter(
        name=definition.name,
        title=definition.title,
        type=definition.type,
        unit=None if definition.unit == "none" else definition.unit,
        area=area,
        value=found.value,
        default=definition.value,
        is_default=found.area is None,
        source=SOURCE_NAMES.get(found.source, found.source),
        provision=definition.provision,
        versions=list(versions),
    )
