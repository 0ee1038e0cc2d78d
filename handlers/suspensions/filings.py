"""What may be filed for suspension and resumption (PR-09), and the order to pause a department (S735-38-b)."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers import cases
from handlers.agreements import Agreement, AgreementState
from handlers.cases import Case, CaseKind, CaseSource
from handlers.cause import Cause
from handlers.deadlines import date_in_china, ledger
from handlers.filings.filing import PARTY_ROLE, Filing, Key, Values
from handlers.form_values import day_of, text_of
from handlers.suspensions.errors import DayPassed, ResumeTooLate
from handlers.suspensions.findings import Findings
from handlers.suspensions.periods import require_in_term

TIMER = "T-SUSP-180D"
_PARTY = frozenset({PARTY_ROLE})
_AUDITOR = frozenset({"agency-auditor"})
_DEPARTMENT = frozenset({"admin-department"})
_ACTIVE = frozenset({AgreementState.ACTIVE})
_VOLUNTARY = frozenset({AgreementState.SUSPENDED_V})


def request(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The request of a voluntary suspension from and to a day to come (O3-39-d). Raises DayPassed, BeyondTerm."""
    today = date_in_china(uow.now)
    first, last = day_of(values, "requestedFrom"), day_of(values, "requestedTo")
    if first <= today:
        raise DayPassed("requestedFrom", first, today)
    if last < first:
        raise DayPassed("requestedTo", last, first)
    require_in_term(agreement, "requestedFrom", first)
    return {**values, "requestedOn": today.isoformat()}


def resumption(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The request to resume, up to the last filing day of the 180 days (O3-39-f, rule 2.7). Raises ResumeTooLate."""
    today = date_in_china(uow.now)
    for running in cases.open_cases(uow.session, agreement, CaseKind.VOLUNTARY_SUSPENSION, CaseKind.EXIT):
        for clock in ledger.running_clocks(uow.session, TIMER, business_key=running.number):
            if today > clock.due:
                raise ResumeTooLate(agreement.number, clock.due)
    return {**values, "resumeRequestedOn": today.isoformat()}


def proposal(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The proposal to suspend: the finding goes into the file, whoever proposes has investigated (O3-39-1..4)."""
    return _proposed(uow, case, values, investigators=(uow.actor.id,))


def order(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The department's order to handle it (O3-45-a, O2-U10). Raises FindingIncomplete."""
    return _proposed(uow, case, values) | {"orderNumber": text_of(values, "orderNumber")}


def pause(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The department's order to pause a department of the party from a day on (S735-38-b). Raises DayPassed, BeyondTerm."""
    today, first = date_in_china(uow.now), day_of(values, "pauseFrom")
    if first < today:
        raise DayPassed("pauseFrom", first, today)
    require_in_term(agreement, "pauseFrom", first)
    return dict(values)


def _proposed(uow: UnitOfWork, case: Case | None, values: Values, *, investigators: tuple[str, ...] = ()) -> dict[str, object]:
    found = Findings.of_form({**values, "investigators": list(investigators)})
    if case is not None:
        cause = Cause(uow.actor.id, uow.now, provision="O3-39-1")
        cases.record_finding(uow.session, case, date_in_china(uow.now), found.facts, cause)
    return {"suspensionFindings": found.to_json(), "source": "filing"}


FILINGS = (
    Filing(
        id="request-suspension",
        title="申请中止协议",
        form="suspension-request",
        message="suspension.requested",
        key=Key.AGREEMENT,
        roles=_PARTY,
        provision="O3-39-d",
        states=_ACTIVE,
        opens_case=CaseKind.VOLUNTARY_SUSPENSION,
        prepare=request,
    ),
    Filing(
        id="request-resumption",
        title="申请恢复履行",
        form="resumption-request",
        message="resume.requested",
        key=Key.AGREEMENT,
        roles=_PARTY,
        provision="O3-39-b",
        states=_VOLUNTARY,
        prepare=resumption,
    ),
    Filing(
        id="withdraw-resumption",
        title="撤回恢复申请",
        form="resumption-withdrawal",
        message="resume.withdrawn",
        key=Key.AGREEMENT,
        roles=_PARTY,
        provision="O3-39-b",
        states=_VOLUNTARY,
    ),
    Filing(
        id="propose-suspension",
        title="提请中止协议",
        form="suspension-proposal",
        message="suspension.proposed",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="O3-39-1",
        states=_ACTIVE | _VOLUNTARY,
        opens_case=CaseKind.SUSPENSION,
        source=CaseSource.AUDIT,
        prepare=proposal,
    ),
    Filing(
        id="order-suspension",
        title="责令中止协议",
        form="suspension-order",
        message="suspension.proposed",
        key=Key.CASE,
        roles=_DEPARTMENT,
        provision="O3-45-a",
        states=_ACTIVE | _VOLUNTARY,
        opens_case=CaseKind.SUSPENSION,
        source=CaseSource.DEPARTMENT_ORDER,
        prepare=order,
    ),
    Filing(
        id="add-suspension-ground",
        title="补充中止事由",
        form="suspension-ground",
        message="suspension.ground_added",
        key=Key.CASE,
        roles=_AUDITOR,
        provision="O3-39-1",
        states=frozenset({AgreementState.SUSPENDED_A}),
    ),
    Filing(
        id="order-department-pause",
        title="责令暂停部门医保服务",
        form="department-pause-order",
        message="department.pause_ordered",
        key=Key.CASE,
        roles=_DEPARTMENT,
        provision="S735-38-b",
        opens_case=CaseKind.BREACH,
        source=CaseSource.DEPARTMENT_ORDER,
        prepare=pause,
    ),
)
"""The filings of PR-09."""
