"""The broken set and hostile files at `/v2/deployments`: each refused with its element and remedy, and nothing is stored."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.hazards.broken.entries import ENTRIES

FORM = (
    '{"type":"default","id":"hostile","schemaVersion":19,"executionPlatform":"Camunda Cloud","executionPlatformVersion":"8.9.0"'
)
DEEP = 100_000
HOSTILE: dict[str, tuple[str, bytes]] = {
    "deep JSON": ("a.form", b"[" * DEEP),
    "deep form": ("a.form", f'{FORM},"components":{"[" * 200}{"]" * 200}}}'.encode()),
    "UTF-16": ("a.form", f'{FORM},"components":[]}}'.encode("utf-16")),
    "half a character": ("a.form", f'{FORM},"components":[],"name":"\\ud800"}}'.encode()),
    "NUL": ("a.form", f'{FORM},"components":[],"name":"\\u0000"}}'.encode()),
    "no number": ("a.form", f'{FORM},"components":[],"x":NaN}}'.encode()),
    "name of another kind": ("a.form", f'{FORM},"components":[],"name":["x"]}}'.encode()),
    "long id": ("a.form", f'{FORM},"components":[]}}'.replace("hostile", "h" * 300).encode()),
    "zip": ("a.bpmn", b"PK\x03\x04" + b"\0" * 1_000),
    "gzip": ("a.dmn", b"\x1f\x8b" + b"\0" * 1_000),
    "empty": ("a.bpmn", b""),
    "deep XML": ("a.bpmn", b"<a>" * DEEP),
    "invalid UTF-8": ("a.dmn", b"<a>\xff</a>"),
    "entities": ("a.bpmn", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    "three megabytes": ("a.bpmn", b'<a b="' + b"x" * 3_000_000 + b'"/>'),
}


def send(http: TestClient, files: list[tuple[str, bytes]], language: str = "zh-CN") -> Any:
    """Deploy files; the answer."""
    parts = [("resources", (name, content, "application/octet-stream")) for name, content in files]
    return http.post("/v2/deployments", files=parts, headers={"accept-language": language})


def test_each_of_the_broken_set_is_refused_in_both_languages(anonymous: TestClient, v2: Caller) -> None:
    for entry in ENTRIES:
        if entry.severity == "warning":
            continue
        for language, remedy in (("zh-CN", "；"), ("en", "; ")):
            answer = send(anonymous, entry.files(), language)
            assert answer.status_code == 400, entry.name
            problem = answer.json()
            assert f"{entry.rule}" in problem["detail"], entry.name
            assert entry.element is None or entry.element in problem["detail"], entry.name
            assert remedy in problem["detail"], entry.name
            assert all(error["remedy"] for error in problem["errors"]), entry.name
    assert v2.search("process-definitions", {"processDefinitionId": "broken"}) == []


def test_hostile_files_are_refused_and_the_server_lives_on(anonymous: TestClient, v2: Caller) -> None:
    for name, file in HOSTILE.items():
        answer = send(anonymous, [file])
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), name
        assert answer.json()["errors"], name
    many = [(f"{number}.form", b"{}") for number in range(1_500)]
    assert send(anonymous, many).status_code == 400
    assert v2.search("process-definitions", {"processDefinitionId": "hostile"}) == []


def test_a_file_name_with_a_path_is_only_a_name(anonymous: TestClient) -> None:
    answer = send(anonymous, [("../../etc/passwd.form", f'{FORM},"components":[]}}'.encode())])
    assert answer.json()["deployments"][0]["form"]["resourceName"] == "passwd.form"


def test_hostile_variables_are_refused(anonymous: TestClient, deployed: Any) -> None:
    for written in ("[" * DEEP + "]" * DEEP, "[" * 500 + "]" * 500, "9" * 5_000, "NaN", "1e999", '"\\ud800"', "9" * 30):
        body = f'{{"processDefinitionId":"review","variables":{{"a":{written}}}}}'.encode()
        answer = anonymous.post("/v2/process-instances", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 400, written[:20]
        assert answer.headers["content-type"] == "application/problem+json"
