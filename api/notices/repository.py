"""Queries on notices under the visibility of their cases."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.cases.repository import visible
from api.cases.summary import is_staff
from api.kit.principal import CASE_ROLES, Principal
from handlers.applications.models import Application
from handlers.notices import internal_kinds
from handlers.notices.models import Notice


def get_visible(session: Session, principal: Principal, key: int) -> Notice | None:
    """The notice: of a visible case, or of the area for documents to the public."""
    areas = principal.areas_with(CASE_ROLES)
    of_case = Notice.application_id.in_(select(Application.id).where(visible(principal)))
    outside = and_(of_case, Notice.kind.not_in(internal_kinds()))
    query = select(Notice).where(Notice.id == key, or_(Notice.area.in_(areas), outside))
    return session.scalars(query).unique().one_or_none()


def of_case(session: Session, principal: Principal, application: Application) -> Sequence[Notice]:
    """The notices of a visible case, oldest first; internal ones for the agency only."""
    query = select(Notice).where(Notice.application_id == application.id)
    if not is_staff(principal, application):
        query = query.where(Notice.kind.not_in(internal_kinds()))
    return session.scalars(query.order_by(Notice.id)).unique().all()


def number_of(session: Session, application_id: int) -> str | None:
    """The number of an application."""
    return session.scalar(select(Application.number).where(Application.id == application_id))
