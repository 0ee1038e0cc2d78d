"""What an endpoint is given: the running application, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from api.accounts import sessions
from api.kit.cookies import SESSION_COOKIE
from api.kit.dates import Today
from api.kit.principal import Principal
from api.kit.problems import forbidden, unauthenticated
from api.runtime import Runtime
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PublicContext:
    """A request of anybody."""

    runtime: Runtime


@dataclass(frozen=True, slots=True)
class Context:
    """A request of a signed-in person."""

    runtime: Runtime
    principal: Principal
    session_key: int
    expires_at: datetime

    @property
    def actor(self) -> Actor:
        """The person as the engine knows them: groups per area, and the areas they supervise."""
        return self.principal.actor

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A database session that sees one snapshot and changes nothing."""
        with self.runtime.database.read() as session:
            yield session

    def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do `work` in one transaction in the person's name; it is repeated when it collides with another."""
        return self.runtime.engine.run(self.actor, work)

    def today(self, session: Session, area: str | None = None) -> Today:
        """The present of this request, with the calendar of an area or the nation's."""
        return self.runtime.today(session, area)

    def require(self, area: str, *roles: str) -> None:
        """Raise a 403 problem unless the person has one of `roles` in `area`."""
        if not self.principal.has(area, *roles):
            raise forbidden("您在该统筹区没有办理此事项的岗位权限。如确需办理，请联系系统运维人员调整岗位。")

    def require_anywhere(self, *roles: str) -> None:
        """Raise a 403 problem unless the person has one of `roles` in any area."""
        if self.principal.roles.isdisjoint(roles):
            raise forbidden("您没有办理此事项的岗位权限。如确需办理，请联系系统运维人员调整岗位。")


def public_context(request: Request) -> PublicContext:
    """Dependency of endpoints that need no sign-in."""
    return PublicContext(cast(Runtime, request.app.state.runtime))


def signed_in(request: Request) -> Context:
    """Dependency of all other endpoints: 401 without a living session."""
    runtime = cast(Runtime, request.app.state.runtime)
    token = request.cookies.get(SESSION_COOKIE)
    found = sessions.resume(runtime, token) if token else None
    if found is None:
        raise unauthenticated()
    session, principal = found
    return Context(runtime, principal, session.key, session.expires_at)


Public = Annotated[PublicContext, Depends(public_context)]
SignedIn = Annotated[Context, Depends(signed_in)]
