"""Bodies of numbered notices and their delivery."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from api.kit.schemas import Input, Instant, Key, Output


class DeliveryMethod(StrEnum):
    """How a notice reached the party."""

    DIRECT = "direct"
    ELECTRONIC = "electronic"
    MAIL = "mail"
    LEFT = "left"
    PUBLIC = "public"


class Delivery(Output):
    """When and how the notice was delivered; the date starts clocks."""

    delivered_on: date
    method: str
    method_name: str
    recipient: str | None
    receipt: str | None
    refused_to_sign: bool


class Notice(Output):
    """A numbered document; its HTML is at `/api/notices/{key}/document`."""

    key: Key
    number: str
    kind: str
    title: str
    addressee: str
    business_key: str | None
    issued_on: date
    issued_at: Instant
    due_on: date | None
    provisions: list[str]
    delivery: Delivery | None


class RecordDelivery(Input):
    """A delivery to record, once. A refusal to sign is a delivery too and needs no receipt."""

    delivered_on: date
    method: DeliveryMethod
    recipient: Annotated[str, StringConstraints(max_length=100)] = ""
    receipt: Annotated[str, StringConstraints(max_length=500)] = ""
    refused_to_sign: bool = False
