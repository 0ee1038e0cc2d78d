"""The one-off supplement notice at intake and the pauses in the evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.applications.errors import (
    NoOpenSupplement,
    NothingToSupplement,
    NotRequested,
    SecondSupplementRequest,
)
from handlers.applications.models import Application, Stage, SupplementRequest
from handlers.applications.service import missing_items, record_event, set_state
from handlers.applications.states import TRANSITIONS, ApplicationState
from handlers.cause import Cause
from handlers.errors import ForbiddenTransition
from handlers.register.kinds import PartyKind

_STATES = {
    Stage.INTAKE: (ApplicationState.SUBMITTED,),
    Stage.EVALUATION: (ApplicationState.EVALUATING, ApplicationState.RE_EVALUATING),
}


def request_supplement(
    session: Session, application: Application, codes: Sequence[str], on: date, cause: Cause
) -> SupplementRequest:
    """Ask once at intake for everything that is missing (O3-07-b, O2-08-b).

    Raises SecondSupplementRequest (SC-020), NothingToSupplement if a code is not a missing item, and if an item
    is missing that the notice would leave out: all at once means all.
    """
    if any(entry.stage is Stage.INTAKE for entry in application.supplements):
        provision = "O3-07-b" if application.party.kind is PartyKind.PHARMACY else "O2-08-b"
        raise SecondSupplementRequest(application.number, provision)
    missing = [item.code for item in missing_items(application)]
    if not codes or set(codes) != set(missing):
        raise NothingToSupplement(codes, missing)
    return _request(session, application, Stage.INTAKE, codes, on, cause)


def request_evaluation_material(
    session: Session, application: Application, titles: Sequence[str], on: date, cause: Cause
) -> SupplementRequest:
    """Ask for more material during the (re-)evaluation, which pauses its clock (O3-08-c, PR-02 step 4).

    Raises NothingToSupplement without a title, ForbiddenTransition outside the evaluation.
    """
    if not titles or not all(title.strip() for title in titles):
        raise NothingToSupplement(titles, ())
    return _request(session, application, Stage.EVALUATION, titles, on, cause)


def supplement_delivered(session: Session, application: Application, on: date) -> SupplementRequest:
    """Note the delivery of the open request: the pause begins. Raises NoOpenSupplement."""
    request = open_supplement(application)
    request.delivered_on = on
    session.flush()
    return request


def receive_supplement(
    session: Session, application: Application, codes: Sequence[str], on: date, cause: Cause
) -> SupplementRequest:
    """Take in the answer: the pause ends and the application returns to where it was.

    Raises NoOpenSupplement, NotRequested for an item that the notice did not list.
    """
    request = open_supplement(application)
    extra = [code for code in codes if code not in request.codes]
    if extra:
        raise NotRequested(extra, request.codes)
    for item in application.items:
        if item.code in codes:
            item.present, item.supplied_on = True, on
    request.received_on = on
    set_state(session, application, request.resume_state, on, cause, "收到补正材料")
    return request


def open_supplement(application: Application) -> SupplementRequest:
    """The request that awaits an answer. Raises NoOpenSupplement."""
    for request in application.supplements:
        if request.received_on is None:
            return request
    raise NoOpenSupplement(application.number)


def pauses(application: Application) -> list[tuple[date, date | None]]:
    """The paused intervals from delivery to receipt; an open one has no end. Unmerged, see rule 2.8."""
    return [
        (request.delivered_on, request.received_on) for request in application.supplements if request.delivered_on is not None
    ]


def _request(
    session: Session, application: Application, stage: Stage, codes: Sequence[str], on: date, cause: Cause
) -> SupplementRequest:
    resume = application.state
    if resume not in _STATES[stage]:
        raise ForbiddenTransition("application", application.number, resume, ApplicationState.SUPPLEMENTING, TRANSITIONS[resume])
    set_state(session, application, ApplicationState.SUPPLEMENTING, on, cause)
    request = SupplementRequest(stage=stage, codes=list(codes), resume_state=resume, requested_on=on)
    application.supplements.append(request)
    session.flush()
    record_event(session, application, "supplement_requested", resume, cause, "、".join(codes))
    return request
