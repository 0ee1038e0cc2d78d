"""Sign-in and sign-out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.accounts import service
from api.accounts.schemas import DemoAccount, Session, SignIn
from api.kit.context import Public, SignedIn
from api.kit.cookies import clear_session_cookie, set_session_cookie

public = APIRouter(tags=["session"])
private = APIRouter(tags=["session"])


@public.post("/session")
def sign_in(ctx: Public, body: SignIn, request: Request, response: Response) -> Session:
    """Sign in with a local account; sets the session cookie."""
    address = request.client.host if request.client else "unknown"
    token, session = service.sign_in(ctx.runtime, body.username, body.password, address)
    set_session_cookie(response, token, ctx.runtime.settings)
    return session


@private.get("/session")
def get_session(ctx: SignedIn) -> Session:
    """Who is signed in."""
    return service.describe(ctx)


@private.delete("/session", status_code=204)
def sign_out(ctx: SignedIn, response: Response) -> None:
    """End the session on the server and clear the cookie."""
    service.sign_out(ctx)
    clear_session_cookie(response)


@public.get("/demo/accounts")
def list_demo_accounts(ctx: Public) -> list[DemoAccount]:
    """The demonstration accounts; 404 outside demonstration mode."""
    return service.list_demo_accounts(ctx.runtime)
