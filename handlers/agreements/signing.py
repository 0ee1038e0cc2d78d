"""Sign an agreement: content, bans and signer's level are checked, term and first regions are set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.clauses import ClauseFinding, check_clauses, template
from handlers.agreements.errors import (
    BarredFromSigning,
    ContentIncomplete,
    NotConsensus,
    SignerLevelNotNoted,
)
from handlers.agreements.models import Agreement
from handlers.agreements.numbers import agreement_number
from handlers.agreements.service import record_event
from handlers.agreements.states import AgreementState, Remote, SignerLevel
from handlers.applications.models import Application
from handlers.applications.service import set_state
from handlers.applications.states import ApplicationState
from handlers.bans.hits import bans_against
from handlers.cause import Cause
from handlers.fixed_dates import last_day_of_years
from handlers.register.kinds import PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the two sides are about to sign. `effective_on` None means the signing day."""

    clauses: Mapping[str, str]
    signer: str
    signer_level: SignerLevel
    signer_exception: str | None = None
    effective_on: date | None = None
    text_version: str | None = None


def check_draft(session: Session, application: Application, draft: Draft, on: date) -> tuple[ClauseFinding, ...]:
    """The warnings of a draft that may be signed on `on`.

    Raises ContentIncomplete (SC-066), SignerLevelNotNoted, BarredFromSigning (SC-069, DT-01 again).
    """
    findings = check_clauses(application.party.kind, draft.clauses)
    blocking = [finding for finding in findings if finding.blocking]
    if blocking:
        raise ContentIncomplete(blocking)
    usual = parameters.text_list(session, "signer_levels", application.area, on)
    if draft.signer_level not in usual and not (draft.signer_exception or "").strip():
        raise SignerLevelNotNoted(draft.signer_level, usual)
    hits = bans_against(session, application.party, on)
    if hits:
        raise BarredFromSigning(hits)
    return findings


def sign(
    session: Session, application: Application, draft: Draft, on: date, cause: Cause
) -> tuple[Agreement, tuple[ClauseFinding, ...]]:
    """Sign on `on`; returns the agreement (SIGNED) and the warnings. The application becomes SIGNED too.

    Who applies has no agreement, so that this is a first designation; after an end it counts as one again (PR-04).
    The term is the parameter `agreement_years` from the effective date, that day included (O3-09-e, SC-068).
    Platform purchasing of an institution starts on the signing day (N2025-07-1, SC-072). Raises what
    `check_draft` raises, and NotConsensus outside the negotiation.
    """
    if application.state is not ApplicationState.NEGOTIATING:
        raise NotConsensus(application.number, application.state)
    warnings = check_draft(session, application, draft, on)
    party = application.party
    effective_on = draft.effective_on or on
    agreement = Agreement(
        number=agreement_number(session, application.area, on),
        area=application.area,
        party=party,
        application_id=application.id,
        state=AgreementState.SIGNED,
        text_version=draft.text_version or template().version,
        clauses=dict(draft.clauses),
        signer=draft.signer,
        signer_level=draft.signer_level,
        signer_exception=draft.signer_exception,
        first_designation=True,
        regional_centre=party.regional_centre,
        signed_on=on,
        effective_on=effective_on,
        ends_on=_end_of_term(session, application.area, effective_on),
        platform_purchasing_from=on if party.kind is PartyKind.INSTITUTION else None,
        remote_settlement=Remote.ON if party.regional_centre else Remote.OFF,
        created_at=cause.at,
    )
    session.add(agreement)
    session.flush()
    record_event(session, agreement, "agreement.signed", None, cause)
    set_state(session, application, ApplicationState.SIGNED, on, cause)
    return agreement, warnings


def _end_of_term(session: Session, area: str, effective_on: date) -> date:
    years = parameters.integer(session, "agreement_years", area, effective_on)
    return last_day_of_years(effective_on, years)
