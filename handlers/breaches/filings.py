"""What may be filed in breach handling: findings and orders, the party's defence, documents, holds, obstruction."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers.agreements import Agreement
from handlers.breaches.errors import DefenceExtendedAlready, DocumentsOfInstitutionsOnly
from handlers.breaches.investigation import require_opening
from handlers.cases import Case, CaseKind, CaseSource
from handlers.cases.rights import DEFENCE_TIMER
from handlers.columns import json_of
from handlers.deadlines import ledger
from handlers.errors import InvalidFact
from handlers.filings.errors import NotNow
from handlers.filings.filing import Filing, Key, Values
from handlers.form_values import day_of, optional_text_of, text_of, word_of
from handlers.masking import mask_contact, mask_name, mask_text
from handlers.register import PartyKind

_AUDITOR = frozenset({"agency-auditor"})
_DEPARTMENT = frozenset({"admin-department"})
_PARTY = frozenset({"institution"})
_BREACH = frozenset({CaseKind.BREACH})


def _finding(_uow: UnitOfWork, _agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The finding without the reporter's name and contact and without numbers of insured persons (SC-291)."""
    source, reporter = word_of(values, "findingSource", CaseSource), optional_text_of(values, "reporterName")
    payload: dict[str, object] = {
        "source": source.value,
        "foundOn": day_of(values, "foundOn").isoformat(),
        "foundFacts": mask_text(text_of(values, "foundFacts")),
        "complaintNumber": optional_text_of(values, "complaintNumber"),
        "reporterName": mask_name(reporter or "") or None,
        "reporterContact": mask_contact(optional_text_of(values, "reporterContact") or "") or None,
        "transferredFrom": optional_text_of(values, "transferredFrom"),
    }
    if case is not None:
        case.source, case.facts = source, {name: json_of(value) for name, value in payload.items()}
    return payload


def _order(_uow: UnitOfWork, _agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The order, to be carried out by a day after today. Raises InvalidFact."""
    ordered_by = day_of(values, "orderedBy")
    if case is not None and ordered_by < case.opened_on:
        zh = f"处理期限不能早于{case.opened_on}。"
        raise InvalidFact("orderedBy", f"a day from {case.opened_on} on", str(ordered_by), "correct it", zh, ("O3-45-a",))
    facts = mask_text(text_of(values, "foundFacts"))
    payload: dict[str, object] = {
        "source": CaseSource.DEPARTMENT_ORDER.value,
        "orderNumber": text_of(values, "orderNumber"),
        "orderedBy": ordered_by.isoformat(),
        "foundFacts": facts,
    }
    if case is not None:
        case.facts = {name: json_of(value) for name, value in payload.items()}
    return payload


def _statement(_uow: UnitOfWork, _agreement: Agreement, _case: Case | None, values: Values) -> dict[str, object]:
    """Every value of the form, so that no procedure meets an unknown variable: text, hearing asked, waived."""
    return {
        "statementText": optional_text_of(values, "statementText"),
        "statementWaived": values.get("statementWaived") is True,
        "hearingAsked": values.get("hearingAsked") is True,
    }


def _extension(uow: UnitOfWork, _agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """More time for the defence is given once, while it runs (GAP-04). Raises DefenceExtendedAlready, NotNow."""
    running = [] if case is None else ledger.running_clocks(uow.session, DEFENCE_TIMER, business_key=case.number)
    if not running:
        raise NotNow("defence-extension", "申请延长陈述申辩期", "陈述申辩期没有在计算", ("S735-13-b",))
    if case is not None and any(clock.extended_by for clock in running):
        raise DefenceExtendedAlready(case.number)
    return {"extensionReasons": text_of(values, "extensionReasons")}


def _hold(_uow: UnitOfWork, _agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The opening must bind the party. Raises HoldNotOpen."""
    opening = text_of(values, "holdOpening")
    if case is not None:
        require_opening(case, opening)
    return {"holdOpening": opening, "holdReason": mask_text(text_of(values, "holdReason"))}


def _personnel(_uow: UnitOfWork, _agreement: Agreement, _case: Case | None, values: Values) -> dict[str, object]:
    """What the party reports; the agency's own list is made in the investigation."""
    return {"reportedPersons": values.get("responsiblePersons") or []}


def _demand(_uow: UnitOfWork, agreement: Agreement, _case: Case | None, values: Values) -> dict[str, object]:
    """A demand with its consequences binds institutions only. Raises DocumentsOfInstitutionsOnly."""
    if agreement.party.kind is PartyKind.PHARMACY:
        raise DocumentsOfInstitutionsOnly
    return {"demandedItems": text_of(values, "demandedItems"), "demandReasons": text_of(values, "demandReasons")}


FILINGS: tuple[Filing, ...] = (
    Filing(
        id="report-breach",
        title="报告违约线索",
        form="report-breach",
        message="breach.found",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="O3-46-a",
        opens_case=CaseKind.BREACH,
        source=CaseSource.AUDIT,
        prepare=_finding,
    ),
    Filing(
        id="order-breach",
        title="责令处理违约",
        form="order-breach",
        message="department.order",
        key=Key.CASE,
        roles=_DEPARTMENT,
        provision="O3-45-a",
        opens_case=CaseKind.BREACH,
        source=CaseSource.DEPARTMENT_ORDER,
        prepare=_order,
    ),
    Filing(
        id="statement",
        title="陈述申辩",
        form="statement",
        message="statement.received",
        key=Key.CASE,
        roles=_PARTY,
        provision="S735-13-b",
        prepare=_statement,
    ),
    Filing(
        id="defence-extension",
        title="申请延长陈述申辩期",
        form="defence-extension",
        message="defence.extension_requested",
        key=Key.CASE,
        roles=_PARTY,
        provision="S735-13-b",
        prepare=_extension,
    ),
    Filing(
        id="list-personnel",
        title="报送责任人员名单",
        form="list-personnel",
        message="personnel.listed",
        key=Key.CASE,
        roles=_PARTY,
        provision="P23-04-b",
        case_kinds=_BREACH,
        prepare=_personnel,
    ),
    Filing(
        id="propose-hold",
        title="提请暂停结算",
        form="propose-hold",
        message="hold.proposed",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="S735-30-b",
        case_kinds=_BREACH,
        prepare=_hold,
    ),
    Filing(
        id="demand-documents",
        title="调取资料",
        form="demand-documents",
        message="documents.demanded",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="N2025-11-3",
        case_kinds=_BREACH,
        prepare=_demand,
    ),
    Filing(
        id="supply-documents",
        title="提供资料",
        form="supply-documents",
        message="documents.supplied",
        key=Key.CASE,
        roles=_PARTY,
        provision="N2025-11-4",
    ),
    Filing(
        id="report-obstruction",
        title="报告拒不配合",
        form="report-obstruction",
        message="obstruction.found",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="N2025-11-5",
        case_kinds=_BREACH,
    ),
    Filing(
        id="department-result",
        title="通报行政处理结果",
        form="department-result",
        message="department.result",
        key=Key.CASE,
        roles=_DEPARTMENT,
        provision="S765-44-a",
    ),
)
"""In the order in which they are offered."""
