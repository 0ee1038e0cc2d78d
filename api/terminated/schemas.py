"""Bodies of the public list of terminated parties (解除名单). Persons are never named."""

from __future__ import annotations

from datetime import date

from api.kit.schemas import Output


class TerminatedEntry(Output):
    """A party whose agreement was terminated; `voluntary` when it asked for that itself."""

    party_name: str
    party_type: str
    party_type_name: str
    credit_code: str
    address: str | None
    area: str
    area_name: str
    agreement_number: str
    decision_number: str
    grounds: list[str]
    voluntary: bool
    terminated_on: date
    published_on: date
