"""The parts of a case as its page shows them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.cases import repository
from api.cases.schemas import (
    AgreementView,
    ApplicationView,
    CheckView,
    EvaluationView,
    InstanceSummary,
    Material,
    PartyView,
    SupplementView,
)
from api.cases.summary import PARTY_TYPE_NAMES
from engine.store.process_instances import InstanceStatus
from handlers.agreements import Agreement
from handlers.agreements import repository as agreements
from handlers.applications.models import Application, Stage
from handlers.business_keys import Dossier
from handlers.cases import Case
from handlers.evaluations import repository as evaluations
from handlers.evaluations.models import Evaluation, Result
from handlers.register.kinds import LicenceKind, Ownership
from handlers.register.models import Party

STATUS_NAMES = {
    InstanceStatus.ACTIVE: "进行中",
    InstanceStatus.SUSPENDED: "已挂起",
    InstanceStatus.COMPLETED: "已完成",
    InstanceStatus.TERMINATED: "已终止",
}
STAGE_NAMES = {Stage.INTAKE: "受理阶段一次性告知", Stage.EVALUATION: "评估阶段补充材料"}
RESULT_NAMES = {Result.QUALIFIED: "合格", Result.UNQUALIFIED: "不合格"}
OWNERSHIP_NAMES = {Ownership.PUBLIC: "公立", Ownership.PRIVATE: "非公立"}
LICENCE_NAMES = {
    LicenceKind.DRUG_TRADE: "药品经营许可证",
    LicenceKind.BUSINESS: "营业执照",
    LicenceKind.MEDICAL_PRACTICE: "医疗机构执业许可证",
    LicenceKind.CLINIC_FILING: "中医诊所备案证",
    LicenceKind.MILITARY_APPROVAL: "军队医疗机构为民服务许可证",
}


def application_view(application: Application, submitted_by_name: str) -> ApplicationView:
    """Dates, materials and supplement requests."""
    return ApplicationView(
        received_on=application.received_on,
        accepted_on=application.accepted_on,
        ended_on=application.ended_on,
        end_reason=application.end_reason,
        submitted_by_name=submitted_by_name,
        materials=[
            Material(
                code=item.code,
                title=item.title,
                provision=item.provision,
                required=item.required,
                present=item.present,
                supplied_on=item.supplied_on,
            )
            for item in application.items
        ],
        supplements=_supplements(application),
    )


def _supplements(application: Application) -> list[SupplementView]:
    titles = {item.code: item.title for item in application.items}
    return [
        SupplementView(
            stage=request.stage.value,
            stage_name=STAGE_NAMES[request.stage],
            items=[titles.get(code, code) for code in request.codes],
            requested_on=request.requested_on,
            delivered_on=request.delivered_on,
            received_on=request.received_on,
        )
        for request in application.supplements
    ]


def party_view(party: Party) -> PartyView:
    """What the register knows; identity numbers of persons stay out."""
    address = party.address
    return PartyView(
        name=party.name,
        credit_code=party.credit_code,
        kind=party.kind.value,
        kind_name=PARTY_TYPE_NAMES[party.kind.value],
        ownership=party.ownership.value,
        ownership_name=OWNERSHIP_NAMES[party.ownership],
        address=None if address is None else address.address,
        operating_since=None if address is None else address.opened_on,
        beds=party.beds,
        contact_name=party.contact_name,
        contact_phone=party.contact_phone,
        licences=[f"{LICENCE_NAMES[licence.kind]} {licence.number}" for licence in party.licences],
    )


def evaluation_views(session: Session, dossier: Dossier, *, staff: bool) -> list[EvaluationView]:
    """The rounds of an application's evaluation with their checks; those under way are the agency's business alone."""
    if not isinstance(dossier, Application):
        return []
    rounds = evaluations.of_application(session, dossier.id)
    return [_evaluation(row) for row in rounds if staff or row.concluded_on is not None]


def _evaluation(row: Evaluation) -> EvaluationView:
    return EvaluationView(
        round=row.round,
        started_on=row.started_on,
        concluded_on=row.concluded_on,
        result=None if row.result is None else row.result.value,
        result_name=None if row.result is None else RESULT_NAMES[row.result],
        reasons=row.reasons,
        advice=row.advice,
        checks=[
            CheckView(
                code=check.code,
                title=check.title,
                provision=check.provision,
                passed=check.passed,
                finding=check.evidence,
            )
            for check in row.checks
        ],
    )


def agreement_view(session: Session, dossier: Dossier) -> AgreementView | None:
    """The agreement itself, the one the application led to, or the one the case is about."""
    agreement = _agreement_of(session, dossier)
    if agreement is None:
        return None
    return AgreementView(
        number=agreement.number,
        state=agreement.state.value,
        state_name=agreement.state.label,
        signed_on=agreement.signed_on,
        effective_on=agreement.effective_on,
        ends_on=agreement.ends_on,
        filed_on=agreement.filed_on,
        announced_on=repository.announced_on(session, agreement.id),
        settlement_opened_on=agreement.settlement_opened_on,
    )


def _agreement_of(session: Session, dossier: Dossier) -> Agreement | None:
    if isinstance(dossier, Application):
        return agreements.of_application(session, dossier.id)
    return dossier.agreement if isinstance(dossier, Case) else dossier


def instance_summaries(session: Session, number: str) -> list[InstanceSummary]:
    """The process instances of a case, oldest first."""
    instances = repository.instances(session, number)
    definitions = repository.definitions(session, {row.definition_key for row in instances})
    failed = [incident.instance_key for incident in repository.open_incidents(session, number)]
    return [
        InstanceSummary(
            key=str(row.key),
            process_id=row.process_id,
            process_name=definitions[row.definition_key].name or row.process_id,
            version=definitions[row.definition_key].version,
            version_tag=definitions[row.definition_key].version_tag,
            state=row.status.value,
            state_name=STATUS_NAMES[row.status],
            parent_key=None if row.parent_key is None else str(row.parent_key),
            started_at=row.started,
            ended_at=row.ended,
            incidents=failed.count(row.key),
        )
        for row in instances
    ]
