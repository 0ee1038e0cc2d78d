"""Files of form fields: what is taken, what completing asks of them, and who sees them."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from api.demo.walk import Walker
from api.runtime import Runtime
from tests.api.conftest import SignInAs
from tests.api.handing_in import PDF, PNG, begin, complete, deploy, set_parameter, upload


@pytest.fixture(autouse=True)
def _deployed(runtime: Runtime) -> None:
    deploy(runtime)


def problem(answer: Any) -> tuple[int, str, str]:
    """Status, field and reason of a refusal about one field."""
    (error,) = answer.json()["errors"]
    return answer.status_code, error["label"], error["reason"]


def test_a_file_is_stored_and_handed_in_and_the_variable_holds_its_reference(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, task = sign_in_as("shouli"), begin(runtime)
    reference = upload(clerk, task_key=task)
    assert reference["metadata"].pop("expiresAt") is not None

    assert complete(clerk, task, {"documentId": reference["documentId"]}).status_code == 200

    with runtime.engine.reading() as session:
        key = int(reference["metadata"]["processInstanceKey"])
        (stored,) = runtime.engine.variables(session, key)["files"]
    assert stored["metadata"].pop("expiresAt") is None
    assert stored == reference == {
        "camunda.document.type": "camunda",
        "storeId": "dingdian",
        "documentId": reference["documentId"],
        "contentHash": hashlib.sha256(PDF[1]).hexdigest(),
        "metadata": {
            "contentType": "application/pdf",
            "fileName": "现场记录.pdf",
            "size": len(PDF[1]),
            "processDefinitionId": "handing-in",
            "processInstanceKey": str(key),
            "customProperties": {},
        },
    }  # fmt: skip


def test_it_comes_back_as_it_went_and_only_as_a_download(sign_in_as: SignInAs) -> None:
    clerk = sign_in_as("shouli")
    answer = clerk.get(f"/api/documents/{upload(clerk)['documentId']}")

    assert (answer.content, answer.headers["content-type"]) == (PDF[1], "application/pdf")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E7%8E%B0")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("page.pdf", b"<script>alert(1)</script>"),
        ("program.exe", b"MZ\x90\x00"),
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("empty.pdf", b""),
        ("empty.txt", b""),
        ("binary.txt", b"a\x00b"),
        ("archive.zip", b"PK\x03\x04"),
    ],
    ids=["a page", "a page called pdf", "a program", "a drawing", "empty", "an empty text", "no text", "a type not allowed"],
)
def test_a_file_of_another_type_is_refused(sign_in_as: SignInAs, name: str, content: bytes) -> None:
    answer = sign_in_as("shouli").post("/api/documents", files={"file": (name, content, "application/pdf")})

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("说明.txt", "定点".encode(), "text/plain"),
        ("说明.txt", "定点".encode("gbk"), "text/plain"),
        ("照片.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
    ids=["a text in UTF-8", "a text in GBK", "a picture"],
)
def test_every_type_of_the_parameter_is_told(sign_in_as: SignInAs, name: str, content: bytes, media_type: str) -> None:
    assert upload(sign_in_as("shouli"), (name, content, "x/y"))["metadata"]["contentType"] == media_type


def test_size_and_time_are_parameters_of_the_area(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, other = sign_in_as("shouli"), sign_in_as("nb-shouli")
    set_parameter(runtime, "attachment_max_bytes", 20)
    set_parameter(runtime, "loose_documents_max_bytes", 32)
    large = ("a.pdf", b"%PDF-1.7" + bytes(13), "application/pdf")

    assert clerk.post("/api/documents", files={"file": large}).status_code == 422
    assert upload(other, large)
    assert [clerk.post("/api/documents", files={"file": PDF}).status_code for _ in range(3)] == [201, 201, 409]


@pytest.mark.parametrize("value", [None, []])
def test_a_required_file_that_is_missing(sign_in_as: SignInAs, runtime: Runtime, value: object) -> None:
    task = begin(runtime)
    answer = sign_in_as("shouli").post(f"/api/tasks/{task}/complete", json={"variables": {"files": value}})

    assert problem(answer) == (422, "现场材料", "此项必填")


def test_a_type_the_form_does_not_ask_for(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, task = sign_in_as("shouli"), begin(runtime)
    text = upload(clerk, ("说明.txt", b"x", "text/plain"))

    assert problem(complete(clerk, task, text)) == (422, "现场材料", "文件“说明.txt”的格式不符，可上传：.pdf,image/*")


@pytest.mark.parametrize("document_id", ["unknown", "", "a\0b", "x" * 10_000], ids=range(4))
def test_a_file_that_nobody_knows(sign_in_as: SignInAs, runtime: Runtime, document_id: str) -> None:
    answer = complete(sign_in_as("shouli"), begin(runtime), {"documentId": document_id})

    assert problem(answer) == (422, "现场材料", "第 1 个文件不存在、已过期或您无权使用，请重新上传")


def test_files_of_others_cannot_be_handed_in(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, stranger = sign_in_as("shouli"), sign_in_as("nb-shouli")
    loose = upload(sign_in_as("pinggu"))
    used = upload(clerk)
    assert complete(clerk, begin(runtime), used).status_code == 200
    there = begin(runtime, "330200")

    for person, task, reference in ((clerk, begin(runtime), loose), (stranger, there, used), (stranger, there, loose)):
        assert problem(complete(person, task, reference))[1:] == ("现场材料", "第 1 个文件不存在、已过期或您无权使用，请重新上传")
    assert complete(clerk, begin(runtime), used).status_code == 200, "a file of a case one sees may be used again"


def test_a_loose_file_is_the_uploaders_alone(sign_in_as: SignInAs) -> None:
    document_id = upload(sign_in_as("shouli"))["documentId"]

    assert sign_in_as("shouli").get(f"/api/documents/{document_id}").status_code == 200
    for other in ("fuzeren", "yunwei", "yiyuan", "nb-shouli"):
        assert sign_in_as(other).get(f"/api/documents/{document_id}").status_code == 404


def test_a_file_that_was_handed_in_is_seen_with_the_case(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, task = sign_in_as("shouli"), begin(runtime)
    reference = upload(clerk)
    complete(clerk, task, reference)

    for person, status in {
        "shouli": 200,
        "pinggu": 200,
        "yunwei": 200,
        "yiyuan": 404,
        "disanfang": 404,
        "nb-shouli": 404,
    }.items():
        assert sign_in_as(person).get(f"/api/documents/{reference['documentId']}").status_code == status, person


def test_what_a_form_shows_is_seen_by_whoever_sees_the_task(sign_in_as: SignInAs, runtime: Runtime) -> None:
    clerk, third = sign_in_as("shouli"), sign_in_as("disanfang")
    reference, other = upload(clerk), upload(clerk, PNG)
    complete(clerk, begin(runtime), reference)
    complete(clerk, begin(runtime), other)
    tasks = {item["element_id"]: item["key"] for item in third.get("/api/tasks?sort=-created").json()["items"]}

    detail = third.get(f"/api/tasks/{tasks['look']}").json()
    (shown,) = detail["data"]["files"]
    assert shown["documentId"] in {reference["documentId"], other["documentId"]}
    hidden = next(one for one in (reference, other) if one["documentId"] != shown["documentId"])
    address = f"/api/tasks/{tasks['look']}/documents"
    assert third.get(f"{address}/{shown['documentId']}").status_code == 200
    assert third.get(f"{address}/{hidden['documentId']}").status_code == 404
    assert sign_in_as("yiyuan").get(f"{address}/{shown['documentId']}").status_code == 404


def test_the_files_of_a_case_list_them_for_the_agency(sign_in_as: SignInAs, runtime: Runtime, walker: Walker) -> None:
    clerk, number = sign_in_as("shouli"), walker.submit("杭州拱墅康泽大药房")
    complete(clerk, begin(runtime, business_key=number), upload(clerk))

    (listed,) = clerk.get(f"/api/cases/{number}/attachments").json()
    assert (listed["name"], listed["label"], listed["uploaded_by"]) == ("现场记录.pdf", "表单文件", "shouli")
    assert clerk.get(listed["address"]).content == PDF[1]
    assert sign_in_as("yaodian").get(f"/api/cases/{number}/attachments").json() == []


def test_a_file_for_a_task_one_does_not_see_is_refused(sign_in_as: SignInAs, runtime: Runtime) -> None:
    answer = sign_in_as("nb-shouli").post("/api/documents", files={"file": PDF}, data={"task_key": begin(runtime)})

    assert answer.status_code == 404
