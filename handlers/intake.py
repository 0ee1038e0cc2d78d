"""The doors by which applicants and the public reach the procedures; used by API, demonstration and features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.commands import publish_message, start_instance
from engine.commands.unit_of_work import UnitOfWork
from handlers import applications, publicity
from handlers.application_form import BASIC_SCOPE, party_of_form
from handlers.applications import TRANSITIONS, Application, ApplicationState, NotRequested, Stage
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.errors import ForbiddenTransition
from handlers.form_values import texts_of
from handlers.register import Declared, Party

PROCESS = "designation-application"


def submit_application(uow: UnitOfWork, application_data: Mapping[str, object]) -> str:
    """Register the receipt of an application and start its procedure; returns its number.

    `application_data` holds the fields of the form `application-pharmacy` or `application-institution`, with
    `areaCode` and `partyType`. Raises DuplicateApplication with the running case (SC-055), InvalidInput, InvalidFact.
    """
    on, cause = date_in_china(uow.now), Cause(uow.actor.id, uow.now)
    party = party_of_form(uow.session, application_data, on, cause)
    present = dict.fromkeys(texts_of(application_data, "materials"), True)
    application = applications.submit(uow.session, party, present, on, cause)
    start_instance(
        uow,
        PROCESS,
        _start_variables(application, application_data),
        business_key=application.number,
        tenant_id=application.area,
    )
    return application.number


def supply_supplement(uow: UnitOfWork, number: str, items: Sequence[str], *, remarks: str = "") -> None:
    """Answer the open request for material. Raises NoOpenSupplement, NotRequested."""
    request = applications.open_supplement(applications.application_of(uow.session, number))
    extra = [item for item in items if item not in request.codes]
    if extra and request.stage is Stage.INTAKE:
        raise NotRequested(extra, request.codes)
    publish_message(uow, "supplement.received", number, {"suppliedItems": list(items), "supplementRemarks": remarks})


def request_reevaluation(uow: UnitOfWork, number: str, *, statement: str = "") -> None:
    """Ask for the one re-evaluation; a request that comes too early is returned by a notice with the date (SC-050).

    Raises ForbiddenTransition unless the application is being rectified (SC-054).
    """
    _require(applications.application_of(uow.session, number), ApplicationState.RE_EVALUATING)
    asked_on = date_in_china(uow.now).isoformat()
    variables = {"requestStatement": statement, "reevaluationRequestedOn": asked_on}
    publish_message(uow, "reevaluation.requested", number, variables)


def object_to_publicity(
    uow: UnitOfWork,
    entry_id: int,
    *,
    facts: str,
    objector: str | None = None,
    contact: str | None = None,
    anonymous: bool = False,
    evidence: str | None = None,
) -> int:
    """Object to a party on the proposed list; returns the objection's id.

    Raises UnknownEntry, ObjectionWithoutEvidence, PublicityOver (GAP-03).
    """
    on, cause = date_in_china(uow.now), Cause(uow.actor.id, uow.now, provision="O3-08-f")
    entry = publicity.entry_by_id(uow.session, entry_id)
    objection = publicity.raise_objection(
        uow.session,
        entry,
        facts,
        on,
        cause,
        objector=None if anonymous else objector,
        contact=None if anonymous else contact,
        evidence=evidence,
    )
    variables = {
        "objectionId": str(objection.id),
        "objectedOn": on.isoformat(),
        "objector": objection.objector,
        "objectionFacts": objection.facts,
        "objectionEvidence": objection.evidence,
    }
    publish_message(uow, "publicity.objection", entry.application.number, variables)
    return objection.id


def withdraw(uow: UnitOfWork, number: str, *, reason: str) -> None:
    """Withdraw the application, whatever procedure it is in. Raises ForbiddenTransition once it has ended."""
    _require(applications.application_of(uow.session, number), ApplicationState.WITHDRAWN)
    publish_message(uow, "application.withdrawn", number, {"withdrawalReason": reason})


def _require(application: Application, target: ApplicationState) -> None:
    allowed = TRANSITIONS[application.state]
    if target not in allowed:
        raise ForbiddenTransition("application", application.number, application.state, target, allowed)


def _start_variables(application: Application, form: Mapping[str, object]) -> dict[str, object]:
    party = application.party
    return {
        "applicationNumber": application.number,
        "partyId": str(party.id),
        "partyType": party.kind.value,
        "partyName": party.name,
        "areaCode": application.area,
        "ownership": party.ownership.value,
        "beds": party.beds,
        "offersExaminations": party.offers_tests,
        "internetHospital": party.internet_hospital,
        "registeredAddress": party.address.address if party.address else None,
        "licenceNumber": form.get("licenceNumber"),
        "mainScope": form.get("mainScope") or BASIC_SCOPE,
        "materials": texts_of(form, "materials"),
        "fundForecast": form.get("fundForecast"),
        "traceabilityCommitment": _declared(party, Declared.TRACEABILITY_CODES),
        "priceCommitment": _declared(party, Declared.PRICE_PARITY),
        "uploadCommitment": _declared(party, Declared.RESULT_UPLOAD),
    }


def _declared(party: Party, item: Declared) -> bool:
    return any(entry.item == item.value and entry.satisfied for entry in party.declarations)
