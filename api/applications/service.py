"""Reading one's own applications and the forms for what can be done with them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.applications.prefill import prefill
from api.applications.schemas import (
    Action,
    ActionForm,
    ApplicationDetail,
    ApplicationForm,
    ApplicationRow,
    PartyType,
)
from api.attachments import service as attachments
from api.cases import repository as cases
from api.cases import views
from api.cases.clocks import clock_views
from api.cases.summary import PARTY_TYPE_NAMES, summary_of
from api.cases.timeline import entries_for
from api.kit.context import Context
from api.kit.problems import conflict, forbidden, not_found
from api.kit.schemas import JsonObject
from api.notices import service as notices
from api.tasks import forms
from api.tasks import repository as tasks
from api.tasks.rows import build_rows
from engine.commands.reading import look_at
from handlers.applications.models import Application, Stage, SupplementRequest
from handlers.applications.states import ApplicationState
from handlers.register.models import Party

PROCESS_ID = "designation-application"
START_FORMS = {PartyType.PHARMACY: "application-pharmacy", PartyType.INSTITUTION: "application-institution"}
ACTION_FORMS = {
    Action.SUPPLEMENT: "supplement-materials",
    Action.REEVALUATION: "reevaluation-request",
    Action.WITHDRAW: "application-withdrawal",
}


def get_form(ctx: Context, party_type: PartyType, area: str) -> ApplicationForm:
    """The form to start with, prefilled."""
    with ctx.read() as session:
        party = own_party(ctx, session, area)
        require_kind(party, party_type)
        schema = forms.latest_schema(session, START_FORMS[party_type])
        return ApplicationForm(
            party_type=party_type,
            area=area,
            process_id=PROCESS_ID,
            form=schema,
            data=forms.only_named(schema, prefill(party)),
        )


def list_applications(ctx: Context) -> list[ApplicationRow]:
    """The applications of the person's party."""
    ctx.require_anywhere("institution")
    with ctx.read() as session:
        return [row_of(application) for application in cases.of_party(session, ctx.principal)]


def get_application(ctx: Context, number: str) -> ApplicationDetail:
    """One application of the person's party."""
    with ctx.read() as session:
        application = require_own(ctx, session, number)
        today = ctx.today(session, application.area)
        submitter = application.submitted_by
        names = accounts.names_of(session, {submitter})
        request = open_request(application)
        return ApplicationDetail(
            case=summary_of(application),
            actions=actions_of(application),
            supplement_items=[] if request is None else item_titles(application, request),
            application=views.application_view(application, names.get(submitter, submitter)),
            tasks=build_rows(session, tasks.open_of_case(session, ctx.actor, number), today),
            agreement=views.agreement_view(session, application),
            clocks=clock_views(session, number, today),
            notices=notices.of_case(ctx, session, application),
            attachments=attachments.of_case(session, ctx.principal, application),
            timeline=entries_for(session, ctx.principal, application),
        )


def get_action_form(ctx: Context, number: str, action: Action) -> ActionForm:
    """The form of an action that is possible now."""
    with ctx.read() as session:
        application = require_own(ctx, session, number)
        require_action(application, action)
        schema = forms.latest_schema(session, ACTION_FORMS[action])
        return ActionForm(action=action, form=schema, data=action_data(ctx, session, application, schema))


def action_data(ctx: Context, session: Session, application: Application, schema: JsonObject) -> JsonObject:
    """What the action's form shows: variables of the running processes, and at which stage material is asked for."""
    engine = ctx.runtime.engine
    now = engine.now(session)
    variables: dict[str, object] = {}
    for instance in cases.instances(session, application.number):
        if instance.status.is_running:
            variables.update(look_at(session, engine.definitions, instance.key, now).variables)
    request = open_request(application)
    variables["evaluationStage"] = request is not None and request.stage is Stage.EVALUATION
    return forms.only_named(schema, variables)


def own_party(ctx: Context, session: Session, area: str) -> Party:
    """The person's party, for which they may act in that area."""
    ctx.require(area, "institution")
    party = session.get(Party, ctx.principal.party_id) if ctx.principal.party_id else None
    if party is None or party.area != area:
        raise forbidden("您的账号没有关联该统筹区的医药机构。请联系系统运维人员。")
    return party


def require_kind(party: Party, party_type: PartyType) -> None:
    """A pharmacy cannot apply as an institution, nor the other way round."""
    if party.kind.value != party_type.value:
        registered = PARTY_TYPE_NAMES[party.kind.value]
        raise conflict("wrong-party-type", f"贵机构登记为{registered},请选择对应的申请类型。")


def require_own(ctx: Context, session: Session, number: str) -> Application:
    """An application of the person's own party; a 404 problem for any other."""
    application = cases.get_visible(session, ctx.principal, number)
    if not isinstance(application, Application) or application.party_id != ctx.principal.party_id:
        raise not_found("该申请")
    return application


def require_action(application: Application, action: Action) -> None:
    """Raise a 409 problem for what cannot be done in the present state."""
    if action not in actions_of(application):
        detail = f"申请目前为“{application.state.label}”状态，不能办理此操作。请刷新页面后再看。"
        raise conflict("action-not-possible", detail)


def actions_of(application: Application) -> list[Action]:
    """What the institution can do now."""
    possible = []
    if application.state is ApplicationState.SUPPLEMENTING:
        possible.append(Action.SUPPLEMENT)
    if application.state is ApplicationState.RECTIFYING:
        possible.append(Action.REEVALUATION)
    if not application.state.final:
        possible.append(Action.WITHDRAW)
    return possible


def row_of(application: Application) -> ApplicationRow:
    """A line of "my applications"."""
    return ApplicationRow(case=summary_of(application), actions=actions_of(application))


def open_request(application: Application) -> SupplementRequest | None:
    """The supplement request that awaits its answer."""
    return next((one for one in application.supplements if one.received_on is None), None)


def item_titles(application: Application, request: SupplementRequest) -> list[str]:
    """The requested items in words."""
    titles = {item.code: item.title for item in application.items}
    return [titles.get(code, code) for code in request.codes]
