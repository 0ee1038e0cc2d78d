"""Names and keys from outside are checked at the door: every database can store them and look for them."""

from __future__ import annotations

from engine.errors import InvalidInput
from engine.storable import MAX_NAME_BYTES, flaw_of_name


def check_name(field: str, text: str) -> str:
    """The text itself; raise `InvalidInput` about `field` if it is too long or holds a NUL or half a surrogate pair."""
    flaw = flaw_of_name(text)
    if flaw is not None:
        raise InvalidInput(field, f"at most {MAX_NAME_BYTES} bytes of characters", flaw, "choose a shorter and plain one")
    return text
