"""What the form linter reports about a component."""

from __future__ import annotations

from typing import NamedTuple

from engine.dialect.lint import Finding, Severity
from engine.forms.component import Component

RULES = {
    "form-id": "The form has an id, of at most 255 characters.",
    "form-texts": "The form's name and version tag are texts.",
    "form-schema-version": "The form is written for form-js schema 19.",
    "form-platform": "The form says that it is written for Camunda 8.",
    "form-components": "The form has a list of components.",
    "form-component": "Every component is of a type the server can check, or is only shown.",
    "form-component-id": "No two components share an id.",
    "form-key": "Every field has a key, and no two fields the same; form-js cannot open the form otherwise, "
    "not even when one of the two is hidden.",
    "form-options": "A choice has exactly one source of options: a static list, input data, or an expression.",
    "form-accept": "What a file picker accepts is a list of extensions (`.pdf`), media types (`application/pdf`) and "
    "kinds (`image/*`) with commas between, or an expression that gives one; not a template.",
    "form-documents": "A document preview names its documents by an expression.",
    "form-pattern": "Every pattern is a regular expression that can be read.",
    "form-feel": "Every FEEL expression can be read. Conditions (`hide`, `readonly`) are unary tests, as form-js reads them.",
    "form-function": "Expressions call only functions that exist, with a number of arguments they take.",
}


class Flaw(NamedTuple):
    """What is wrong with a component, and what to do, in both languages."""

    rule: str
    component: Component
    message: str
    remedy: str
    message_zh: str
    remedy_zh: str
    column: int | None = None

    def finding(self, resource: str) -> Finding:
        """The finding that is shown to the form's author."""
        key = self.component.get("id") or self.component.get("key")
        return Finding(
            rule=self.rule,
            severity=Severity.ERROR,
            resource=resource,
            element_id=key if isinstance(key, str) else None,
            line=None,
            column=self.column,
            message=self.message,
            remedy=self.remedy,
            message_zh=self.message_zh,
            remedy_zh=self.remedy_zh,
        )
