"""The public list of designated parties."""

from __future__ import annotations

from api.applications.schemas import PartyType
from api.cases.summary import PARTY_TYPE_NAMES
from api.designated import repository
from api.designated.schemas import DesignatedEntry
from api.kit.areas import area_name
from api.kit.schemas import Page
from api.runtime import Runtime
from handlers.register.kinds import PartyKind


def list_designated(
    runtime: Runtime, area: str | None, party_type: PartyType | None, q: str, cursor: str | None, limit: int
) -> Page[DesignatedEntry]:
    """One page of the list as it stands today."""
    kind = None if party_type is None else PartyKind(party_type.value)
    with runtime.database.read() as session:
        today = runtime.today(session).day
        page = repository.list_page(session, today, area, kind, q, cursor, limit)
        agreements = repository.agreements(session, {row.agreement_id for row in page.rows})
        entries = [
            DesignatedEntry(
                party_name=row.name,
                party_type=row.kind.value,
                party_type_name=PARTY_TYPE_NAMES[row.kind.value],
                address=row.address or None,
                area=row.area,
                area_name=area_name(row.area),
                agreement_number=agreements[row.agreement_id].number,
                announced_on=row.announced_on,
                effective_on=agreements[row.agreement_id].effective_on,
                ends_on=row.valid_to,
            )
            for row in page.rows
        ]
        return Page(items=entries, next_cursor=page.next_cursor, total=page.total)
