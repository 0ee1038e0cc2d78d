"""Hide who reported and who is insured: files and documents show no full name, number or contact (O3-33-a, S735-35-a)."""

from __future__ import annotations

import re

_ID_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")


def mask_name(name: str) -> str:
    """The surname alone, the rest as asterisks: 王小明 becomes 王**. Empty stays empty."""
    name = name.strip()
    return name[:1] + "*" * (len(name) - 1)


def mask_text(text: str) -> str:
    """The text with identity and mobile phone numbers hidden: 330102********0011, 138****5678."""
    return _PHONE.sub(r"\1****\2", _ID_NUMBER.sub(r"\1********\2", text))


def mask_contact(contact: str) -> str:
    """A contact of whatever kind; what is no number shows its first two and last two characters at most."""
    contact = contact.strip()
    masked = mask_text(contact)
    if masked != contact:
        return masked
    return contact if len(contact) == 0 else contact[:2] + "****" + (contact[-2:] if len(contact) > 6 else "")
