"""Files within size and type, under a harmless name."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy.orm import Session

from handlers import attachments, parameters
from handlers.attachments import AttachmentTooLarge, AttachmentTypeRefused, UnknownAttachment, Upload
from handlers.errors import InvalidFact
from tests.handlers.cases import AREA, CAUSE, DAY, pharmacy, submitted


def pdf(name: str = "营业执照.pdf", content: bytes = b"%PDF", media_type: str = "application/pdf") -> Upload:
    """A file to hand in."""
    return Upload(name=name, media_type=media_type, content=content, task_key=11, item_code="O3-06-2")


def test_kept_file_is_found_again(session: Session) -> None:
    """By id, by application and by task, with its digest."""
    application = submitted(session, pharmacy(session))
    kept = attachments.store(session, pdf(), AREA, DAY, CAUSE, application)
    assert (kept.name, kept.size, kept.sha256) == ("营业执照.pdf", 4, hashlib.sha256(b"%PDF").hexdigest())
    session.expire(kept)
    assert attachments.attachment_of(session, kept.id).content == b"%PDF"
    assert list(attachments.attachments_of(session, application)) == [kept]
    assert list(attachments.task_attachments(session, 11)) == [kept]
    assert list(attachments.task_attachments(session, 12)) == []


def test_size_limit_includes_its_value(session: Session) -> None:
    """As many bytes as allowed are taken, one more is not."""
    parameters.set_override(session, "attachment_max_bytes", AREA, DAY, 10, "市", CAUSE)
    assert attachments.store(session, pdf(content=b"x" * 10), AREA, DAY, CAUSE).size == 10
    with pytest.raises(AttachmentTooLarge) as caught:
        attachments.store(session, pdf(content=b"x" * 11), AREA, DAY, CAUSE)
    assert (caught.value.size, caught.value.limit) == (11, 10)


def test_empty_file_is_refused(session: Session) -> None:
    """Nothing is no evidence."""
    with pytest.raises(InvalidFact):
        attachments.store(session, pdf(content=b""), AREA, DAY, CAUSE)


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/x-msdownload", ""])
def test_type_that_a_browser_might_run_is_refused(session: Session, media_type: str) -> None:
    """Only the types of the parameter."""
    with pytest.raises(AttachmentTypeRefused):
        attachments.store(session, pdf(media_type=media_type), AREA, DAY, CAUSE)


def test_type_is_compared_without_case_and_parameters(session: Session) -> None:
    """As browsers send it."""
    kept = attachments.store(session, pdf(media_type="Application/PDF; charset=binary"), AREA, DAY, CAUSE)
    assert kept.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\用户\\合同.pdf", "合同.pdf"), ("a\r\nb\x00.pdf", "ab.pdf")],
)
def test_name_is_made_harmless(session: Session, given: str, kept: str) -> None:
    """No folders of either kind, no control characters."""
    assert attachments.store(session, pdf(name=given), AREA, DAY, CAUSE).name == kept


@pytest.mark.parametrize("name", ["", "/", "..", "\r\n"])
def test_file_without_name_is_refused(session: Session, name: str) -> None:
    """Nothing is left to call it by."""
    with pytest.raises(InvalidFact):
        attachments.store(session, pdf(name=name), AREA, DAY, CAUSE)


def test_unknown_attachment(session: Session) -> None:
    """A typed error."""
    with pytest.raises(UnknownAttachment):
        attachments.attachment_of(session, 1)
