"""A caseworker hands files in with a form; somebody else looks at them in theirs."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import httpx
import pytest
from playwright.sync_api import FilePayload, expect

from tests.api.handing_in import AREA, resources
from tests.browser.conftest import Sit
from tests.browser.desk import Desk

pytestmark = pytest.mark.xdist_group("browser")


def picture(width: int = 240, height: int = 120) -> bytes:
    """A blue PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x30\x70\xc0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def page_of(text: str) -> bytes:
    """A PDF of one page; readers mend the missing table of its objects."""
    shown = f"BT /F 24 Tf 40 60 Td ({text}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF\n".encode()


PDF: FilePayload = {"name": "现场记录.pdf", "mimeType": "application/pdf", "buffer": page_of("On-site record")}
PHOTO: FilePayload = {"name": "现场照片.png", "mimeType": "image/png", "buffer": picture()}
TEXT: FilePayload = {"name": "说明.txt", "mimeType": "text/plain", "buffer": b"x"}
FALSE_PDF: FilePayload = {"name": "假冒.pdf", "mimeType": "application/pdf", "buffer": b"<script>"}


@pytest.fixture
def task(address: str) -> str:
    """The page of a task that asks for files: deployed and started as Camunda Modeler does it."""
    with httpx.Client(base_url=address, timeout=60) as program:
        files = [("resources", (name, content, "application/octet-stream")) for name, content in resources()]
        program.post("/v2/deployments", files=files).raise_for_status()
        wanted = {"processDefinitionId": "handing-in", "tenantId": AREA}
        started = program.post("/v2/process-instances", json=wanted).raise_for_status().json()
        return open_task(program, started["processInstanceKey"])


def open_task(program: httpx.Client, instance_key: str) -> str:
    """The page of an instance's open task."""
    wanted = {"filter": {"processInstanceKey": instance_key, "state": "CREATED"}}
    found: list[dict[str, Any]] = program.post("/v2/user-tasks/search", json=wanted).raise_for_status().json()["items"]
    return f"/tasks/{found[-1]['userTaskKey']}"


def claim(desk: Desk, page: str) -> None:
    """Open a task and sign for it."""
    desk.go(page)
    desk.page.get_by_test_id("claim").click()
    expect(desk.page.get_by_test_id("claim")).to_have_count(0)
    expect(desk.page.get_by_test_id("submit")).to_be_enabled()


def test_files_are_picked_kept_handed_in_and_looked_at(sit: Sit, address: str, task: str) -> None:
    clerk = sit("shouli")
    claim(clerk, task)
    page = clerk.page
    picker = page.locator(".fjs-form-field-filepicker")
    listed = page.get_by_role("list", name="现场材料：已选择的文件").get_by_role("listitem")

    page.get_by_test_id("submit").click()
    expect(picker).to_contain_text("此项必填")
    page.get_by_label("现场材料", exact=True).set_input_files([TEXT])
    expect(picker).to_contain_text("文件“说明.txt”的格式不符，可上传：.pdf,image/*")
    page.get_by_label("现场材料", exact=True).set_input_files([FALSE_PDF])
    expect(picker).to_contain_text("假冒.pdf：")
    clerk.expect_refusal(422)

    page.get_by_label("现场材料", exact=True).set_input_files([PDF, PHOTO])
    expect(listed).to_have_count(2)
    expect(picker.locator(".fjs-form-field-error")).to_have_count(0)
    page.get_by_role("button", name="移除 现场记录.pdf").click()
    expect(listed).to_have_count(1)
    page.get_by_label("现场材料", exact=True).set_input_files([PDF])
    expect(listed).to_have_count(2)
    expect(page.get_by_text("草稿已保存在本机")).to_be_visible()
    page.reload()
    expect(listed).to_have_count(2)
    clerk.settle()
    clerk.picture("file-picker")
    clerk.submit()

    with httpx.Client(base_url=address, timeout=60) as program:
        wanted = {"filter": {"processDefinitionId": "handing-in", "elementId": "look", "state": "CREATED"}}
        (found,) = program.post("/v2/user-tasks/search", json=wanted).raise_for_status().json()["items"]
    looker = sit("disanfang")
    looker.go(f"/tasks/{found['userTaskKey']}")
    photo = looker.page.get_by_role("img", name="现场照片.png")
    expect(photo).to_be_visible()
    assert photo.evaluate("image => image.naturalWidth") == 240
    expect(looker.page.locator("embed[type='application/pdf'][src^='blob:']")).to_have_count(1)
    with looker.page.expect_download() as saved:
        looker.page.get_by_role("button", name="下载 现场照片.png").click()
    assert saved.value.path().read_bytes() == PHOTO["buffer"]
    looker.settle()
    looker.picture("document-preview")
