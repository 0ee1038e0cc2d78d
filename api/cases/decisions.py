"""A decision's explanation for people: its name, what came out, from which inputs and by which rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from api.cases.schemas import DecisionView, MatchedRuleView, NamedValue
from api.cases.summary import PARTY_TYPE_NAMES

_NO_LABELS: Mapping[str, str] = MappingProxyType({})
NO_RULE = "没有命中任何规则"
_DESCRIPTION, _PROVISION = "description", "provision"
_PROVISION_ID = re.compile(r"[A-Z]\w*(?:-\w+)+", re.ASCII)
_NOTES = {_PROVISION: "依据"}
_WORDS = {
    **PARTY_TYPE_NAMES,
    "qualified": "合格",
    "unqualified": "不合格",
    "party": "机构",
    "persons": "主要人员",
    "fraud": "欺诈骗保或者弄虚作假",
    "illegality": "违法违规",
    "serious_breach": "严重违反协议",
    "key_person": "主要人员",
}
"""What people call the codes that tables work with."""
_COMPUTED = {"through": "限制至"}
"""What people call the parts of an answer that stand in no column of a table."""


def decision_name(payload: Any, decision_id: str) -> str:
    """The decision's own name (`Any`: JSON from the history table)."""
    for evaluated in _evaluated(payload):
        if evaluated.get("id") == decision_id:
            return str(evaluated.get("name") or decision_id)
    return decision_id


def decision_detail(payload: Any) -> str:
    """What matched, in one line, and a plain result."""
    reasons = list(dict.fromkeys(_annotations(payload)))
    value = payload.get("value") if isinstance(payload, Mapping) else None
    plain = [f"结果：{value_text(value)}"] if isinstance(value, str | int | float) else []
    return "；".join([*plain, *reasons]) or NO_RULE


def decision_views(payload: Any) -> list[DecisionView]:
    """Each decision that was evaluated, the one asked for first: people read the answer before what it rests on."""
    found = list(_evaluated(payload))
    labels = {**_COMPUTED, **dict(label for evaluated in found for label in _labels(evaluated))}
    return [_view(evaluated, labels) for evaluated in reversed(found)]


def value_text(value: Any, labels: Mapping[str, str] = _NO_LABELS) -> str:
    """A JSON value as people read it; `labels` says what the parts of an object are called."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "，".join(f"{labels.get(name, name)}：{value_text(one, labels)}" for name, one in value.items()) or "无"
    if isinstance(value, Sequence) and not isinstance(value, str):
        between = "；" if any(isinstance(one, Mapping) for one in value) else "、"
        return between.join(value_text(one, labels) for one in value) or "无"
    return "无" if value in (None, "") else _WORDS.get(str(value), str(value))


def _view(evaluated: Mapping[str, Any], labels: Mapping[str, str]) -> DecisionView:
    rules = [_rule(rule) for rule in evaluated.get("matchedRules", ())]
    output = evaluated.get("output")
    # several outputs are told by the rules, under the names that people know
    is_told = bool(rules) and any(isinstance(one, Mapping) for one in (output if isinstance(output, list) else [output]))
    return DecisionView(
        id=str(evaluated.get("id")),
        name=str(evaluated.get("name") or evaluated.get("id")),
        result=None if is_told else value_text(output, labels),
        inputs=_values(evaluated.get("inputs")),
        rules=rules,
    )


def _rule(rule: Mapping[str, Any]) -> MatchedRuleView:
    annotations = dict(rule.get("annotations", {}))
    reason = annotations.pop(_DESCRIPTION, None) or None
    provisions = [one.strip() for one in re.split(r"[,，、]", annotations.get(_PROVISION) or "") if one.strip()]
    if all(_PROVISION_ID.fullmatch(one) for one in provisions):
        annotations.pop(_PROVISION, None)
    else:
        provisions = []
    return MatchedRuleView(
        number=rule["index"],
        rule_id=str(rule.get("ruleId") or ""),
        reason=reason,
        provisions=provisions,
        outputs=_values(rule.get("outputs")),
        notes=[NamedValue(name=str(_NOTES.get(name, name)), value=str(text)) for name, text in annotations.items() if text],
    )


def _values(triples: Any) -> list[NamedValue]:
    return [NamedValue(name=str(one.get("name") or one.get("id")), value=value_text(one.get("value"))) for one in triples or ()]


def _evaluated(payload: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(payload, Mapping):
        yield from payload.get("evaluated", ())


def _annotations(payload: Any) -> Iterator[str]:
    for rule in _rules(_evaluated(payload)):
        yield from (str(value) for value in rule.get("annotations", {}).values() if value)


def _labels(evaluated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a table calls the parts of its output: they stand in the order of its columns."""
    output = evaluated.get("output")
    parts = next((one for one in (output if isinstance(output, list) else [output]) if isinstance(one, Mapping)), {})
    for rule in evaluated.get("matchedRules", ())[:1]:
        yield from zip(parts, (str(one.get("name") or one.get("id")) for one in rule.get("outputs") or ()), strict=False)


def _rules(found: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for evaluated in found:
        yield from evaluated.get("matchedRules", ())
