"""Documents under `/v2`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from tests.api.camunda.conftest import Caller
from tests.api.handing_in import PDF, PNG, begin, complete, deploy
from tests.api.handing_in import upload as pick

AsPerson = Callable[[str], TestClient]


def create(client: TestClient, file: tuple[str, bytes, str] = PDF, metadata: object = None, **query: str) -> Any:
    """Store a file; gives the answer."""
    data = None if metadata is None else {"metadata": json.dumps(metadata)}
    return client.post("/v2/documents", files={"file": file}, data=data, params=query)


def test_a_document_is_created_read_and_deleted(anonymous: TestClient) -> None:
    said = {"fileName": "合同.pdf", "customProperties": {"页数": 3}, "processDefinitionId": "review", "processInstanceKey": "7"}
    answer = create(anonymous, metadata=said, documentId="contract-1")
    reference = answer.json()

    assert answer.status_code == 201
    assert reference["metadata"].pop("expiresAt").endswith("Z")
    assert reference == {
        "camunda.document.type": "camunda",
        "storeId": "dingdian",
        "documentId": "contract-1",
        "contentHash": hashlib.sha256(PDF[1]).hexdigest(),
        "metadata": {**said, "contentType": "application/pdf", "size": len(PDF[1])},
    }
    query = {"storeId": "dingdian", "contentHash": reference["contentHash"]}
    found = anonymous.get("/v2/documents/contract-1", params=query)
    assert (found.content, found.headers["content-type"]) == (PDF[1], "application/pdf")
    assert found.headers["content-disposition"].startswith("attachment")
    assert anonymous.delete("/v2/documents/contract-1").status_code == 204
    assert anonymous.get("/v2/documents/contract-1").status_code == 404
    assert anonymous.delete("/v2/documents/contract-1").status_code == 404


def test_a_name_without_an_extension_leaves_it_to_the_type(anonymous: TestClient) -> None:
    assert create(anonymous, ("blob", *PDF[1:])).json()["metadata"]["contentType"] == "application/pdf"
    assert create(anonymous, ("blob", PNG[1], "application/pdf")).status_code == 400


def test_an_id_is_given_once(anonymous: TestClient) -> None:
    assert [create(anonymous, documentId="a").status_code for _ in range(2)] == [201, 409]


def test_expiry_is_as_asked_and_not_in_the_past(anonymous: TestClient) -> None:
    later = "2099-01-02T03:04:05.000Z"
    assert create(anonymous, metadata={"expiresAt": later}).json()["metadata"]["expiresAt"] == later
    assert create(anonymous, metadata={"expiresAt": "2020-01-01T00:00:00Z"}).status_code == 400


@pytest.mark.parametrize(
    ("metadata", "query"),
    [
        ("text", {}),
        ({"fileNames": "x"}, {}),
        ({"fileName": 1}, {}),
        ({"processInstanceKey": "x"}, {}),
        ({"expiresAt": "tomorrow"}, {}),
        ({"customProperties": {"a": "\0"}}, {}),
        ([{}, {}], {}),
        (None, {"storeId": "gcp"}),
        (None, {"documentId": "a/b"}),
    ],
    ids=range(9),
)
def test_wrong_requests(anonymous: TestClient, metadata: object, query: dict[str, str]) -> None:
    answer = create(anonymous, metadata=metadata, **query)

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    "text", ["{", "NaN", '{"customProperties": {"a": NaN}}', '{"fileName": "\\ud800"}', "[" * 500], ids=range(5)
)
def test_metadata_that_is_no_json(anonymous: TestClient, text: str) -> None:
    answer = anonymous.post("/v2/documents", files={"file": PDF}, data={"metadata": text})

    assert answer.status_code == 400


@pytest.mark.parametrize("query", [{"contentHash": "x"}, {"storeId": "gcp"}])
def test_a_reference_that_does_not_fit(anonymous: TestClient, query: dict[str, str]) -> None:
    create(anonymous, documentId="a")

    assert anonymous.get("/v2/documents/a", params=query).status_code == 400


def test_a_batch_stores_what_it_can(anonymous: TestClient) -> None:
    files = [("files", PDF), ("files", ("页面.html", b"<p>", "text/html")), ("files", PNG)]
    answer = anonymous.post("/v2/documents/batch", files=files)
    batch = answer.json()

    assert answer.status_code == 207
    assert [one["metadata"]["fileName"] for one in batch["createdDocuments"]] == [PDF[0], PNG[0]]
    (failed,) = batch["failedDocuments"]
    assert (failed["fileName"], failed["status"], failed["title"]) == ("页面.html", 400, "INVALID_ARGUMENT")


@pytest.mark.parametrize("as_list", [True, False])
def test_a_batch_says_something_of_each_file(anonymous: TestClient, as_list: bool) -> None:
    said = [{"fileName": "一.pdf"}, {"fileName": "二.png"}]
    data = {"metadataList": json.dumps(said) if as_list else [json.dumps(one) for one in said]}
    answer = anonymous.post("/v2/documents/batch", files=[("files", PDF), ("files", PNG)], data=data)

    assert answer.status_code == 201
    assert [one["metadata"]["fileName"] for one in answer.json()["createdDocuments"]] == ["一.pdf", "二.png"]
    assert answer.json()["failedDocuments"] == []


def test_a_variable_that_refers_to_it_keeps_it(v2: Caller, anonymous: TestClient, deployed: Any) -> None:
    reference = create(anonymous, documentId="a").json()
    v2.start("review", {"days": 3, "file": reference})

    assert anonymous.delete("/v2/documents/a").status_code == 409
    assert anonymous.get("/v2/documents/a").status_code == 200


def test_it_is_seen_as_in_the_web_app(as_person: AsPerson, sign_in_as: AsPerson, runtime: Runtime) -> None:
    deploy(runtime)
    clerk = sign_in_as("shouli")
    loose, used = pick(clerk), pick(clerk)
    complete(clerk, begin(runtime), used)
    seen = {
        person: [as_person(person).get(f"/v2/documents/{one['documentId']}").status_code for one in (loose, used)]
        for person in ("shouli", "pinggu", "nb-shouli")
    }

    assert seen == {"shouli": [200, 200], "pinggu": [404, 200], "nb-shouli": [404, 404]}
    assert as_person("pinggu").delete(f"/v2/documents/{loose['documentId']}").status_code == 404


def test_parties_may_not_call(as_person: AsPerson) -> None:
    assert create(as_person("yaodian")).status_code == 403
