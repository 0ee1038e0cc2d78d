"""The reference of the Camunda interface, from its routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import FastAPI

from api.camunda.app import PREFIX, routes
from tests.conformance.sdk.known import DIFFERENCES, MISSING

INTRODUCTION = """# The Camunda interface

dingdian speaks a subset of the Camunda 8 REST API: contract 8.9, with the response fields of 8.10. What is listed here is
checked with the official SDKs (`tests/conformance/sdk`). Everything else answers 404 as a problem.

- **Keys** are strings of an int64; **times** end in `Z` with milliseconds; every field is present, null where there is no value.
- **Searches** take `filter`, `sort` and `page` (`from` or `after` or `before`, with `limit`), all optional. Filters are values or
  `$eq $neq $in $notIn $exists $like $gt $gte $lt $lte`; every noun takes `$or`. Words of an enumeration may be written
  in either case; any other is a 400. A search right after a command sees it. On SQLite `$like` does not tell small from
  capital letters (a to z).
- **Errors** are `application/problem+json`; everything to read stands in `detail`, what is wrong in `errors` too. Details of a
  refused deployment are Chinese unless `Accept-Language` begins with `en`. A step that fails is a 409 and changes nothing.
- **Areas**: `tenantId` is a pooling area's code. `<default>` is the trial area of designers and operators, where no real case
  lives and where they do every task. Definitions belong to all areas.
- **Sign-in**: Basic with user name and personal token (`dingdian token add`), or a token from `POST /v2/oauth/token` with the
  same two as `client_id` and `client_secret`. In a demonstration a program on the same machine needs none. Only staff and
  designers may call; only designers deploy. Everybody sees what they see in the web app.
- **Warnings** of a deployment stand in `warnings` beside `deployments`, an extension that is sent only when there are some.
"""

NOT_SUPPORTED = """## Not supported

Operations of 8.9 that answer 404; `tests/conformance/sdk/known.py` lists them one by one, and a test holds it to what the
official client was made from.
"""
DIFFERENT = """
## Bodies that differ

By the same test every other property, type, enumeration, filter and order is that of the contract 8.9, apart from the filter
`incidentErrorHashCode` of process instances.
"""


def page() -> str:
    """The whole page."""
    app = FastAPI()
    app.include_router(routes(), prefix=PREFIX)
    rows: dict[str, list[list[str]]] = {}
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            text = " ".join(operation["description"].split())
            rows.setdefault(operation["tags"][0], []).append([f"`{method.upper()} {path}`", text])
    parts = [INTRODUCTION, "## Supported, and how far\n"]
    for tag in sorted(rows):
        parts += [f"### {tag}\n", _table(["request", "what it does, and what not"], rows[tag])]
    parts += [NOT_SUPPORTED, *_lines(MISSING), DIFFERENT, *_lines(DIFFERENCES)]
    return "\n".join(parts) + "\n"


def _lines(known: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"- {why}." for why in known]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
