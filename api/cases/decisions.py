"""A decision's explanation in one line: what came out, and by which rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def decision_detail(payload: Any) -> str:
    """The result and the annotations of the matched rules (`Any`: JSON from the history table)."""
    if not isinstance(payload, Mapping):
        return ""
    result = json.dumps(payload.get("value"), ensure_ascii=False)
    reasons = list(dict.fromkeys(_annotations(payload)))
    return f"结果:{result}" + (f";依据:{'、'.join(reasons)}" if reasons else "")


def _annotations(payload: Mapping[str, Any]) -> Iterator[str]:
    for evaluated in payload.get("evaluated", ()):
        for rule in evaluated.get("matchedRules", ()):
            annotations = rule.get("annotations", ())
            values = annotations.values() if isinstance(annotations, Mapping) else annotations
            yield from (str(value) for value in values if value)
