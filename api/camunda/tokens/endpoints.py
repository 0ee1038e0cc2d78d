"""The OAuth token endpoint for programs (client credentials, RFC 6749 section 4.4)."""

from __future__ import annotations

from typing import Annotated, Literal, cast

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel

from api.camunda.kit.client import address_of
from api.camunda.tokens import credentials
from api.kit.problems import ProblemError
from api.runtime import Runtime

public = APIRouter(tags=["Sign-in"])


class TokenAnswer(BaseModel):
    """What RFC 6749 says, in its spelling."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 -- the kind of token, not one
    expires_in: int


@public.post("/oauth/token")
def give_access_token(
    request: Request,
    client_id: Annotated[str, Form()],
    client_secret: Annotated[str, Form()],
    grant_type: Annotated[Literal["client_credentials"], Form()],
) -> TokenAnswer:
    """An access token (JWT, one hour) for a user name (`client_id`) and a personal token (`client_secret`)."""
    runtime = cast("Runtime", request.app.state.runtime)
    found = credentials.of_personal_token(runtime, client_id, client_secret, address_of(request))
    if found is None:
        detail = "Expected your user name and one of your tokens, but they do not fit; make one with 'dingdian token add'."
        raise ProblemError(401, "wrong-credentials", "UNAUTHENTICATED", detail)
    token = credentials.access_token(found, runtime.wall.now())
    return TokenAnswer(access_token=token, expires_in=int(credentials.LIFETIME.total_seconds()))
