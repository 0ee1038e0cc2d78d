"""What changed between two versions of a resource, element by element."""

from __future__ import annotations

from engine.dialect.difference.change import Change, ChangeKind, PropertyChange
from engine.dialect.difference.forms import compare_forms
from engine.dialect.difference.models import compare_models

__all__ = ["Change", "ChangeKind", "PropertyChange", "compare_forms", "compare_models"]
