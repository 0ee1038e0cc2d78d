"""Sign the next agreement of a renewal and let it take the old one's place (PR-08 step 6)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.clauses import check_clauses, template
from handlers.agreements.ending import end_by_renewal
from handlers.agreements.errors import ContentIncomplete, StepRefused
from handlers.agreements.holding import running_holds
from handlers.agreements.models import Agreement, SettlementHold
from handlers.agreements.numbers import agreement_number
from handlers.agreements.service import activate, open_settlement, record_event
from handlers.agreements.signing import Draft
from handlers.agreements.states import AgreementState, Renewal, Settlement
from handlers.cause import Cause
from handlers.fixed_dates import last_day_of_years

_DAY = timedelta(days=1)


def renew(session: Session, old: Agreement, draft: Draft, on: date, cause: Cause) -> Agreement:
    """Sign on `on` the agreement that follows `old`; it is SIGNED until `supersede`.

    It begins the day after the old term (or on the draft's earlier day), has counter 0, no coaching, and is no
    first designation (O3-38-c, O2-41-d, SC-083, SC-140). Raises ContentIncomplete, and StepRefused unless both sides
    agreed (region renewal AGREED) and no day lies between the terms.
    """
    follows = old.ends_on + _DAY
    effective_on = draft.effective_on or follows
    if old.renewal is not Renewal.AGREED or old.state is not AgreementState.ACTIVE:
        zh = "双方尚未就续签达成一致，或者协议未在履行中，不能续签。"
        raise StepRefused(old.number, "not-agreed", "an active agreement whose renewal is agreed", zh, ("O3-38-c",))
    if not on <= effective_on <= follows:
        zh = f"新协议应当自{follows}前（含当日）生效，且不早于签订之日。"
        raise StepRefused(old.number, "gap-between-terms", f"a first day from {on} to {follows}", zh, ("O3-38-c",))
    blocking = [finding for finding in check_clauses(old.party.kind, draft.clauses) if finding.blocking]
    if blocking:
        raise ContentIncomplete(blocking)
    new = _successor(session, old, draft, on, effective_on, cause)
    session.add(new)
    session.flush()
    record_event(session, new, "agreement.signed", None, cause, f"续签{old.number}", on=effective_on)
    return new


def supersede(session: Session, old: Agreement, new: Agreement, on: date, cause: Cause) -> Agreement:
    """On the new effective date: `old` becomes SUPERSEDED, `new` ACTIVE with settlement open (PR-14 step 2).

    A hold that runs goes on under the new agreement; remote settlement is carried over. Raises ForbiddenTransition,
    NotYetEffective, StepRefused if `new` does not follow `old`.
    """
    if new.predecessor_id != old.id:
        zh = f"协议{new.number}不是协议{old.number}的续签协议。"
        raise StepRefused(old.number, "not-its-successor", f"an agreement that renews {old.number}", zh)
    end_by_renewal(session, old, new.effective_on, cause)
    new.remote_settlement = old.remote_settlement
    activate(session, new, on, cause)
    open_settlement(session, new, new.effective_on, cause)
    for hold in running_holds(old):
        new.holds.append(_carried_over(hold, new))
        new.settlement = old.settlement if old.settlement is not None else Settlement.OPEN
    session.flush()
    return new


def _successor(session: Session, old: Agreement, draft: Draft, on: date, effective_on: date, cause: Cause) -> Agreement:
    years = parameters.integer(session, "agreement_years", old.area, effective_on)
    old.party.first_designation = False
    return Agreement(
        number=agreement_number(session, old.area, on),
        area=old.area,
        party=old.party,
        predecessor=old,
        state=AgreementState.SIGNED,
        text_version=draft.text_version or template().version,
        clauses=dict(draft.clauses),
        signer=draft.signer,
        signer_level=draft.signer_level,
        signer_exception=draft.signer_exception,
        first_designation=False,
        regional_centre=old.regional_centre,
        signed_on=on,
        effective_on=effective_on,
        ends_on=last_day_of_years(effective_on, years),
        platform_purchasing_from=old.platform_purchasing_from,
        remote_settlement=old.remote_settlement,
        created_at=cause.at,
    )


def _carried_over(hold: SettlementHold, new: Agreement) -> SettlementHold:
    return SettlementHold(
        scope=hold.scope,
        subject=hold.subject,
        effective_on=new.effective_on,
        ends_on=hold.ends_on,
        reason=hold.reason,
        grounds=list(hold.grounds),
        decision_number=hold.decision_number,
        approved_by=hold.approved_by,
        instance_key=hold.instance_key,
    )
