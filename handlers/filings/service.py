"""File something on an agreement or case, and list what may be filed. Denied unless a rule here allows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.commands import publish_message
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden
from handlers import agreements, cases
from handlers.agreements import Agreement
from handlers.cases import Case, CaseKind
from handlers.cause import Cause
from handlers.columns import json_of
from handlers.deadlines import date_in_china
from handlers.filings.errors import NotNow, WhichCase
from handlers.filings.filing import PARTY_ROLE, Filing, Key, Values
from handlers.filings.receivers import is_awaited, waits_in
from handlers.filings.registry import filing_of, filings
from handlers.filings.variables import agreement_variables

_UNAWAITED = "目前没有需要这一事项的案件或者程序，或者这一事项已经提出、正在办理"


@dataclass(frozen=True, slots=True)
class Offer:
    """A filing that the actor's role allows on the agreement: in which running cases, or why not now (in Chinese)."""

    filing: Filing
    case_numbers: tuple[str, ...] = ()
    refusal: str | None = None


def offers(session: Session, actor: Actor, agreement: Agreement) -> list[Offer]:
    """What the actor may file on the agreement by role, area and party, in the order of the registry."""
    return [_offer(session, filing, agreement) for filing in filings().values() if may_file(actor, filing, agreement)]


def may_file(actor: Actor, filing: Filing, agreement: Agreement) -> bool:
    """Whether one of the actor's roles in the agreement's area allows the filing; a party's only on its own agreement."""
    if actor.is_system:
        return True
    groups = actor.groups_in(agreement.area)
    return any((f"{role}:{agreement.party_id}" if role == PARTY_ROLE else role) in groups for role in filing.roles)


def file(uow: UnitOfWork, filing_id: str, agreement_number: str, values: Values, *, case_number: str | None = None) -> str | None:
    """File it: open the case where the filing does, publish its message; returns the number of the case, if any.

    The payload is `values` as the filing prepares them, the root variables, `caseNumber`, `filedOn` and `filedBy`.
    Raises UnknownFiling, UnknownAgreement, UnknownCase, Forbidden, NotNow, WhichCase, and what the filing checks.
    """
    filing = filing_of(filing_id)
    agreement = agreements.agreement_of(uow.session, agreement_number)
    if not may_file(uow.actor, filing, agreement):
        raise Forbidden("file", filing_id, agreement_number, "no role of yours allows that here")
    _require_state(filing, agreement)
    case = _case_for(uow, filing, agreement, values, case_number)
    payload = dict(values) if filing.prepare is None else filing.prepare(uow, agreement, case, values)
    key = case.number if case is not None and filing.key is Key.CASE else _agreement_key(filing, agreement)
    if not is_awaited(uow.session, filing.message, key):
        raise NotNow(filing.id, filing.title, _UNAWAITED)
    _publish(uow, filing, agreement, case, key or "", payload)
    return None if case is None else case.number


def _publish(
    uow: UnitOfWork, filing: Filing, agreement: Agreement, case: Case | None, key: str, payload: dict[str, object]
) -> None:
    number = agreement.number if case is None else case.number
    stamp = {"filedOn": date_in_china(uow.now).isoformat(), "filedBy": uow.actor.id}
    under = {} if case is None else {"caseNumber": case.number}
    variables = {**payload, **agreement_variables(agreement), **under, **stamp}
    uow.audit("file", "agreement", agreement.number, {"filing": filing.id, "case": under.get("caseNumber")})
    publish_message(uow, filing.message, key, variables, tenant_id=agreement.area, business_key=number)


def _case_for(uow: UnitOfWork, filing: Filing, agreement: Agreement, values: Values, case_number: str | None) -> Case | None:
    if filing.opens_case is not None:
        on = date_in_china(uow.now)
        cause = Cause(uow.actor.id, uow.now, provision=filing.provision)
        facts = {name: json_of(value) for name, value in values.items()}
        return cases.open_case(uow.session, agreement, filing.opens_case, filing.source, on, cause, facts=facts)
    if not filing.in_case:
        return None
    numbers = _waiting_cases(uow.session, filing, agreement)
    if case_number is None and len(numbers) > 1:
        raise WhichCase(filing.id, numbers)
    wanted = case_number or next(iter(numbers), None)
    if wanted not in numbers:
        raise NotNow(filing.id, filing.title, _UNAWAITED)
    return cases.case_of(uow.session, wanted)


def _offer(session: Session, filing: Filing, agreement: Agreement) -> Offer:
    if agreement.state not in filing.states:
        return Offer(filing, refusal=_state_refusal(agreement))
    if filing.in_case:
        numbers = _waiting_cases(session, filing, agreement)
        return Offer(filing, numbers, None if numbers else _UNAWAITED)
    awaited = is_awaited(session, filing.message, _agreement_key(filing, agreement))
    return Offer(filing, refusal=None if awaited else _UNAWAITED)


def _agreement_key(filing: Filing, agreement: Agreement) -> str | None:
    """The agreement's number, or None for a message that has another key or none."""
    return agreement.number if filing.key is Key.AGREEMENT else None


def _waiting_cases(session: Session, filing: Filing, agreement: Agreement) -> tuple[str, ...]:
    """The cases of the agreement whose procedure waits for the message, closed ones too: a revocation comes late.

    In an open case, or one that the filing singles out, the message may also start a procedure of its own.
    """
    found = cases.cases_of(session, agreement)
    fits = [case for case in found if not filing.case_kinds or filing.case_kinds & _stages(session, case)]
    if filing.applies is not None:
        fits = [case for case in fits if filing.applies(case)]
    return tuple(case.number for case in fits if _takes(session, filing, case))


def _stages(session: Session, case: Case) -> set[CaseKind]:
    """What the case is about now: its stage, and whatever else its procedures work on at the same time."""
    return {case.stage, *cases.running(session, case)}


def _takes(session: Session, filing: Filing, case: Case) -> bool:
    wanted = is_awaited if case.is_open or filing.applies is not None else waits_in
    return wanted(session, filing.message, case.number)


def _require_state(filing: Filing, agreement: Agreement) -> None:
    if agreement.state not in filing.states:
        raise NotNow(filing.id, filing.title, _state_refusal(agreement))


def _state_refusal(agreement: Agreement) -> str:
    return f"协议{agreement.number}{agreement.state.label}"
