"""Our interface beside the contract that the official client for 8.9 is made from: path by path, property by property."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import String

from api.camunda.app import PREFIX, routes
from api.camunda.search.fields import Field
from tests.api.camunda.test_every_field import NOUNS
from tests.conformance.sdk.known import DIFFERENCES, MISSING
from tests.conformance.sdk.shapes import Schema, address, differences, shapes

FOLDER = Path(__file__).parent
PAGED = (".filter", ".sort", ".page")


@pytest.fixture(scope="module")
def contract(node_packages: None) -> dict[str, Any]:
    """The operations of the contract, by name."""
    done = subprocess.run(["node", "contract.mjs"], cwd=FOLDER, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    assert len(found) > 150
    return found


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    """Our own description."""
    app = FastAPI()
    app.include_router(routes(), prefix=PREFIX)
    return app.openapi()


def operations(ours: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """Our operations by method and address."""
    return {
        (method.upper(), address(path.removeprefix(PREFIX))): operation
        for path, methods in ours["paths"].items()
        for method, operation in methods.items()
    }


def spoken(contract: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The operations that both have, with their name."""
    mine = operations(ours)
    for name, theirs in contract.items():
        found = mine.get((theirs["method"], address(theirs["url"])))
        if found is not None:
            yield name, theirs, found


def test_every_operation_is_there_or_said_to_be_missing(contract: dict[str, Any], ours: dict[str, Any]) -> None:
    there = {name for name, _, _ in spoken(contract, ours)}
    missing = {f"{one['method']} {one['url']}" for name, one in contract.items() if name not in there}

    assert len(there) > 80
    _are_known(sorted(missing), MISSING)


def test_bodies_differ_only_as_is_known(contract: dict[str, Any], ours: dict[str, Any]) -> None:
    found = [
        f"{name} {side} {difference}"
        for name, theirs, mine in spoken(contract, ours)
        for side, difference in _told(theirs, mine, ours["components"]["schemas"])
    ]

    _are_known(found, DIFFERENCES)


def _are_known(found: Sequence[str], known: Mapping[str, Sequence[str]]) -> None:
    patterns = [pattern for covered in known.values() for pattern in covered]
    assert [one for one in found if not any(fnmatchcase(one, pattern) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(fnmatchcase(one, pattern) for one in found)] == []


def _told(theirs: Any, mine: Any, definitions: Schema) -> Iterator[tuple[str, str]]:
    asked = shapes(_only(mine.get("requestBody", {}).get("content", {})), definitions)
    for one in differences(shapes(theirs.get("body"), {}), asked, answered=False):
        # filters and orders are read by the fields of a noun, see below
        if not one[1:].startswith(PAGED):
            yield "request", one
    named = {one["name"] for one in mine.get("parameters", [])}
    for name in theirs.get("query", {}).get("properties", {}):
        if name not in named:
            yield "query", f"-{name}"
    answered = [one.get("content", {}) for status, one in mine["responses"].items() if status.startswith("2")]
    schema = next((content["application/json"]["schema"] for content in answered if "application/json" in content), None)
    if schema is not None:
        for one in differences(shapes(theirs["response"], {}), shapes(schema, definitions), answered=True):
            yield "response", one


def _only(content: Any) -> Any:
    return next((one["schema"] for one in content.values()), None)


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_every_filter_and_order_of_the_contract(contract: dict[str, Any], noun: str) -> None:
    (theirs,) = [one for one in contract.values() if one["url"] == f"/{noun}/search"]
    found = shapes(theirs["body"], {})
    mine = NOUNS[noun].fields
    asked = {path.removeprefix(".filter.") for path in found if path.startswith(".filter.")}
    names = {one for one in asked if not set(one) & set(".[$")}
    like = {one.removesuffix(".$like") for one in asked if one.count(".") == 1 and one.endswith(".$like")}
    orders = found[".sort[].field"].words

    assert sorted(names - mine.keys()) == (["incidentErrorHashCode"] if noun == "process-instances" else [])
    assert [name for name in sorted(orders) if not _sorts(mine[name])] == []
    assert [name for name in sorted(like) if not _is_text(mine[name])] == []


def _sorts(field: object) -> bool:
    return isinstance(field, Field) and field.within is None


def _is_text(field: object) -> bool:
    return not isinstance(field, Field) or isinstance(field.column.type, String)
