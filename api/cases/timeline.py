"""The story of a case in Chinese: steps of its processes, events of the domain, notices and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.cases import repository, wording
from api.cases.decisions import decision_detail, decision_name, decision_views
from api.cases.schemas import DecisionView, TimelineEntry
from api.cases.summary import is_staff, require_case
from api.kit.context import Context
from api.kit.principal import Principal
from api.notices.repository import of_case
from engine.actor import SYSTEM_ID
from engine.store.history import DECISION, MIGRATION, HistoryEvent
from handlers.agreements import Agreement
from handlers.agreements import repository as agreements
from handlers.applications.models import Application
from handlers.business_keys import Dossier
from handlers.cases import Case, case_events
from handlers.columns import EventColumns
from handlers.deadlines import date_in_china
from handlers.evaluations import repository as evaluations
from handlers.notices.models import Notice
from handlers.publicity import repository as publicity

SHOWN_TYPES = [DECISION, *sorted({element_type for element_type, _ in wording.ELEMENT_TITLES})]
INTERNAL_KINDS = frozenset({"step", "decision"})
INTERNAL_EVENTS = frozenset(
    {"case.investigator", "case.finding", "case.evidence", "case.proved", "case.not_proved", "case.reported"}
)
"""What the party reads in documents, or not at all."""
SYSTEM_NAME = "系统"
PUBLIC_NAME = "社会公众"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the story before names are looked up. `rank` keeps the order within one instant."""

    at: datetime
    rank: int
    kind: str
    title: str
    detail: str | None
    actor: str | None
    instance_key: int | None
    element_id: str | None
    provisions: tuple[str, ...]
    decisions: tuple[DecisionView, ...] = ()


def get_timeline(ctx: Context, business_key: str) -> list[TimelineEntry]:
    """The timeline of a visible case."""
    with ctx.read() as session:
        dossier = require_case(session, ctx.principal, business_key)
        return entries_for(session, ctx.principal, dossier)


def entries_for(session: Session, principal: Principal, dossier: Dossier) -> list[TimelineEntry]:
    """The timeline as that person may read it: the party sees no inner steps and no caseworkers' names."""
    lines = sorted(_lines(session, principal, dossier), key=lambda line: (line.at, line.rank))
    if not is_staff(principal, dossier):
        lines = [_for_outsiders(line, principal) for line in lines if line.kind not in INTERNAL_KINDS]
    names = accounts.names_of(session, {line.actor for line in lines if line.actor})
    processes = {row.key: row.process_id for row in repository.instances(session, dossier.number)}
    return [_entry(line, names, processes) for line in lines]


def _lines(session: Session, principal: Principal, dossier: Dossier) -> Iterator[Line]:
    keys = [row.key for row in repository.instances(session, dossier.number)]
    yield from _history_lines(repository.history(session, keys, SHOWN_TYPES))
    hidden = frozenset() if is_staff(principal, dossier) else INTERNAL_EVENTS
    for events in domain_events(session, dossier):
        yield from (_domain_line(event, row_id) for row_id, event in events if event.event not in hidden)
    yield from _notice_lines(of_case(session, principal, dossier))


def _history_lines(events: Iterable[HistoryEvent]) -> Iterator[Line]:
    for event in events:
        properties = event.properties or {}
        provisions = tuple(part.strip() for part in str(properties.get("provision", "")).split(",") if part.strip())
        name = event.name or event.element_id or ""
        decisions: tuple[DecisionView, ...] = ()
        if event.type == DECISION:
            kind, detail, decisions = "decision", decision_detail(event.payload), tuple(decision_views(event.payload))
            title = f"规则判定：{decision_name(event.payload, name)}"
        else:
            kind, detail = "step", None
            found = wording.element_title(event.type, event.state, name)
            if found is None:
                continue
            title = found
        by_person = event.type == MIGRATION or (event.type == "USER_TASK" and event.state == "COMPLETED")
        actor = event.actor if by_person else SYSTEM_ID
        place = (event.instance_key, event.element_id)
        yield Line(event.at, event.key, kind, title, detail, actor, *place, provisions, decisions)


def domain_events(session: Session, dossier: Dossier) -> Iterator[Sequence[tuple[int, EventColumns]]]:
    """The domain's own events, each with its key: of an application with all it led to, of an agreement, or of a case."""
    if isinstance(dossier, Case):
        yield [(event.id, event) for event in case_events(session, dossier)]
    elif isinstance(dossier, Agreement):
        yield [(event.id, event) for event in agreements.events_of(session, dossier.id)]
    else:
        yield from _application_events(session, dossier)


def _application_events(session: Session, application: Application) -> Iterator[Sequence[tuple[int, EventColumns]]]:
    yield [(event.id, event) for event in application.events]
    for evaluation in evaluations.of_application(session, application.id):
        yield [(event.id, event) for event in evaluations.events_of(session, evaluation.id)]
    entry = publicity.of_application(session, application.id)
    if entry is not None:
        yield [(event.id, event) for event in publicity.events_of(session, entry.id)]
    agreement = agreements.of_application(session, application.id)
    if agreement is not None:
        yield [(event.id, event) for event in agreements.events_of(session, agreement.id)]


def _domain_line(event: EventColumns, row_id: int) -> Line:
    provisions = () if event.provision is None else (event.provision,)
    title = wording.domain_title(event.event)
    return Line(
        event.at,
        row_id,
        "domain",
        title,
        event.reason,
        event.actor,
        event.instance_key,
        event.element_id,
        provisions,
    )


def _notice_lines(rows: Iterable[Notice]) -> Iterator[Line]:
    for notice in rows:
        basis = tuple(notice.basis)
        yield Line(
            notice.issued_at,
            notice.id,
            "notice",
            f"发出《{notice.title}》{notice.number}",
            None if notice.due_on is None else f"期限：{notice.due_on.isoformat()}",
            notice.issued_by,
            notice.instance_key,
            notice.element_id,
            basis,
        )
        delivery = notice.delivery
        if delivery is not None:
            detail = f"{delivery.method.label},{delivery.delivered_on.isoformat()}"
            title = f"送达《{notice.title}》{notice.number}"
            yield Line(delivery.recorded_at, delivery.id, "notice", title, detail, delivery.recorded_by, None, None, ())


def _for_outsiders(line: Line, principal: Principal) -> Line:
    is_own = line.actor in {None, SYSTEM_ID, principal.username}
    return line if is_own else replace(line, actor=None)


def _entry(line: Line, names: dict[str, str], processes: dict[int, str]) -> TimelineEntry:
    fixed = {SYSTEM_ID: SYSTEM_NAME, "public": PUBLIC_NAME}
    actor_name = None if line.actor is None else fixed.get(line.actor) or names.get(line.actor, line.actor)
    return TimelineEntry(
        at=line.at,
        on=date_in_china(line.at),
        kind=line.kind,
        title=line.title,
        detail=line.detail,
        actor=line.actor,
        actor_name=actor_name,
        process_id=processes.get(line.instance_key or 0),
        element_id=line.element_id,
        instance_key=None if line.instance_key is None else str(line.instance_key),
        provisions=list(line.provisions),
        decisions=list(line.decisions),
    )
