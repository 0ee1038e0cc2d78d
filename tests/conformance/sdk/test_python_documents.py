"""Documents through Camunda's official Python SDK."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from camunda_orchestration_sdk import CamundaClient
from camunda_orchestration_sdk import models as m
from camunda_orchestration_sdk.types import File

CONTENT = b"%PDF-1.7 example"


@pytest.fixture
def camunda(server: str) -> Iterator[CamundaClient]:
    """A client without sign-in."""
    with CamundaClient(configuration={"CAMUNDA_REST_ADDRESS": server, "CAMUNDA_AUTH_STRATEGY": "NONE"}) as client:
        yield client


def file(name: str) -> File:
    """A PDF."""
    return File(payload=BytesIO(CONTENT), file_name=name, mime_type="application/pdf")


def test_a_document_is_created_read_and_deleted(camunda: CamundaClient) -> None:
    said = m.DocumentMetadata(file_name="合同.pdf")
    created = camunda.create_document(data=m.CreateDocumentData(file=file("a.pdf"), metadata=said))

    assert (created.metadata.file_name, created.metadata.size) == ("合同.pdf", len(CONTENT))
    assert created.metadata.expires_at is not None
    found = camunda.get_document(created.document_id, store_id=created.store_id, content_hash=str(created.content_hash))
    assert found.payload.read() == CONTENT
    camunda.delete_document(created.document_id)


def test_a_batch(camunda: CamundaClient) -> None:
    said = [m.DocumentMetadata(file_name=name) for name in ("一.pdf", "二.pdf")]
    batch = camunda.create_documents(data=m.CreateDocumentsData(files=[file("1.pdf"), file("2.pdf")], metadata_list=said))

    assert [one.metadata.file_name for one in batch.created_documents] == ["一.pdf", "二.pdf"]
    assert batch.failed_documents == []
