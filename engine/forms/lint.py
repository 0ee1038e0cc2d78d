"""The strict linter for Camunda Forms: a form passes only if the server can check everything it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from engine.dialect.lint import Finding, Severity
from engine.dialect.lint.calls import bad_calls
from engine.feel import FeelError, FeelSyntaxError, FunctionLibrary, compile_expression, compile_unary_tests
from engine.forms.component import CHOICE, CONTAINERS, KEYED, SHOWN_ONLY, Component, children, data_path
from engine.forms.feel import is_expression
from engine.forms.patterns import compile_pattern

PLATFORM = "Camunda Cloud"
SCHEMA_VERSION = 19
EXPRESSIONS = ("expression", "valuesExpression", "label", "description", "text", "url", "source", "dataSource")
RULE_EXPRESSIONS = ("min", "max", "minLength", "maxLength")


class Flaw(NamedTuple):
    """What is wrong with a component, and what to do, in both languages."""

    rule: str
    component: Component
    message: str
    remedy: str
    message_zh: str
    remedy_zh: str
    column: int | None = None


def lint_form(schema: object, resource: str, functions: FunctionLibrary | None = None) -> list[Finding]:
    """All findings about a form (any parsed JSON), in the order of the form. Places are component ids, not lines.

    `functions` are the functions its FEEL expressions may call; without it, calls are not checked.
    """
    if not isinstance(schema, Mapping):
        schema = {}
    flaws = [*_header(schema), *_ids(schema, set()), *_components(schema, (), {}, functions)]
    return [_finding(flaw, resource) for flaw in flaws]


def _finding(flaw: Flaw, resource: str) -> Finding:
    return Finding(
        rule=flaw.rule,
        severity=Severity.ERROR,
        resource=resource,
        element_id=_id(flaw.component),
        line=None,
        column=flaw.column,
        message=flaw.message,
        remedy=flaw.remedy,
        message_zh=flaw.message_zh,
        remedy_zh=flaw.remedy_zh,
    )


def _id(component: Component) -> str | None:
    value = component.get("id") or component.get("key")
    return value if isinstance(value, str) else None


def _header(schema: Component) -> Iterator[Flaw]:
    redo = ("save it with Camunda Modeler for Camunda 8", "请用 Camunda Modeler 按 Camunda 8 保存")
    expected = {
        "form-id": isinstance(schema.get("id"), str) and bool(schema["id"]),
        "form-schema-version": schema.get("schemaVersion") == SCHEMA_VERSION,
        "form-platform": schema.get("executionPlatform") == PLATFORM
        and str(schema.get("executionPlatformVersion", "")).startswith("8."),
        "form-components": isinstance(schema.get("components"), list),
    }
    texts = {
        "form-id": ("the form has no id", "表单没有 id"),
        "form-schema-version": (
            f"the form's schemaVersion is not {SCHEMA_VERSION}",
            f"表单的 schemaVersion 不是 {SCHEMA_VERSION}",
        ),
        "form-platform": (f"the form's executionPlatform is not '{PLATFORM}' 8.x", f"表单的执行平台不是“{PLATFORM}”8.x"),
        "form-components": ("the form has no components", "表单没有组件"),
    }
    for rule, is_met in expected.items():
        if not is_met:
            yield Flaw(rule, schema, texts[rule][0], redo[0], texts[rule][1], redo[1])


def _ids(holder: Component, taken: set[str]) -> Iterator[Flaw]:
    for component in children(holder):
        key = component.get("id")
        if isinstance(key, str) and key in taken:
            yield Flaw(
                "form-component-id",
                component,
                f"id '{key}' is used twice",
                "give one component another id",
                f"id“{key}”重复",
                "请修改其中一个的 id",
            )
        taken.add(str(key))
        yield from _ids(component, taken)


def _components(
    holder: Component, base: tuple[str, ...], taken: dict[tuple[str, ...], str], library: FunctionLibrary | None
) -> Iterator[Flaw]:
    for component in children(holder):
        path = (*base, *data_path(component))
        yield from _kind(component)
        yield from _key(component, path, base, taken)
        yield from _options(component)
        yield from _pattern(component)
        yield from _expressions(component, library)
        if component.get("type") == "dynamiclist":
            yield from _components(component, (*path, "[]"), taken, library)
        elif component.get("type") == "group":
            yield from _components(component, path, taken, library)


def _kind(component: Component) -> Iterator[Flaw]:
    kind = component.get("type")
    if kind not in KEYED | CONTAINERS | SHOWN_ONLY:
        yield Flaw(
            "form-component",
            component,
            f"component type '{kind}' is not supported",
            "use another component",
            f"不支持组件类型“{kind}”",
            "请改用其他组件",
        )


def _key(component: Component, path: tuple[str, ...], base: tuple[str, ...], taken: dict[tuple[str, ...], str]) -> Iterator[Flaw]:
    kind = component.get("type")
    if kind not in KEYED and kind != "dynamiclist":
        return
    name = ".".join(path)
    if path == base or not all(path):
        yield Flaw("form-key", component, "the component has no key", "give it a key", "组件没有 key", "请填写 key")
        return
    clash = next((other for other in taken if other[: len(path)] == path[: len(other)]), None)
    if clash is not None and not _is_inside_list(path, clash, taken):
        yield Flaw(
            "form-key",
            component,
            f"key '{name}' clashes with '{'.'.join(clash)}'",
            "give every component a key of its own",
            f"key“{name}”与“{'.'.join(clash)}”冲突",
            "请为每个组件填写不同的 key",
        )
    taken.setdefault(path, str(kind))


def _is_inside_list(path: tuple[str, ...], clash: tuple[str, ...], taken: dict[tuple[str, ...], str]) -> bool:
    inside = len(path) > len(clash) and path[len(clash)] == "[]" and taken[clash] == "dynamiclist"
    others = [other for other in taken if other != clash and other[: len(path)] == path[: len(other)]]
    return inside and all(_is_inside_list(path, other, {other: taken[other]}) for other in others)


def _options(component: Component) -> Iterator[Flaw]:
    sources = [name for name in ("values", "valuesKey", "valuesExpression") if component.get(name)]
    if component.get("type") in CHOICE and len(sources) != 1:
        yield Flaw(
            "form-options",
            component,
            f"the component has {len(sources)} sources of options",
            "choose one: a static list, input data or an expression",
            f"组件有 {len(sources)} 个选项来源",
            "请选择一种：静态列表、输入数据或表达式",
        )


def _pattern(component: Component) -> Iterator[Flaw]:
    rules = component.get("validate")
    pattern = rules.get("pattern") if isinstance(rules, dict) else None
    if not isinstance(pattern, str):
        return
    try:
        compile_pattern(pattern)
    except regex.error as error:
        yield Flaw(
            "form-pattern",
            component,
            f"the pattern '{pattern}' cannot be read: {error}",
            "correct the regular expression",
            f"正则表达式“{pattern}”有误",
            "请更正正则表达式",
        )


def _expressions(component: Component, library: FunctionLibrary | None) -> Iterator[Flaw]:
    rules, conditional = component.get("validate"), component.get("conditional")
    texts = [component.get(name) for name in EXPRESSIONS]
    texts += [rules.get(name) for name in RULE_EXPRESSIONS] if isinstance(rules, dict) else []
    for text in filter(is_expression, texts):
        yield from _expression(component, text, library, unary=False)
    conditions = [component.get("readonly"), conditional.get("hide") if isinstance(conditional, dict) else None]
    for text in filter(is_expression, conditions):
        yield from _expression(component, text, library, unary=True)


def _expression(component: Component, text: str, library: FunctionLibrary | None, *, unary: bool) -> Iterator[Flaw]:
    compile_text = compile_unary_tests if unary else compile_expression
    try:
        compile_text(text[1:], functions=library)
        yield from _calls(component, text[1:], library, unary=unary)
    except FeelError as error:
        place = f"第 {error.line} 行第 {error.column} 列" if isinstance(error, FeelSyntaxError) else ""
        yield Flaw(
            "form-feel",
            component,
            f"the FEEL expression '{text}' is wrong: {error}",
            "correct the expression",
            f"FEEL 表达式“{text}”{place}有误",
            "请更正表达式",
            error.column if isinstance(error, FeelSyntaxError) else None,
        )


def _calls(component: Component, text: str, library: FunctionLibrary | None, *, unary: bool) -> Iterator[Flaw]:
    for call in bad_calls(text, library, unary=unary) if library is not None else ():
        yield Flaw(
            "form-function",
            component,
            f"no function '{call.function}' takes {call.arguments} arguments",
            "correct the function's name or its arguments",
            f"没有接受 {call.arguments} 个参数的函数“{call.function}”",
            "请更正函数名称或参数",
            call.column,
        )
