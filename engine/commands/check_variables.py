"""Variables from outside are checked at the door: JSON only, and not too much of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.errors import InvalidInput

MAX_BYTES = 1_000_000
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def check_variables(variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """A copy of `variables`; raise `InvalidInput` if it is not JSON, or larger than `MAX_BYTES` in all."""
    given = dict(variables or {})
    try:
        text = _encode(given)
    except (TypeError, ValueError) as error:
        raise InvalidInput("variables", "JSON", str(error), "send numbers, texts, lists and objects only") from error
    size = len(text.encode())
    if size > MAX_BYTES:
        raise InvalidInput(
            "variables",
            f"at most {MAX_BYTES} bytes of JSON",
            f"{size} bytes",
            "upload large things as attachments and send their ids",
        )
    return json.loads(text)  # type: ignore[no-any-return]
