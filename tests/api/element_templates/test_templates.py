"""The templates in `processes/` are those of the code, and the API gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import main
from api.element_templates.templates import files, templates
from handlers.job_types import job_types
from handlers.resources import PROCESSES
from tests.api.conftest import SignInAs

FOLDER = PROCESSES / ".camunda" / "element-templates"


@pytest.mark.parametrize("name", files())
def test_the_committed_file_is_current(name: str) -> None:
    """Run `dingdian templates` after a change to the catalogue or a docstring."""
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name]


def test_no_other_file_of_ours_is_there() -> None:
    assert {file.name for file in FOLDER.glob("dingdian-*.json")} == set(files())


def test_every_job_type_has_a_template() -> None:
    types = {one["properties"][0]["value"] for one in templates()}
    assert types == set(job_types())


def test_ids_are_unique() -> None:
    ids = [one["id"] for one in templates()]
    assert len(set(ids)) == len(ids)


def test_a_file_that_is_no_longer_written_goes(tmp_path: Path) -> None:
    folder = tmp_path / ".camunda" / "element-templates"
    folder.mkdir(parents=True)
    (folder / "dingdian-gone.json").write_text("[]")
    (folder / "of-the-designer.json").write_text("[]")
    assert main(["templates", "--to", str(tmp_path)]) == 0
    assert {file.name for file in folder.iterdir()} == {*files(), "of-the-designer.json"}


def test_the_api_gives_the_same_to_staff_and_to_nobody_else(sign_in_as: SignInAs) -> None:
    assert sign_in_as("sheji").get("/api/element-templates").json() == templates()
    assert sign_in_as("yaodian").get("/api/element-templates").status_code == 403
