"""Who calls `/v2`: a program with a personal token, or, in a demonstration on this machine, nobody in particular."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, TypeVar, cast
from urllib.parse import urlsplit

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from api.camunda.tokens import credentials
from api.demo.accounts import PERSONAS
from api.kit.principal import CASE_ROLES, TRIAL_ROLES, Principal
from api.kit.problems import ProblemError, forbidden
from api.runtime import Runtime
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.store import DEFAULT_TENANT

T = TypeVar("T")

STAFF = CASE_ROLES | {"designer"}
ANONYMOUS = Principal(
    account_id=0,
    username="demo-client",
    display_name="演示客户端",
    grants=frozenset((role, persona.area) for persona in PERSONAS for role in TRIAL_ROLES),
    demo=True,
)


@dataclass(frozen=True)
class Client:
    """A call under `/v2`."""

    runtime: Runtime
    principal: Principal

    @cached_property
    def actor(self) -> Actor:
        """The person as the engine knows them; designers and operators work in the trial area too, for everybody."""
        return self.principal.trial_actor

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A database session that sees one snapshot and changes nothing."""
        with self.runtime.database.read() as session:
            yield session

    def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Do `work` in one transaction in the person's name; it is repeated when it collides with another."""
        return self.runtime.engine.run(self.actor, work)

    def require(self, *roles: str) -> None:
        """Raise a 403 problem unless the person has one of `roles` somewhere."""
        if self.principal.roles.isdisjoint(roles):
            needed = ", ".join(sorted(roles))
            raise forbidden(f"Expected one of the roles {needed}, but you hold none of them; ask an operator for one.")

    def tenant(self, asked: str | None) -> str:
        """The area a request means; raise a 403 problem unless the person supervises it."""
        tenant = asked or DEFAULT_TENANT
        if not self.actor.supervises_in(tenant):
            areas = ", ".join(sorted(self.actor.supervises)) or "none"
            raise forbidden(f"Expected a tenantId you supervise ({areas}), but found '{tenant}'; use one of yours.")
        return tenant


def client(request: Request) -> Client:
    """Dependency of every private endpoint: 401 without valid credentials, 403 for people without a staff role."""
    runtime = cast("Runtime", request.app.state.runtime)
    header = request.headers.get("authorization", "").strip()
    principal = credentials.resolve(runtime, header, address_of(request)) if header else _anonymous(runtime, request)
    if principal is None:
        raise _unauthenticated()
    found = Client(runtime, principal)
    found.require(*STAFF)
    return found


def address_of(request: Request) -> str:
    """Where the call comes from."""
    return request.client.host if request.client else "unknown"


def refuse_foreign(request: Request) -> None:
    """Dependency of everything under `/v2`: a page of another site may not call, even where no sign-in is needed."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise forbidden("Expected a call from a program or from this site, but it comes from a page of another one.")


def _anonymous(runtime: Runtime, request: Request) -> Principal | None:
    local = _is_loopback(address_of(request)) and _is_loopback(request.url.hostname or "")
    return ANONYMOUS if runtime.settings.demo and local else None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _unauthenticated() -> ProblemError:
    detail = (
        "Expected an Authorization header with your user name and a personal token (Basic), or with an access token "
        "(Bearer), but it is missing or not valid; make a token with 'dingdian token add'."
    )
    headers = {"WWW-Authenticate": 'Basic realm="dingdian", Bearer'}
    return ProblemError(401, "not-signed-in", "UNAUTHENTICATED", detail, headers=headers)


Caller = Annotated[Client, Depends(client)]
