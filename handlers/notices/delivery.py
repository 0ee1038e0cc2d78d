"""Record the delivery of a document: the day it counts as delivered starts the clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.cause import Cause
from handlers.errors import InvalidFact
from handlers.fixed_dates import last_of_days
from handlers.notices.errors import AlreadyDelivered
from handlers.notices.models import Delivery, Method, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How and when a document was delivered.

    `on` is the day of signing, arrival in the system, receipt by post, leaving, or publication. `receipt` is what
    proves it: the signed slip, the system's record, the tracking number, the record of witnesses, the place of
    publication. `refused_to_sign` counts as delivery on the day of refusal and is then the proof itself.
    """

    method: Method
    on: date
    recipient: str | None = None
    receipt: str | None = None
    refused_to_sign: bool = False


_PROVEN = (Method.DIRECT, Method.MAIL, Method.LEFT)


def record_delivery(session: Session, notice: Notice, receipt: Receipt, cause: Cause) -> date:
    """Record it once; returns the day the document counts as delivered.

    A public notice counts as delivered after the parameter `public_notice_delivery_days`. Raises
    AlreadyDelivered, InvalidFact for a day before issuing or a missing proof.
    """
    if notice.delivery is not None:
        raise AlreadyDelivered(notice.number, notice.delivery.delivered_on)
    _check(notice, receipt)
    notice.delivery = Delivery(
        method=receipt.method,
        sent_on=receipt.on,
        delivered_on=_delivered_on(session, notice, receipt),
        recipient=receipt.recipient,
        receipt=receipt.receipt,
        refused_to_sign=receipt.refused_to_sign,
        recorded_by=cause.actor,
        recorded_at=cause.at,
    )
    session.flush()
    return notice.delivery.delivered_on


def _delivered_on(session: Session, notice: Notice, receipt: Receipt) -> date:
    if receipt.method is not Method.PUBLIC:
        return receipt.on
    days = parameters.integer(session, "public_notice_delivery_days", notice.area, receipt.on)
    return last_of_days(receipt.on, days)


def _check(notice: Notice, receipt: Receipt) -> None:
    if receipt.on < notice.issued_on:
        raise InvalidFact(
            "on",
            f"a day from {notice.issued_on} on",
            receipt.on.isoformat(),
            "correct the day of delivery",
            "送达日期不能早于文书日期。",
        )
    proven = receipt.refused_to_sign or (receipt.receipt or "").strip()
    if receipt.method in _PROVEN and not proven:
        raise InvalidFact(
            "receipt",
            "a proof of delivery",
            receipt.receipt,
            "enter the slip, tracking number or witnesses",
            f"{receipt.method.label}须填写送达回证；拒绝签收的请注明。",
        )
