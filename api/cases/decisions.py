"""A decision's explanation for people: its name, what came out, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NO_RULE = "没有命中任何规则"


def decision_name(payload: Any, decision_id: str) -> str:
    """The decision's own name (`Any`: JSON from the history table)."""
    for evaluated in _evaluated(payload):
        if evaluated.get("id") == decision_id:
            return str(evaluated.get("name") or decision_id)
    return decision_id


def decision_detail(payload: Any) -> str:
    """The annotations of the matched rules, and a plain result."""
    reasons = list(dict.fromkeys(_annotations(payload)))
    value = payload.get("value") if isinstance(payload, Mapping) else None
    plain = [f"结果：{value}"] if isinstance(value, str | int | float) else []
    return ";".join([*plain, *reasons]) or NO_RULE


def _evaluated(payload: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(payload, Mapping):
        yield from payload.get("evaluated", ())


def _annotations(payload: Any) -> Iterator[str]:
    for evaluated in _evaluated(payload):
        for rule in evaluated.get("matchedRules", ()):
            yield from (str(value) for value in rule.get("annotations", {}).values() if value)
