"""Deployments and their resources: the designer's bytes, unchanged."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import NotFound
from engine.store.base import Base, Key


class Deployment(Base):
    """One act of deploying; its resources are versioned together."""

    __tablename__ = "deployment"

    key: Mapped[Key]
    deployed: Mapped[datetime]
    actor: Mapped[str]


class Resource(Base):
    """One uploaded file; `content` is what was uploaded, byte for byte, `sha256` its hex digest."""

    __tablename__ = "resource"

    key: Mapped[Key]
    deployment_key: Mapped[int] = mapped_column(ForeignKey("deployment.key"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


def digest(content: bytes) -> str:
    """The SHA-256 of `content` as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def add_deployment(session: Session, *, deployed: datetime, actor: str) -> Deployment:
    """Store a new deployment."""
    deployment = Deployment(deployed=deployed, actor=actor)
    session.add(deployment)
    session.flush()
    return deployment


def get_deployment(session: Session, key: int) -> Deployment:
    """The deployment with this key; raise `NotFound`."""
    deployment = session.get(Deployment, key)
    if deployment is None:
        raise NotFound("deployment", key)
    return deployment


def add_resource(session: Session, deployment_key: int, name: str, content: bytes) -> Resource:
    """Store one file of a deployment."""
    resource = Resource(deployment_key=deployment_key, name=name, sha256=digest(content), content=content)
    session.add(resource)
    session.flush()
    return resource


def get_resource(session: Session, key: int) -> Resource:
    """The resource with this key; raise `NotFound`."""
    resource = session.get(Resource, key)
    if resource is None:
        raise NotFound("resource", key)
    return resource


def resources_of(session: Session, deployment_key: int) -> list[Resource]:
    """All files of one deployment, by name."""
    query = select(Resource).where(Resource.deployment_key == deployment_key).order_by(Resource.name)
    return list(session.scalars(query))
