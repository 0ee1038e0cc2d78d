"""Context functions (DMN 1.5, 10.3.4.10), and Camunda's for values that may be missing."""

from __future__ import annotations

from engine.feel.builtins.builtin import Family
from engine.feel.dialects import CAMUNDA
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.operators.comparison import equals
from engine.feel.temporal import FeelDateTime, FeelTime
from engine.feel.traversal import Traversal
from engine.feel.values import Value

CONTEXTS = Family()
Context = dict[str, Value]


@CONTEXTS.function("get value", "context: context", "key: string", camunda=True)
@CONTEXTS.function("get value", "m: context", "key: string")
def get_value(run: Evaluation, context: Context, key: str) -> Value:
    """The entry of a key, or null."""
    return context.get(key)


@CONTEXTS.function("get value", "context: context", "keys: list", camunda=True)
@CONTEXTS.function("get value", "m: context", "keys: list")
def get_value_at(run: Evaluation, context: Context, keys: list[Value]) -> Value:
    """The entry at a path of keys, or null; null for no keys (Camunda)."""
    value: Value = context if keys else None
    for key in keys:
        if not isinstance(value, dict) or not isinstance(key, str):
            return None
        value = value.get(key)
    return value


@CONTEXTS.function("get entries", "context: context", camunda=True)
@CONTEXTS.function("get entries", "m: context")
def get_entries(run: Evaluation, context: Context) -> Value:
    """The entries as contexts with `key` and `value`."""
    run.allocate(3 * len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


@CONTEXTS.function("context", "entries: list")
def context_from_entries(run: Evaluation, entries: list[Value]) -> Value:
    """A context from contexts with `key` and `value`."""
    context: Context = {}
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(key, str) or "value" not in entry:
            raise CallFailure("Expected contexts with a key and a value")
        if key in context and run.dialect != CAMUNDA:
            raise CallFailure(f"Expected every key once, but found '{key}' again")
        context[key] = entry["value"]
    return context


@CONTEXTS.function("put", "context: context", "key: string", "value: any")
@CONTEXTS.function("context put", "context: context", "key: string", "value: any")
def context_put(run: Evaluation, context: Context, key: str, value: Value) -> Value:
    """The context with an entry added or replaced."""
    run.allocate(len(context) + 1)
    return {**context, key: value}


@CONTEXTS.function("context put", "context: context", "keys: list", "value: any")
def context_put_at(run: Evaluation, context: Context, keys: list[Value], value: Value) -> Value:
    """The context with an entry at a path of keys; Camunda creates what is missing on the way."""
    key, *rest = keys or [None]
    if not isinstance(key, str):
        raise CallFailure("Expected a list of keys")
    if not rest:
        return context_put(run, context, key, value)
    inner = context.get(key)
    if not isinstance(inner, dict):
        if run.dialect != CAMUNDA:
            raise CallFailure(f"Expected a context under '{key}', but there is none")
        inner = {}
    return context_put(run, context, key, context_put_at(run, inner, rest, value))


@CONTEXTS.function("put all", "contexts: list")
@CONTEXTS.function("put all", "*contexts: context")
@CONTEXTS.function("context merge", "contexts: list")
@CONTEXTS.function("context merge", "*contexts: context")
def context_merge(run: Evaluation, *contexts: Value) -> Value:
    """One context of all entries; later ones win."""
    parts: list[Value] = list(contexts)
    if len(contexts) == 1 and isinstance(contexts[0], list):
        parts = contexts[0]
    if not parts and run.dialect != CAMUNDA:
        raise CallFailure("Expected at least one context")
    merged: Context = {}
    for part in parts:
        if not isinstance(part, dict):
            raise CallFailure("Expected contexts")
        run.allocate(len(part))
        merged.update(part)
    return merged


@CONTEXTS.function("get or else", "value: any", "default: any")
def get_or_else(run: Evaluation, value: Value, default: Value) -> Value:
    """The value, or the default for null (Camunda)."""
    return default if value is None else value


@CONTEXTS.function(
    "fromAi",
    "value: any",
    "description?: string|null",
    "type?: string|null",
    "schema?: context|null",
    "options?: context|null",
)
def from_ai(run: Evaluation, value: Value, *described: Value) -> Value:
    """The value as it is; the rest only describes it to a tool of an AI agent (Camunda)."""
    return value


@CONTEXTS.function("is defined", "value: any")
def is_defined(run: Evaluation, value: Value) -> Value:
    """Whether a value is not null (Camunda)."""
    return value is not None


@CONTEXTS.function("assert", "value: any", "condition: any", "cause?: string")
def assert_(run: Evaluation, value: Value, condition: Value, cause: str = "the assertion does not hold") -> Value:
    """The value if the condition is true, else null with a warning (Camunda)."""
    if condition is not True:
        raise CallFailure(f"Expected the condition to be true, but {cause}")
    return value


@CONTEXTS.function("is", "value1?: any", "value2?: any")
def is_same(run: Evaluation, left: Value = None, right: Value = None) -> Value:
    """Whether two values are the same in kind and form (DMN 1.5, 10.3.4.6)."""
    if type(left) is not type(right):
        return False
    if isinstance(left, FeelTime | FeelDateTime):
        return left == right
    return equals(left, right, Traversal(run)) is True
