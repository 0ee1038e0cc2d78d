"""Whether a suspension or termination is carried over to other pooling areas, and who decides there (GAP-09)."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import Agreement, SignerLevel
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.register import PartyKind

NOTIFY_AND_CONFIRM = "notify_and_confirm"


class Cascade(StrEnum):
    """None at all, at once without a choice, or after the receiving agency has confirmed."""

    NONE = "none"
    AUTOMATIC = "automatic"
    CONFIRM = "confirm"


def cascade_of(session: Session, agreement: Agreement, cause: Cause, *, voluntary: bool, received: bool) -> Cascade:
    """How the change of that agreement is carried over.

    Only from an agency of prefecture level or higher (O3-41-b, O2-44-c); of an institution only from the one of its
    home location. What was itself received by linkage goes no further. What the party wished itself is confirmed by
    the receiving agency, parameter `cascade_voluntary` (GAP-09).
    """
    away = agreement.party.kind is PartyKind.INSTITUTION and agreement.area != agreement.party.area
    if received or away or agreement.signer_level is SignerLevel.COUNTY:
        return Cascade.NONE
    if not voluntary:
        return Cascade.AUTOMATIC
    policy = parameters.text(session, "cascade_voluntary", agreement.area, date_in_china(cause.at))
    return Cascade.CONFIRM if policy == NOTIFY_AND_CONFIRM else Cascade.NONE
