"""Values of a submitted form with their types; every error names the field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from engine.errors import InvalidInput
from handlers.deadlines import date_of

Form = Mapping[str, object]
"""What a Camunda Form submits: JSON values by field key."""

_Word = TypeVar("_Word", bound=StrEnum)


def text_of(form: Form, name: str) -> str:
    """A text that must be there. Raises InvalidInput."""
    found = optional_text_of(form, name)
    if found is None:
        raise InvalidInput(name, "a text that is not empty", repr(form.get(name)), "fill it in")
    return found


def optional_text_of(form: Form, name: str) -> str | None:
    """A text without surrounding blanks, or None when there is none."""
    found = form.get(name)
    return (found.strip() or None) if isinstance(found, str) else None


def day_of(form: Form, name: str) -> date:
    """A date from an ISO text. Raises InvalidInput."""
    return date_of(text_of(form, name))


def word_of(form: Form, name: str, words: type[_Word]) -> _Word:
    """One of those words. Raises InvalidInput."""
    found = text_of(form, name)
    if found not in set(words):
        raise InvalidInput(name, f"one of {', '.join(words)}", repr(found), "choose one")
    return words(found)


def texts_of(form: Form, name: str) -> list[str]:
    """A list of texts; empty when it is absent."""
    found = form.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
