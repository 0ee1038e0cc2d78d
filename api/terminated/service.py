"""The public list of terminated parties."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.responses import StreamingResponse

from api.applications.schemas import PartyType
from api.cases.summary import PARTY_TYPE_NAMES
from api.kit.areas import area_name
from api.kit.csv_export import Cell, csv_response
from api.kit.schemas import Page
from api.runtime import Runtime
from api.terminated import repository
from api.terminated.schemas import TerminatedEntry
from handlers.publicity.models import TerminatedEntry as Row
from handlers.register.kinds import PartyKind

HEADER = (
    "机构名称", "机构类型", "统一社会信用代码", "地址", "统筹区", "协议编号", "决定文号", "解除依据",
    "主动申请解除", "解除日期", "公布日期",
)  # fmt: skip


def list_terminated(
    runtime: Runtime, area: str | None, party_type: PartyType | None, q: str, cursor: str | None, limit: int
) -> Page[TerminatedEntry]:
    """One page of the list as it stands today."""
    kind = None if party_type is None else PartyKind(party_type.value)
    with runtime.database.read() as session:
        today = runtime.today(session).day
        page = repository.list_page(session, today, area, kind, q, cursor, limit)
        return Page(items=[_entry(row) for row in page.rows], next_cursor=page.next_cursor, total=page.total)


def export_terminated(runtime: Runtime, area: str | None, party_type: PartyType | None, q: str) -> StreamingResponse:
    """The whole list as it stands today, as CSV."""
    return csv_response("解除名单.csv", HEADER, _rows(runtime, area, party_type, q))


def _rows(runtime: Runtime, area: str | None, party_type: PartyType | None, q: str) -> Iterator[list[Cell]]:
    kind = None if party_type is None else PartyKind(party_type.value)
    with runtime.database.read() as session:
        for row in repository.every(session, runtime.today(session).day, area, kind, q):
            entry = _entry(row)
            yield [
                entry.party_name,
                entry.party_type_name,
                entry.credit_code,
                entry.address,
                entry.area_name,
                entry.agreement_number,
                entry.decision_number,
                "、".join(entry.grounds),
                entry.voluntary,
                entry.terminated_on,
                entry.published_on,
            ]


def _entry(row: Row) -> TerminatedEntry:
    return TerminatedEntry(
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
