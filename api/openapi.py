"""The OpenAPI document of the HTTP interface."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI

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


def openapi_document() -> dict[str, object]:
    """The document, with the one shape every error has."""
    document = bare_app().openapi()
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
