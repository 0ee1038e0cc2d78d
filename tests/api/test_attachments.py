"""Uploads: what is taken, and who may have it."""

from __future__ import annotations

import pytest

from api.demo.walk import Walker
from api.runtime import Runtime
from tests.api.conftest import SignInAs
from tests.api.handing_in import set_parameter

PDF = ("材料.pdf", b"%PDF-1.7 example", "application/pdf")


def test_a_file_comes_back_as_it_went_and_only_as_a_download(sign_in_as: SignInAs) -> None:
    person = sign_in_as("yaodian")
    stored = person.post("/api/attachments", files={"file": PDF}).json()

    answer = person.get(f"/api/attachments/{stored['key']}")

    assert answer.content == PDF[1]
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E6%9D%90")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("page.pdf", b"<script>alert(1)</script>"),
        ("program.exe", b"MZ\x90\x00"),
        ("no-extension", b"%PDF-1.7"),
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("empty.pdf", b""),
    ],
    ids=["a page", "a page called pdf", "a program", "no extension", "a drawing with scripts", "empty"],
)
def test_a_file_that_is_not_what_it_says_is_refused(sign_in_as: SignInAs, name: str, content: bytes) -> None:
    answer = sign_in_as("yaodian").post("/api/attachments", files={"file": (name, content, "application/pdf")})

    assert answer.status_code == 422


def test_a_file_that_is_too_large_is_refused(sign_in_as: SignInAs) -> None:
    huge = ("a.pdf", b"%PDF-1.7" + bytes(21 * 1024 * 1024), "application/pdf")

    assert sign_in_as("yaodian").post("/api/attachments", files={"file": huge}).status_code == 413


def test_who_has_too_many_loose_files_gives_them_to_a_case_first(sign_in_as: SignInAs, walker: Walker, runtime: Runtime) -> None:
    number, clerk = walker.submit("杭州拱墅康泽大药房"), sign_in_as("shouli")
    set_parameter(runtime, "loose_documents_max_bytes", len(PDF[1]))
    into_a_case = {"business_key": number}

    assert [clerk.post("/api/attachments", files={"file": PDF}).status_code for _ in range(3)] == [201, 201, 409]
    assert clerk.post("/api/attachments", files={"file": PDF}, data=into_a_case).status_code == 201


def test_a_loose_file_is_the_uploaders_alone(sign_in_as: SignInAs) -> None:
    key = sign_in_as("yaodian").post("/api/attachments", files={"file": PDF}).json()["key"]

    for other in ("yiyuan", "shouli", "yunwei"):
        assert sign_in_as(other).get(f"/api/attachments/{key}").status_code == 404


def test_a_file_of_a_case_is_seen_with_the_case(sign_in_as: SignInAs, walker: Walker) -> None:
    number = walker.submit("杭州拱墅康泽大药房")
    body = {"business_key": number, "label": "核查照片"}
    key = sign_in_as("shouli").post("/api/attachments", files={"file": PDF}, data=body).json()["key"]

    (listed,) = sign_in_as("yaodian").get(f"/api/cases/{number}/attachments").json()
    assert listed["label"] == "核查照片"
    assert sign_in_as("pinggu").get(f"/api/attachments/{key}").status_code == 200
    assert sign_in_as("nb-shouli").get(f"/api/attachments/{key}").status_code == 404


def test_nothing_can_be_added_to_a_hidden_case(sign_in_as: SignInAs, walker: Walker) -> None:
    number = walker.submit("杭州拱墅康泽大药房")

    answer = sign_in_as("nb-shouli").post("/api/attachments", files={"file": PDF}, data={"business_key": number})

    assert answer.status_code == 404


def test_a_path_in_the_name_is_dropped(sign_in_as: SignInAs) -> None:
    file = ("..\\..\\etc/材料.pdf", PDF[1], "application/pdf")

    stored = sign_in_as("yaodian").post("/api/attachments", files={"file": file}).json()

    assert "/" not in stored["name"]
    assert "\\" not in stored["name"]
