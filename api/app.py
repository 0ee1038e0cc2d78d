"""The application factory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import web
from api.camunda.app import PREFIX, create_camunda_app
from api.kit import errors, security
from api.kit.body_limit import BodyLimit
from api.routes import include_routes
from api.runtime import Runtime
from api.settings import Settings


def create_app(settings: Settings, runtime: Runtime | None = None) -> FastAPI:
    """Build the application; give `runtime` to share one that is already open (tests, `serve`)."""
    opened = runtime or Runtime.open(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if runtime is None:
            opened.close()

    app = FastAPI(
        lifespan=lifespan,
        openapi_url=None,
    )
    app.state.runtime = opened
    errors.install(app)
    security.install(app)
    app.add_middleware(BodyLimit, upload_limit=settings.max_upload_bytes)
    include_routes(app)
    app.mount(PREFIX, create_camunda_app(app.state))
    web.install(app, web.find_build())
    return app
