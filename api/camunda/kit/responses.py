"""Answers that are described in the same words at several endpoints."""

from __future__ import annotations

from typing import Any

XML: dict[int | str, dict[str, Any]] = {200: {"content": {"text/xml": {"schema": {"type": "string"}}}}}
"""The designer's file."""
NO_FORM: dict[int | str, dict[str, Any]] = {204: {"description": "There is no form."}}
