"""Who sees a document: whoever sees what uses it; nobody but its uploader while nothing does."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, true

from api.kit.principal import CASE_ROLES
from engine.actor import Actor
from engine.store.documents import Document, is_loose, used_where
from engine.store.process_instances import ProcessInstance
from engine.store.visibility import visible_instances


def visible_documents(actor: Actor) -> ColumnElement[bool]:
    """Own loose ones; those of instances in areas where the actor works on all cases; own ones of instances the actor sees.

    Parties and third parties see others' documents only where a form of theirs shows them (`api.documents.service.shown`).
    """
    if actor.is_system:
        return true()
    own = Document.uploaded_by == actor.id
    staffed = [area for area in sorted(actor.tenants) if actor.supervises_in(area) or actor.groups_in(area) & CASE_ROLES]
    return or_(
        and_(own, is_loose()),
        used_where(ProcessInstance.tenant_id.in_(staffed)),
        and_(own, used_where(visible_instances(actor))),
    )
