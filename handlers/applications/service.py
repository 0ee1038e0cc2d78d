"""Take an application in and move it along its state machine; every step leaves an event with its cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.applications import repository
from handlers.applications.checklist import materials
from handlers.applications.errors import DuplicateApplication, IncompleteMaterials, UnknownApplication
from handlers.applications.models import Application, ApplicationEvent, ChecklistItem
from handlers.applications.states import TRANSITIONS, ApplicationState
from handlers.cause import Cause
from handlers.errors import ForbiddenTransition, InvalidFact
from handlers.numbering import next_number
from handlers.register.models import Party


def submit(session: Session, party: Party, present: Mapping[str, bool], on: date, cause: Cause) -> Application:
    """Register the receipt of an application on `on`; `present` says for each checklist code if it is there.

    Raises DuplicateApplication with the running case's number (SC-055), InvalidFact for an unknown code.
    """
    running = repository.running_of(session, party.id)
    if running is not None:
        raise DuplicateApplication(running.number, running.state)
    application = Application(
        number=_number(session, party.area, on),
        area=party.area,
        party=party,
        state=ApplicationState.SUBMITTED,
        received_on=on,
        instance_key=cause.instance_key,
        submitted_by=cause.actor,
        submitted_at=cause.at,
        items=_checklist(session, party, present, on),
    )
    session.add(application)
    session.flush()
    record_event(session, application, "submitted", None, cause)
    return application


def find_application(session: Session, number: str) -> Application | None:
    """The application of that number, or None."""
    return repository.by_number(session, number)


def application_of(session: Session, number: str) -> Application:
    """The application of that number. Raises UnknownApplication."""
    application = find_application(session, number)
    if application is None:
        raise UnknownApplication(number)
    return application


def applications_of(session: Session, party: Party) -> Sequence[Application]:
    """All applications of the party, newest first."""
    return repository.of_party(session, party.id)


def applications_in(session: Session, areas: Sequence[str], states: Sequence[ApplicationState] = ()) -> Sequence[Application]:
    """The applications of those pooling areas, newest first."""
    return repository.of_areas(session, areas, states)


def events(session: Session, application: Application) -> Sequence[ApplicationEvent]:
    """What happened to the application, oldest first."""
    return repository.events_of(session, application.id)


def set_state(
    session: Session,
    application: Application,
    target: ApplicationState,
    on: date,
    cause: Cause,
    reason: str | None = None,
) -> Application:
    """Move the application along one lawful step. Raises ForbiddenTransition."""
    before = application.state
    if target not in TRANSITIONS[before]:
        raise ForbiddenTransition("application", application.number, before, target, TRANSITIONS[before])
    application.state = target
    if target.final:
        application.ended_on, application.end_reason = on, reason
    record_event(session, application, target.value.lower(), before, cause, reason)
    return application


def accept(session: Session, application: Application, on: date, cause: Cause) -> Application:
    """Accept it; the accepted date is the date of first receipt (GAP-01).

    What is still missing after the one-off supplement is left to the evaluation and noted in the event; before
    it, raises IncompleteMaterials.
    """
    missing = [item.title for item in missing_items(application)]
    answered = any(request.received_on for request in application.supplements)
    if missing and not answered:
        raise IncompleteMaterials(application.number, missing)
    application.accepted_on = application.received_on
    left = f"留待评估核查：{'、'.join(missing)}" if missing else None
    return set_state(session, application, ApplicationState.ACCEPTED, on, cause, left)


def accept_by_default(session: Session, application: Application, on: date, cause: Cause) -> Application:
    """Accept it because the intake period ran out, whatever is missing (GAP-22); the evaluation looks closer."""
    application.accepted_on = application.received_on
    return set_state(session, application, ApplicationState.ACCEPTED, on, cause, "受理期限届满，视为受理")


def refuse(session: Session, application: Application, provisions: Sequence[str], on: date, cause: Cause) -> Application:
    """Refuse to accept it on those grounds (O3-11, O2-12 or an unmet condition). Raises InvalidFact if none."""
    if not provisions:
        raise InvalidFact("provisions", "at least one ground", [], "name the ground", "不予受理须列明依据。", ("O3-11-7",))
    return set_state(session, application, ApplicationState.REFUSED, on, cause, "、".join(provisions))


def withdraw(session: Session, application: Application, on: date, cause: Cause, reason: str | None = None) -> Application:
    """The applicant takes it back. Raises ForbiddenTransition once it has ended."""
    return set_state(session, application, ApplicationState.WITHDRAWN, on, cause, reason)


def lapse(session: Session, application: Application, on: date, cause: Cause, reason: str | None = None) -> Application:
    """A period of the applicant ran out (GAP-21, GAP-02); it is free to apply again."""
    return set_state(session, application, ApplicationState.LAPSED, on, cause, reason)


def missing_items(application: Application) -> list[ChecklistItem]:
    """The required items that are not there, in the order of the checklist."""
    return [item for item in application.items if item.required and not item.present]


def record_presence(session: Session, application: Application, present: Mapping[str, bool], cause: Cause) -> list[ChecklistItem]:
    """Correct at the desk which items are there, and return what is missing. Raises InvalidFact."""
    _refuse_unknown(present, [item.code for item in application.items])
    for item in application.items:
        item.present = present.get(item.code, item.present)
    record_event(session, application, "checklist_checked", application.state, cause)
    return missing_items(application)


def record_event(
    session: Session,
    application: Application,
    event: str,
    before: ApplicationState | None,
    cause: Cause,
    reason: str | None = None,
) -> ApplicationEvent:
    """Add the event row of a step that has just been taken."""
    row = ApplicationEvent(
        application_id=application.id,
        event=event,
        from_state=before,
        to_state=application.state,
        reason=reason,
    )
    row.caused_by(cause)
    session.add(row)
    session.flush()
    return row


def _number(session: Session, area: str, on: date) -> str:
    return f"{area}-{on.year}-{next_number(session, 'application', area, on.year):06d}"


def _checklist(session: Session, party: Party, present: Mapping[str, bool], on: date) -> list[ChecklistItem]:
    listed = materials(party.kind)
    _refuse_unknown(present, [material.code for material in listed])
    local = parameters.switch(session, "extra_materials_required", party.area, on)
    return [
        ChecklistItem(
            position=position,
            code=material.code,
            provision=material.provision,
            title=material.title,
            required=local or not material.local,
            present=present.get(material.code, False),
        )
        for position, material in enumerate(listed, start=1)
    ]


def _refuse_unknown(present: Mapping[str, bool], known: Sequence[str]) -> None:
    unknown = [code for code in present if code not in known]
    if unknown:
        raise InvalidFact("items", f"codes among {', '.join(known)}", unknown, "correct the codes", "材料清单编号不存在。")
