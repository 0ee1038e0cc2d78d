"""Camunda Forms on the server: submissions are validated against their schema, and schemas are linted."""

from __future__ import annotations

from engine.forms.document import FormUnreadable, parse_json
from engine.forms.files import Files, StoredFile
from engine.forms.lint import lint_form
from engine.forms.submission import FieldProblem, Submission
from engine.forms.validation import validate_submission

__all__ = [
    "FieldProblem",
    "Files",
    "FormUnreadable",
    "StoredFile",
    "Submission",
    "lint_form",
    "parse_json",
    "validate_submission",
]
