"""Queries on notices under the visibility of their cases."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from api.cases.summary import is_staff
from api.cases.visibility import visible_agreements, visible_applications
from api.kit.principal import CASE_ROLES, Principal
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.business_keys import Dossier
from handlers.notices import internal_kinds
from handlers.notices.models import Notice


def get_visible(session: Session, principal: Principal, key: int) -> Notice | None:
    """The notice: of a visible application or agreement, or of the area for documents to the public."""
    areas = principal.areas_with(CASE_ROLES)
    seen = or_(
        Notice.application_id.in_(select(Application.id).where(visible_applications(principal))),
        Notice.agreement_id.in_(select(Agreement.id).where(visible_agreements(principal))),
    )
    outside = and_(seen, Notice.kind.not_in(internal_kinds()))
    query = select(Notice).where(Notice.id == key, or_(Notice.area.in_(areas), outside))
    return session.scalars(query).unique().one_or_none()


def of_case(session: Session, principal: Principal, dossier: Dossier) -> Sequence[Notice]:
    """The notices of a visible application, agreement or case, oldest first; internal ones for the agency only."""
    query = select(Notice).where(_belongs_to(dossier))
    if not is_staff(principal, dossier):
        query = query.where(Notice.kind.not_in(internal_kinds()))
    return session.scalars(query.order_by(Notice.id)).unique().all()


def numbers_of(session: Session, application_ids: set[int]) -> dict[int, str]:
    """The numbers of applications by id."""
    query = select(Application.id, Application.number).where(Application.id.in_(application_ids))
    return dict(session.execute(query).all())


def _belongs_to(dossier: Dossier) -> ColumnElement[bool]:
    if isinstance(dossier, Application):
        return Notice.application_id == dossier.id
    # an agreement's page shows the documents of its cases too
    return Notice.agreement_id == dossier.id if isinstance(dossier, Agreement) else Notice.business_key == dossier.number
