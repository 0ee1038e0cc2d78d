"""Bodies of the public publicity list (拟签约名单公示) and objections to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from api.kit.schemas import Input, Key, Output


class PublicityEntry(Output):
    """A party on the proposed list; only what the public may know."""

    key: Key
    party_name: str
    party_type: str
    party_type_name: str
    address: str | None
    area: str
    area_name: str
    published_on: date
    ends_on: date
    state: str
    state_name: str
    open_for_objection: bool


class Objection(Input):
    """An objection with facts: real-name, or anonymous with evidence described."""

    facts: Annotated[str, StringConstraints(min_length=10, max_length=2000)]
    anonymous: bool = False
    name: Annotated[str, StringConstraints(max_length=50)] = ""
    contact: Annotated[str, StringConstraints(max_length=100)] = ""
    evidence: Annotated[str, StringConstraints(max_length=2000)] = Field(default="")

    @model_validator(mode="after")
    def _named_or_with_evidence(self) -> Objection:
        if self.anonymous and not self.evidence:
            raise ValueError("anonymous-needs-evidence")
        if not self.anonymous and not (self.name and self.contact):
            raise ValueError("real-name-needs-contact")
        return self


class ObjectionReceived(Output):
    """The receipt of an objection."""

    receipt: str
    received_on: date
