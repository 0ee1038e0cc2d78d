"""The file of a renewal: when it must be asked for, when it was, and how it ended (PR-08)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import Agreement, Region, Renewal, set_region
from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.deadlines import Months, latest_day_before
from handlers.deadlines.overrides import calendar_for
from handlers.renewals import repository
from handlers.renewals.errors import UnknownRenewal
from handlers.renewals.models import RenewalFile, RenewalOutcome, RequestSource


def open_file(session: Session, agreement: Agreement, latest_on: date) -> RenewalFile:
    """The agreement's renewal file with its latest day; one that is there (a revoked termination) begins anew."""
    file = find_file(session, agreement)
    if file is None:
        file = RenewalFile(agreement_id=agreement.id, latest_on=latest_on)
        session.add(file)
    elif file.outcome is RenewalOutcome.OVERTAKEN:
        file.outcome = file.outcome_on = file.outcome_reason = None
    file.latest_on = latest_on
    session.flush()
    return file


def find_file(session: Session, agreement: Agreement) -> RenewalFile | None:
    """The agreement's renewal file, or None."""
    return repository.of_agreement(session, agreement.id)


def file_of(session: Session, agreement: Agreement) -> RenewalFile:
    """The agreement's renewal file. Raises UnknownRenewal."""
    found = find_file(session, agreement)
    if found is None:
        raise UnknownRenewal(agreement.number)
    return found


def latest_request_day(session: Session, agreement: Agreement, on: date) -> date:
    """The last day for a request in time by the rule in force on `on`: so many months before the end (rule 2.5)."""
    months = parameters.integer(session, "renewal_months", agreement.area, on)
    return latest_day_before(agreement.ends_on, Months(months), calendar_for(session, agreement.area)).due


def register_request(
    session: Session, file: RenewalFile, source: RequestSource, on: date, cause: Cause, *, round_until: date | None = None
) -> RenewalFile:
    """REQUESTED on `on`. A party's request after the latest day is late, which a unified round heals (GAP-23)."""
    file.requested_on, file.source, file.round_until = on, source, round_until
    file.late = source is RequestSource.REQUEST and on > file.latest_on
    reason = f"{'逾期' if file.late else ''}{'申请' if source is RequestSource.REQUEST else '统一组织'}续签"
    set_region(session, file.agreement, Region.RENEWAL, Renewal.REQUESTED, cause, reason, on=on)
    return file


def join_round(session: Session, file: RenewalFile, until: date, cause: Cause) -> RenewalFile:
    """A unified round has opened meanwhile and takes the late request in (GAP-23)."""
    file.late, file.source, file.round_until = False, RequestSource.ROUND, until
    record_event(session, file.agreement, "renewal.joined_round", file.agreement.state, cause)
    return file


def note_gate(session: Session, file: RenewalFile, gate: str, reason: str, cause: Cause) -> RenewalFile:
    """Keep what DT-04 said; `hold` puts the renewal on HOLD, everything else lets it go on."""
    file.gate, file.gate_reason = gate, reason
    value = Renewal.HOLD if gate == "hold" else Renewal.REQUESTED
    set_region(session, file.agreement, Region.RENEWAL, value, cause, reason)
    return file


def end(
    session: Session, file: RenewalFile, outcome: RenewalOutcome, on: date, cause: Cause, reason: str | None = None
) -> RenewalFile:
    """Note how it ended: AGREED sets the region AGREED, OVERTAKEN leaves it, every other outcome sets it REFUSED."""
    file.outcome, file.outcome_on, file.outcome_reason = outcome, on, reason
    if outcome is not RenewalOutcome.OVERTAKEN:
        value = Renewal.AGREED if outcome is RenewalOutcome.AGREED else Renewal.REFUSED
        set_region(session, file.agreement, Region.RENEWAL, value, cause, reason, on=on)
    session.flush()
    return file
