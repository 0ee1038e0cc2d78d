"""Every scenario in every folder beside this file."""

from __future__ import annotations

from pytest_bdd import scenarios
from pytest_bdd.exceptions import GherkinParseError

from features.advice import explain_unreadable

try:
    scenarios(".")
except GherkinParseError as error:
    raise explain_unreadable(error.message, error.filename, error.line, error.line_content) from error
