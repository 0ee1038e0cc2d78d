"""Reading notices and recording their delivery."""

from __future__ import annotations

from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from api.cases.summary import require_case
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.problems import conflict, not_found
from api.notices import repository
from api.notices.schemas import Delivery, Notice, RecordDelivery
from engine.commands.unit_of_work import UnitOfWork
from handlers.business_keys import Dossier
from handlers.cause import Cause
from handlers.notices.delivery import Receipt
from handlers.notices.delivery import record_delivery as record
from handlers.notices.kinds import NoticeKind
from handlers.notices.models import Method
from handlers.notices.models import Notice as NoticeRow

DELIVERERS = ("agency-intake", "agency-evaluator", "agency-negotiator", "agency-auditor", "agency-leader")
DOCUMENT_POLICY = (
    "sandbox allow-same-origin allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
# the process waits for these in a task of its own, which starts the clocks
DELIVERED_BY_TASK = frozenset({NoticeKind.EVALUATION_RESULT})


def list_notices(ctx: Context, business_key: str) -> list[Notice]:
    """The notices of a visible case."""
    with ctx.read() as session:
        dossier = require_case(session, ctx.principal, business_key)
        return of_case(ctx, session, dossier)


def of_case(ctx: Context, session: Session, dossier: Dossier) -> list[Notice]:
    """The notices of a case whose visibility was checked already."""
    return [_notice(row, row.business_key or dossier.number) for row in repository.of_case(session, ctx.principal, dossier)]


def get_notice(ctx: Context, key: str) -> Notice:
    """One notice."""
    with ctx.read() as session:
        return _described(session, _require(ctx, session, key))


def read_document(ctx: Context, key: str) -> HTMLResponse:
    """The document itself, as it was issued."""
    with ctx.read() as session:
        row = _require(ctx, session, key)
        return HTMLResponse(row.html, headers={"Content-Security-Policy": DOCUMENT_POLICY})


def record_delivery(ctx: Context, key: str, body: RecordDelivery) -> Notice:
    """Record a delivery (agency staff of the area); audited."""

    def work(uow: UnitOfWork) -> Notice:
        row = _require(ctx, uow.session, key)
        ctx.require(row.area, *DELIVERERS)
        if row.kind in DELIVERED_BY_TASK:
            detail = "该文书的送达由流程任务“登记告知书送达”记录，送达日期将启动整改期限。请在待办中办理。"
            raise conflict("delivered-by-task", detail)
        receipt = Receipt(
            method=Method(body.method.value),
            on=body.delivered_on,
            recipient=body.recipient or None,
            receipt=body.receipt or None,
            refused_to_sign=body.refused_to_sign,
        )
        cause = Cause(actor=ctx.principal.username, at=uow.now, instance_key=row.instance_key)
        record(uow.session, row, receipt, cause)
        details = {"number": row.number, "method": body.method.value, "on": body.delivered_on.isoformat()}
        uow.audit("notice:deliver", "notice", row.id, details)
        return _described(uow.session, row)

    return ctx.run(work)


def _require(ctx: Context, session: Session, key: str) -> NoticeRow:
    row = repository.get_visible(session, ctx.principal, to_key(key, "该文书"))
    if row is None:
        raise not_found("该文书")
    return row


def _described(session: Session, row: NoticeRow) -> Notice:
    numbers = repository.numbers_of(session, {row.application_id} if row.application_id else set())
    return _notice(row, row.business_key or numbers.get(row.application_id or 0))


def _notice(row: NoticeRow, business_key: str | None) -> Notice:
    return Notice(
        key=str(row.id),
        number=row.number,
        kind=row.kind,
        title=row.title,
        addressee=row.addressee,
        business_key=business_key,
        issued_on=row.issued_on,
        issued_at=row.issued_at,
        due_on=row.due_on,
        provisions=list(row.basis),
        delivery=_delivery(row),
    )


def _delivery(row: NoticeRow) -> Delivery | None:
    found = row.delivery
    if found is None:
        return None
    return Delivery(
        delivered_on=found.delivered_on,
        method=found.method.value,
        method_name=found.method.label,
        recipient=found.recipient,
        receipt=found.receipt,
        refused_to_sign=found.refused_to_sign,
    )
