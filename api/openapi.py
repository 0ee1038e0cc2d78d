"""The OpenAPI documents of the HTTP interfaces."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI

from api.camunda import app as camunda
from api.kit.problems import Problem
from api.routes import include_routes

TITLE = "dingdian 定点"
DESCRIPTION = "医疗保障定点医药机构全生命周期管理。所有错误均为 application/problem+json(RFC 9457)。"
UNUSED = ("HTTPValidationError", "ValidationError")


def bare_app() -> FastAPI:
    """An application with all routes, but no runtime behind them."""
    app = FastAPI(
        title=TITLE,
        version=version("dingdian"),
        description=DESCRIPTION,
        openapi_url=None,
        separate_input_output_schemas=False,
    )
    include_routes(app)
    return app


def openapi_document() -> dict[str, Any]:
    """The document of the web app's interface, with the one shape every error has."""
    return _with_problems(bare_app().openapi())


def camunda_document() -> dict[str, Any]:
    """The document of the interface for Camunda's clients."""
    app = FastAPI(title=f"{TITLE}: Camunda 8", version=version("dingdian"), openapi_url=None, separate_input_output_schemas=False)
    app.include_router(camunda.routes(), prefix=camunda.PREFIX)
    return _with_problems(app.openapi())


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    template = "#/components/schemas/{model}"
    model = Problem.model_json_schema(ref_template=template, mode="serialization")
    schemas.update(model.pop("$defs", {}))
    schemas["Problem"] = model
    for name in UNUSED:
        schemas.pop(name, None)
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
    return document
