"""The agreements that a person may see, as a list to work on in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.responses import StreamingResponse

from api.agreements import repository, views
from api.agreements.query import AgreementQuery
from api.kit.context import Context
from api.kit.csv_export import Cell, csv_response
from handlers.agreements import Agreement

HEADER = (
    "协议编号", "机构名称", "机构类型", "统一社会信用代码", "统筹区", "状态", "签订日期", "生效日期", "届满日期", "终止日期",
    "终止原因", "结算", "政策辅导期", "异地结算", "续签", "案件", "中止次数",
)  # fmt: skip


def export_agreements(ctx: Context, query: AgreementQuery) -> StreamingResponse:
    """Every agreement that the search finds, under the same visibility."""
    return csv_response("协议.csv", HEADER, _rows(ctx, query))


def _rows(ctx: Context, query: AgreementQuery) -> Iterator[list[Cell]]:
    with ctx.read() as session:
        for agreement in repository.every(session, ctx.principal, query):
            yield _cells(agreement)


def _cells(agreement: Agreement) -> list[Cell]:
    row = views.row_of(agreement)
    return [
        row.number,
        row.party_name,
        row.party_type_name,
        agreement.party.credit_code,
        row.area_name,
        row.state_name,
        agreement.signed_on,
        row.effective_on,
        row.ends_on,
        row.ended_on,
        row.end_reason_name,
        *(region.value_name for region in views.regions_of(agreement)),
    ]
