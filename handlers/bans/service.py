"""Write the register of bans (PR-18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.bans import repository
from handlers.bans.grounds import RULES
from handlers.bans.models import Ban, BanGround, BanStatus, DishonestyEntry, FaultClass, Penalty, SubjectKind
from handlers.cause import Cause
from handlers.errors import InvalidFact, Unknown
from handlers.fixed_dates import last_barred_day
from handlers.register.models import Party


class UnknownBan(Unknown):
    """No ban, penalty or list entry has that id."""

    code = "unknown-ban"

    def __init__(self, key: object) -> None:
        super().__init__("ban", key, "限制申请记录")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a ban is on: a party by credit code, or a person by identity number."""

    kind: SubjectKind
    code: str
    name: str

    @classmethod
    def party(cls, party: Party) -> Subject:
        """The party itself."""
        return cls(SubjectKind.PARTY, party.credit_code, party.name)

    @classmethod
    def person(cls, name: str, id_number: str) -> Subject:
        """A natural person."""
        return cls(SubjectKind.PERSON, id_number.strip().upper(), name)


def record_ban(
    session: Session,
    subject: Subject,
    ground: BanGround,
    start_on: date,
    source_decision: str,
    area: str,
    cause: Cause,
    *,
    fault_class: FaultClass | None = None,
    penalty_required: bool | None = None,
    liability_required: bool | None = None,
) -> Ban:
    """Record a ban that runs from the event on `start_on`, with the length in force in `area` on that day.

    For FALSE_APPLICATION the event is the discovery (SC-024), for the others the termination or the delivery of
    the second result. `penalty_required` and `liability_required` say whether a duty must be performed before the
    ban is lifted; left out, the ground decides. Raises InvalidFact if the subject does not fit the ground.
    """
    rule = RULES[ground]
    if rule.subject is not subject.kind:
        raise InvalidFact("subject", f"a {rule.subject}", subject.kind, "name the right subject", "限制对象与依据不符。")
    years = parameters.integer(session, rule.years_parameter, area, start_on)
    ban = Ban(
        area=area,
        subject_kind=subject.kind,
        subject_code=subject.code,
        subject_name=subject.name,
        ground=ground,
        fault_class=fault_class or rule.fault_class,
        start_event=rule.start_event,
        start_on=start_on,
        years=years,
        anniversary=last_barred_day(start_on, years),
        penalty_required=rule.penalty_required if penalty_required is None else penalty_required,
        liability_required=rule.liability_required if liability_required is None else liability_required,
        source_decision=source_decision,
        status=BanStatus.ACTIVE,
        recorded_by=cause.actor,
        recorded_at=cause.at,
        instance_key=cause.instance_key,
    )
    session.add(ban)
    session.flush()
    return ban


def record_reevaluation_bar(session: Session, party: Party, delivered_on: date, notice_number: str, cause: Cause) -> Ban:
    """Bar a new application after a second unqualified result, from its delivery (O3-08-i, GAP-02)."""
    subject = Subject.party(party)
    return record_ban(session, subject, BanGround.FAILED_REEVALUATION, delivered_on, notice_number, party.area, cause)


def ban_of(session: Session, ban_id: int) -> Ban:
    """The ban with that id. Raises UnknownBan."""
    ban = session.get(Ban, ban_id)
    if ban is None:
        raise UnknownBan(ban_id)
    return ban


def record_performance(session: Session, ban: Ban, *, penalty_on: date | None = None, liability_on: date | None = None) -> Ban:
    """Note on which day the penalty or the liability for breach was performed (O3-11-3, O3-11-4)."""
    ban.penalty_performed_on = penalty_on or ban.penalty_performed_on
    ban.liability_performed_on = liability_on or ban.liability_performed_on
    session.flush()
    return ban


def set_status(session: Session, ban: Ban, status: BanStatus) -> Ban:
    """Stay, resume or revoke a ban by a decision of review or court (GAP-25)."""
    ban.status = status
    session.flush()
    return ban


def bans_of_decision(session: Session, number: str) -> Sequence[Ban]:
    """The bans recorded by the decision of that number, oldest first."""
    return repository.of_decision(session, number)


def set_status_of_decision(session: Session, number: str, status: BanStatus) -> Sequence[Ban]:
    """Stay, resume or revoke every ban that the decision of that number made; a revoked one stays revoked (GAP-25)."""
    found = repository.of_decision(session, number)
    for ban in found:
        if ban.status is not BanStatus.REVOKED:
            ban.status = status
    session.flush()
    return found


def list_dishonest(session: Session, name: str, id_number: str, listed_on: date, source: str) -> DishonestyEntry:
    """Enter a person on the dishonesty list."""
    entry = DishonestyEntry(subject_code=id_number.strip().upper(), subject_name=name, listed_on=listed_on, source=source)
    session.add(entry)
    session.flush()
    return entry


def remove_dishonest(session: Session, id_number: str, removed_on: date) -> DishonestyEntry:
    """Take a person off the list; free from that day on (SC-032). Raises UnknownBan."""
    entry = repository.open_entry(session, id_number.strip().upper())
    if entry is None:
        raise UnknownBan(id_number)
    entry.removed_on = removed_on
    session.flush()
    return entry


def record_penalty(session: Session, party: Party, decision: str, authority: str, decided_on: date) -> Penalty:
    """Enter an administrative penalty on the party; until performed it bars an application (O3-11-1)."""
    penalty = Penalty(party_id=party.id, decision=decision, authority=authority, decided_on=decided_on)
    session.add(penalty)
    session.flush()
    return penalty


def penalty_performed(session: Session, penalty_id: int, on: date) -> Penalty:
    """Note that the penalty has been performed. Raises UnknownBan."""
    penalty = session.get(Penalty, penalty_id)
    if penalty is None:
        raise UnknownBan(penalty_id)
    penalty.performed_on = on
    session.flush()
    return penalty
