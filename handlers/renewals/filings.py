"""What may be filed about a renewal."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers.agreements import Agreement, AgreementState, Renewal
from handlers.agreements.states import IN_FORCE
from handlers.cases import Case
from handlers.deadlines import date_in_china
from handlers.filings import Filing, Values
from handlers.filings.filing import Key
from handlers.form_values import day_of
from handlers.renewals.errors import NotNegotiating, RenewalSigned, RoundOver
from handlers.renewals.succession import check_extension

_ACTIVE = frozenset({AgreementState.ACTIVE})


def _round(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """A round lasts at least through today. Raises RoundOver."""
    if day_of(values, "roundUntil") < date_in_china(uow.now):
        raise RoundOver(day_of(values, "roundUntil"))
    return dict(values)


def _declined(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """Refused once the next agreement is signed. Raises RenewalSigned."""
    if agreement.renewal is Renewal.AGREED:
        raise RenewalSigned(agreement.number)
    return {**values, "declinedOn": date_in_china(uow.now).isoformat()}


def _extension(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """Only during a negotiation, and where the area knows it. Raises NotNegotiating, NoShortExtension, ExtensionDay."""
    check_extension(uow.session, agreement, day_of(values, "extendedTo"), date_in_china(uow.now))
    if agreement.renewal not in (Renewal.REQUESTED, Renewal.HOLD):
        raise NotNegotiating(agreement.number)
    return dict(values)


FILINGS = (
    Filing(
        id="renewal-request",
        title="申请续签",
        form="renewal-request",
        message="renewal.requested",
        key=Key.AGREEMENT,
        roles=frozenset({"institution"}),
        provision="O3-38-a",
    ),
    Filing(
        id="renewal-round",
        title="统一组织续签",
        form="renewal-round",
        message="renewal.round_opened",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-negotiator"}),
        provision="O3-38-a",
        prepare=_round,
    ),
    Filing(
        id="renewal-decline",
        title="申明不再续签",
        form="renewal-decline",
        message="renewal.declined",
        key=Key.AGREEMENT,
        roles=frozenset({"institution"}),
        provision="O3-41-a",
        prepare=_declined,
    ),
    Filing(
        id="short-extension",
        title="签订短期延续",
        form="short-extension",
        message="renewal.extended",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-negotiator"}),
        provision="O3-38-a",
        states=_ACTIVE,
        prepare=_extension,
    ),
    Filing(
        id="appraisal-final",
        title="登记考核结果",
        form="appraisal-result",
        message="appraisal.final",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-auditor"}),
        provision="O3-38-b",
        states=frozenset(IN_FORCE),
    ),
)
"""Appraisal results come from PR-07; until then they are entered here."""
