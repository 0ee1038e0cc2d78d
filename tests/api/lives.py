"""Agreements in force for tests of the pages after signing; the day is 2026-09-29."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from api.demo import repository
from api.runtime import Runtime
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements, cases, filings, notices, publicity
from handlers.agreements import Agreement
from handlers.bans import FaultClass
from handlers.cases import Case, CaseDecision, CaseKind, CaseSource, Decision, DecisionKind, NoticeRole
from handlers.cause import Cause
from handlers.notices import NoticeDraft, NoticeKind

PHARMACY, HOSPITAL = "杭州拱墅康泽大药房", "杭州钱塘仁济医院"
TODAY = date(2026, 9, 29)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lives:
    """Does to agreements what the procedures do."""

    runtime: Runtime

    def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """In one transaction, by the system."""
        return self.runtime.engine.run(Actor.system(), work)

    def begin(self, party: str = PHARMACY, effective_on: str = "2026-01-01") -> str:
        """The number of an agreement of the party that is in force."""

        def work(uow: UnitOfWork) -> str:
            code = repository.party_by_name(uow.session, party).credit_code
            return filings.import_agreement(uow, {"creditCode": code, "effectiveOn": effective_on, "firstDesignation": False})

        return self.run(work)

    def register_personnel(self, number: str) -> None:
        """Register everybody the law puts in scope."""

        def work(uow: UnitOfWork) -> None:
            agreement = agreements.agreement_of(uow.session, number)
            agreements.register_personnel(uow.session, agreement, TODAY, cause_of(uow, "yaodian"))

        self.run(work)

    def first_person(self, number: str) -> str:
        """The identity number of the one registered first."""

        def work(uow: UnitOfWork) -> str:
            agreement = agreements.agreement_of(uow.session, number)
            return agreements.personnel_of(uow.session, agreement)[0].person.id_number

        return self.run(work)

    def open_case(self, number: str, kind: CaseKind = CaseKind.BREACH) -> str:
        """The number of a case, investigated by the auditor."""

        def work(uow: UnitOfWork) -> str:
            agreement = agreements.agreement_of(uow.session, number)
            cause = cause_of(uow, "jihe")
            case = cases.open_case(uow.session, agreement, kind, CaseSource.AUDIT, TODAY, cause)
            cases.record_finding(
                uow.session, case, TODAY, "将日用品串换为医保药品结算", cause, ground="O3-40-5", code="B-05", amount=1_234_05
            )
            cases.record_evidence(uow.session, case, "进销存台账", "现场调取", TODAY, cause)
            return case.number

        return self.run(work)

    def notify(self, case_number: str) -> None:
        """Deliver the prior notice; the party waives its defence."""

        def work(uow: UnitOfWork) -> None:
            case = cases.case_of(uow.session, case_number)
            _deliver(uow, case, NoticeRole.PRIOR, DecisionKind.TERMINATE)
            cases.record_statement(uow.session, case, TODAY, "", cause_of(uow, "yaodian"), waived=True)

        self.run(work)

    def terminate(self, case_number: str) -> str:
        """Decide, terminate and publish; the decision's number."""

        def work(uow: UnitOfWork) -> str:
            case = cases.case_of(uow.session, case_number)
            decision = _decide(uow, case)
            agreement = case.agreement
            cause = cause_of(uow, "fuzeren")
            agreements.terminate(uow.session, agreement, TODAY, cause, decision_number=decision.number)
            publicity.list_terminated(uow.session, agreement, decision.number, TODAY, TODAY, grounds=decision.grounds)
            return decision.number

        return self.run(work)

    def with_agreement(self, number: str, act: Callable[[UnitOfWork, Agreement], None]) -> None:
        """Do something to the agreement."""
        self.run(lambda uow: act(uow, agreements.agreement_of(uow.session, number)))

    def with_decision(self, number: str, act: Callable[[UnitOfWork, CaseDecision], None]) -> None:
        """Do something to the decision."""
        self.run(lambda uow: act(uow, cases.decision_of(uow.session, number)))


def cause_of(uow: UnitOfWork, actor: str) -> Cause:
    """The cause of what that person does now."""
    return Cause(actor, uow.now)


def _decide(uow: UnitOfWork, case: Case) -> CaseDecision:
    decision = Decision(
        kind=DecisionKind.TERMINATE,
        effective_on=TODAY,
        grounds=["O3-40-5"],
        reasons="进销存记录证实串换。",
        members=["fuzeren", "委员甲", "委员乙"],
        fault_class=FaultClass.FRAUD,
        cause_at_hq=False,
    )
    return cases.decide(uow.session, case, decision, cause_of(uow, "fuzeren"))


def _deliver(uow: UnitOfWork, case: Case, role: NoticeRole, *covers: DecisionKind) -> None:
    facts = {"subject": "事先告知", "filed_on": TODAY.isoformat()}
    draft = NoticeDraft(kind=NoticeKind.FILING, area=case.area, agreement=case.agreement, case_number=case.number, facts=facts)
    cause = cause_of(uow, "jihe")
    notice = notices.issue(uow.session, draft, TODAY, cause)
    cases.record_notice(uow.session, case, notice, TODAY, cause, role=role, covers=covers)
