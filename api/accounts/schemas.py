"""Bodies of sign-in and of the signed-in person."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from api.kit.schemas import Input, Instant, Key, Label, Output


class SignIn(Input):
    """A local account's name and password."""

    username: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=256, strip_whitespace=False)]


class Grant(Output):
    """One role in one pooling area."""

    role: str
    role_name: str
    area: str
    area_name: str


class Session(Output):
    """Who is signed in, what they may do and where."""

    account_id: Key
    username: str
    display_name: str
    demo: bool
    grants: list[Grant]
    roles: list[str]
    areas: list[Label]
    party_id: Key | None
    party_name: str | None
    expires_at: Instant


class DemoAccount(Output):
    """A demonstration account as the sign-in page offers it (demonstration mode only)."""

    username: str
    password: str
    display_name: str
    role_name: str
    area_name: str
