"""The example of the demonstration: somebody whose pharmacy lost its agreement starts another one."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from api.demo import repository
from handlers.bans.models import BanGround
from handlers.bans.service import Subject, record_ban
from handlers.cause import Cause
from handlers.register.kinds import KeyRole

TERMINATED_ON = date(2024, 5, 16)
OLD_PHARMACY = "杭州富阳平价药房"
DECISION = "杭医保解〔2024〕3号"


def record_example_bans(session: Session, cause: Cause) -> None:
    """Bar the old pharmacy for illegality, and its legal representative with it (O3-11-3, O3-11-5)."""
    party = repository.party_by_name(session, OLD_PHARMACY)
    head = next(entry.person for entry in party.key_persons if entry.role is KeyRole.LEGAL_REPRESENTATIVE)
    subjects = (
        (Subject.party(party), BanGround.ILLEGALITY),
        (Subject.person(head.name, head.id_number), BanGround.KEY_PERSON),
    )
    for subject, ground in subjects:
        record_ban(session, subject, ground, TERMINATED_ON, DECISION, party.area, cause)
