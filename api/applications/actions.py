"""Submitting an application, and what follows from the institution's side."""

from __future__ import annotations

from collections.abc import Callable

from api.applications.schemas import Act, Action, ApplicationRow, PartyType, Submit, Submitted
from api.applications.service import (
    ACTION_FORMS,
    START_FORMS,
    action_data,
    open_request,
    own_party,
    require_action,
    require_own,
    row_of,
)
from api.attachments import service as attachments
from api.kit.context import Context
from api.kit.problems import invalid
from api.kit.schemas import JsonObject
from api.tasks import forms
from engine.commands.unit_of_work import UnitOfWork
from handlers import applications, intake
from handlers.applications.models import Application
from handlers.deadlines import ledger

ACCEPTANCE_CLOCK = "T-ACC-5WD"


def submit(ctx: Context, body: Submit) -> Submitted:
    """Check the form, register the receipt and start the process: all in one transaction."""

    def work(uow: UnitOfWork) -> Submitted:
        party = own_party(ctx, uow.session, body.area)
        party_type = PartyType(party.kind.value)
        schema = forms.latest_schema(uow.session, START_FORMS[party_type])
        values = forms.check(ctx, uow, schema, body.variables, {})
        if values.get("creditCode") != party.credit_code:
            remedy = f"请填写贵机构登记的代码 {party.credit_code}"
            raise invalid("creditCode", "统一社会信用代码", "与账号所属机构不一致", remedy)
        data = {**values, "areaCode": body.area, "partyType": party_type.value}
        number = intake.submit_application(uow, data)
        uow.session.flush()
        application = applications.application_of(uow.session, number)
        attachments.bind(ctx, uow.session, body.attachments, application)
        clocks = ledger.running_clocks(uow.session, ACCEPTANCE_CLOCK, business_key=number)
        return Submitted(
            number=number,
            received_on=application.received_on,
            acceptance_due_on=clocks[0].due if clocks else None,
        )

    return ctx.run(work)


def act(ctx: Context, number: str, action: Action, body: Act) -> ApplicationRow:
    """Check the action's form and do it."""

    def work(uow: UnitOfWork) -> ApplicationRow:
        application = require_own(ctx, uow.session, number)
        require_action(application, action)
        schema = forms.latest_schema(uow.session, ACTION_FORMS[action])
        known = action_data(ctx, uow.session, application, schema)
        values = forms.check(ctx, uow, schema, body.variables, known)
        attachments.bind(ctx, uow.session, body.attachments, application)
        _ACTIONS[action](uow, application, values)
        uow.session.flush()
        return row_of(application)

    return ctx.run(work)


def _supplement(uow: UnitOfWork, application: Application, values: JsonObject) -> None:
    request = open_request(application)
    supplied = values.get("suppliedItems")
    # in the evaluation the request lists free titles, and the answer is to all of them
    items = [str(item) for item in supplied] if isinstance(supplied, list) else list(request.codes if request else ())
    intake.supply_supplement(uow, application.number, items, remarks=_text(values, "supplementRemarks"))


def _reevaluate(uow: UnitOfWork, application: Application, values: JsonObject) -> None:
    intake.request_reevaluation(uow, application.number, statement=_text(values, "requestStatement"))


def _withdraw(uow: UnitOfWork, application: Application, values: JsonObject) -> None:
    intake.withdraw(uow, application.number, reason=_text(values, "withdrawalReason"))


_ACTIONS: dict[Action, Callable[[UnitOfWork, Application, JsonObject], None]] = {
    Action.SUPPLEMENT: _supplement,
    Action.REEVALUATION: _reevaluate,
    Action.WITHDRAW: _withdraw,
}


def _text(values: JsonObject, name: str) -> str:
    return str(values.get(name) or "")
