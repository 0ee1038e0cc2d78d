"""Lints what a single component says: its type, options, pattern and expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from engine.dialect.lint.calls import bad_calls
from engine.feel import FeelError, FeelSyntaxError, FunctionLibrary, compile_expression, compile_unary_tests
from engine.forms.component import CHOICE, CONTAINERS, FILES, KEYED, PREVIEW, SHOWN_ONLY, Component, children
from engine.forms.feel import is_expression
from engine.forms.files import accepted
from engine.forms.flaw import Flaw
from engine.forms.patterns import compile_pattern

EXPRESSIONS = (
    "expression",
    "valuesExpression",
    "label",
    "description",
    "text",
    "url",
    "source",
    "dataSource",
    "accept",
    "multiple",
)
RULE_EXPRESSIONS = ("min", "max", "minLength", "maxLength")
ACCEPTED = re.compile(r"\.[^\s/*{};]+|[a-z0-9*][\w.+-]*/[\w.+*-]+", re.ASCII)
"""An entry of what a file picker accepts."""


def lint_properties(holder: Component, functions: FunctionLibrary | None) -> Iterator[Flaw]:
    """Complain about the components inside `holder`, at any depth."""
    for component in children(holder):
        yield from _kind(component)
        yield from _options(component)
        yield from _pattern(component)
        yield from _files(component)
        yield from _expressions(component, functions)
        yield from lint_properties(component, functions)


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


def _files(component: Component) -> Iterator[Flaw]:
    kind, accept, source = component.get("type"), component.get("accept"), component.get("dataSource")
    if kind == PREVIEW and not is_expression(source):
        yield Flaw(
            "form-documents",
            component,
            "the preview has no expression for its documents",
            "give it one, such as =files",
            "文件预览没有指定文件的表达式",
            "请填写表达式，例如 =files",
        )
    is_list = isinstance(accept, str) and all(map(ACCEPTED.fullmatch, accepted(accept)))
    if kind == FILES and accept is not None and not is_list and not is_expression(accept):
        yield Flaw(
            "form-accept",
            component,
            f"'{accept}' is no list of extensions and media types",
            "write it like .pdf,image/*, or as an expression",
            f"文件格式“{accept}”不是扩展名或媒体类型的列表",
            "请写成 .pdf,image/* 这样的列表，或使用表达式",
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
            call.column(text),
        )
