"""The public list of terminated parties."""

from __future__ import annotations

from api.applications.schemas import PartyType
from api.cases.summary import PARTY_TYPE_NAMES
from api.kit.areas import area_name
from api.kit.schemas import Page
from api.runtime import Runtime
from api.terminated import repository
from api.terminated.schemas import TerminatedEntry
from handlers.register.kinds import PartyKind


def list_terminated(
    runtime: Runtime, area: str | None, party_type: PartyType | None, q: str, cursor: str | None, limit: int
) -> Page[TerminatedEntry]:
    """One page of the list as it stands today."""
    kind = None if party_type is None else PartyKind(party_type.value)
    with runtime.database.read() as session:
        today = runtime.today(session).day
        page = repository.list_page(session, today, area, kind, q, cursor, limit)
        entries = [
            TerminatedEntry(
                party_name=row.name,
                party_type=row.kind.value,
                party_type_name=PARTY_TYPE_NAMES[row.kind.value],
                credit_code=row.credit_code,
                address=row.address or None,
                area=row.area,
                area_name=area_name(row.area),
                agreement_number=row.agreement_number,
                decision_number=row.decision_number,
                grounds=list(row.grounds),
                voluntary=row.voluntary,
                terminated_on=row.terminated_on,
                published_on=row.published_on,
            )
            for row in page.rows
        ]
        return Page(items=entries, next_cursor=page.next_cursor, total=page.total)
