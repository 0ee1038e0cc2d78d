"""The public list, and objections of the public."""

from __future__ import annotations

from api.cases.summary import PARTY_TYPE_NAMES
from api.kit.areas import area_name
from api.kit.dates import Today
from api.kit.params import to_key
from api.kit.problems import not_found
from api.kit.schemas import Page
from api.publicity import repository
from api.publicity.schemas import Objection, ObjectionReceived, PublicityEntry
from api.runtime import Runtime
from api.throttling.limits import OBJECTION
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers.deadlines import date_in_china
from handlers.intake import object_to_publicity
from handlers.publicity.models import EntryState
from handlers.publicity.models import PublicityEntry as EntryRow

STATE_NAMES = {EntryState.PUBLISHED: "公示中", EntryState.PAUSED: "公示中(异议核查)"}
PUBLIC = Actor(id="public", groups=frozenset(), tenants=frozenset())


def list_publicity(runtime: Runtime, area: str | None, q: str, cursor: str | None, limit: int) -> Page[PublicityEntry]:
    """One page of the list."""
    with runtime.database.read() as session:
        today = runtime.today(session)
        page = repository.list_page(session, area, q, cursor, limit)
        entries = [_entry(row, today) for row in page.rows]
        return Page(items=entries, next_cursor=page.next_cursor, total=page.total)


def get_publicity(runtime: Runtime, key: str) -> PublicityEntry:
    """One entry; a 404 problem once its publicity is over."""
    with runtime.database.read() as session:
        row = repository.get_shown(session, to_key(key, "该公示"))
        if row is None:
            raise not_found("该公示")
        return _entry(row, runtime.today(session))


def object_to(runtime: Runtime, key: str, body: Objection, address: str) -> ObjectionReceived:
    """Take an objection in. It goes to the evaluators; the public list does not show it."""
    entry_id = to_key(key, "该公示")
    now = runtime.wall.now()
    with runtime.database.write() as session:
        OBJECTION.check(session, str(entry_id), address, now)
        OBJECTION.record(session, str(entry_id), address, now)

    def work(uow: UnitOfWork) -> ObjectionReceived:
        if repository.get_shown(uow.session, entry_id) is None:
            raise not_found("该公示")
        objection_id = object_to_publicity(
            uow,
            entry_id,
            objector=None if body.anonymous else body.name,
            contact=None if body.anonymous else body.contact,
            anonymous=body.anonymous,
            facts=body.facts,
            evidence=body.evidence,
        )
        return ObjectionReceived(receipt=str(objection_id), received_on=date_in_china(uow.now))

    return runtime.engine.run(PUBLIC, work)


def _entry(row: EntryRow, today: Today) -> PublicityEntry:
    kind = row.application.party.kind.value
    return PublicityEntry(
        key=str(row.id),
        party_name=row.party_name,
        party_type=kind,
        party_type_name=PARTY_TYPE_NAMES[kind],
        address=row.party_address or None,
        area=row.area,
        area_name=area_name(row.area),
        published_on=row.published_on,
        ends_on=row.ends_on,
        state=row.state.value,
        state_name=STATE_NAMES[row.state],
        open_for_objection=today.day <= row.ends_on,
    )
