"""The strict linter for Camunda Forms: a form passes only if the server can check everything it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.dialect.lint import Finding
from engine.feel import FunctionLibrary
from engine.forms.component import Component
from engine.forms.flaw import Flaw
from engine.forms.keys import lint_ids, lint_keys
from engine.forms.properties import lint_properties

PLATFORM = "Camunda Cloud"
SCHEMA_VERSION = 19
MAX_ID = 255


def lint_form(schema: object, resource: str, functions: FunctionLibrary | None = None) -> list[Finding]:
    """All findings about a form (any parsed JSON). Places are component ids, not lines.

    `functions` are the functions its FEEL expressions may call; without it, calls are not checked.
    """
    form = schema if isinstance(schema, Mapping) else {}
    flaws = [*_header(form), *lint_ids(form, set()), *lint_keys(form, (), {}), *lint_properties(form, functions)]
    return [flaw.finding(resource) for flaw in flaws]


def _header(schema: Component) -> Iterator[Flaw]:
    redo = ("save it with Camunda Modeler for Camunda 8", "请用 Camunda Modeler 按 Camunda 8 保存")
    expected = {
        "form-id": isinstance(schema.get("id"), str) and 0 < len(schema["id"]) <= MAX_ID,
        "form-texts": all(isinstance(schema.get(name, ""), str) for name in ("name", "versionTag")),
        "form-schema-version": schema.get("schemaVersion") == SCHEMA_VERSION,
        "form-platform": schema.get("executionPlatform") == PLATFORM
        and str(schema.get("executionPlatformVersion", "")).startswith("8."),
        "form-components": isinstance(schema.get("components"), list),
    }
    texts = {
        "form-id": (f"the form has no id of 1 to {MAX_ID} characters", f"表单没有 1 至 {MAX_ID} 个字符的 id"),
        "form-texts": ("the form's name or version tag is not a text", "表单的名称或版本标签不是文字"),
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
