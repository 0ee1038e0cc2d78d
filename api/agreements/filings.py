"""What the person may file on an agreement or its cases, and filing it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.agreements.schemas import File, Filed, FilingForm, FilingOffer
from api.agreements.service import require_agreement
from api.attachments import service as attachments
from api.cases import repository as cases
from api.kit.context import Context
from api.kit.problems import not_found
from api.kit.schemas import JsonObject
from api.tasks import forms
from engine.commands.reading import look_at
from engine.commands.unit_of_work import UnitOfWork
from handlers import filings
from handlers.agreements import Agreement
from handlers.business_keys import dossier_of
from handlers.filings import Filing, Offer, agreement_variables


def list_filings(ctx: Context, number: str) -> list[FilingOffer]:
    """Everything the person's roles allow on this agreement, with what is not possible now and why."""
    with ctx.read() as session:
        agreement = require_agreement(ctx, session, number)
        return [_offer(offer) for offer in filings.offers(session, ctx.actor, agreement)]


def get_filing_form(ctx: Context, number: str, filing_id: str, case_number: str | None) -> FilingForm:
    """The form of a filing that the person's roles allow."""
    with ctx.read() as session:
        agreement = require_agreement(ctx, session, number)
        filing = _require(ctx, agreement, filing_id)
        schema = forms.latest_schema(session, filing.form)
        data = _known(ctx, session, agreement, schema, _case(session, ctx, agreement, filing, case_number))
        return FilingForm(filing=filing.id, title=filing.title, form=schema, data=data)


def file(ctx: Context, number: str, body: File) -> Filed:
    """Check the form and file it, in one transaction."""

    def work(uow: UnitOfWork) -> Filed:
        agreement = require_agreement(ctx, uow.session, number)
        filing = _require(ctx, agreement, body.filing)
        schema = forms.latest_schema(uow.session, filing.form)
        case = _case(uow.session, ctx, agreement, filing, body.case_number)
        values = forms.check(ctx, uow, schema, body.variables, _known(ctx, uow.session, agreement, schema, case))
        case_number = filings.file(uow, filing.id, number, values, case_number=body.case_number)
        uow.session.flush()
        attachments.bind(ctx, uow.session, body.attachments, dossier_of(uow.session, case_number or number))
        return Filed(
            agreement_number=number,
            case_number=case_number,
            state=agreement.state.value,
            state_name=agreement.state.label,
        )

    return ctx.run(work)


def _offer(offer: Offer) -> FilingOffer:
    return FilingOffer(
        filing=offer.filing.id,
        title=offer.filing.title,
        provision=offer.filing.provision,
        possible=offer.refusal is None,
        refusal=offer.refusal,
        in_case=offer.filing.in_case,
        cases=list(offer.case_numbers),
        opens_case=offer.filing.opens_case is not None,
    )


def _require(ctx: Context, agreement: Agreement, filing_id: str) -> Filing:
    found = filings.filings().get(filing_id)
    if found is None or not filings.may_file(ctx.actor, found, agreement):
        raise not_found("该办理事项")
    return found


def _case(session: Session, ctx: Context, agreement: Agreement, filing: Filing, case_number: str | None) -> str | None:
    """The case whose variables the form may show: the named one, or the only one that takes the filing."""
    numbers = next(o.case_numbers for o in filings.offers(session, ctx.actor, agreement) if o.filing.id == filing.id)
    if case_number is None:
        return numbers[0] if len(numbers) == 1 else None
    return case_number if case_number in numbers else None


def _known(ctx: Context, session: Session, agreement: Agreement, schema: JsonObject, case_number: str | None) -> JsonObject:
    engine = ctx.runtime.engine
    now = engine.now(session)
    variables = agreement_variables(agreement)
    for instance in cases.instances(session, case_number or agreement.number):
        if instance.status.is_running:
            variables.update(look_at(session, engine.definitions, instance.key, now).variables)
    return forms.only_named(schema, variables)
