"""`python -m engine.dialect.lint` for authors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.dialect.lint.__main__ import main
from tests.engine.dialect.lint.snippets import around
from tests.engine.forms.schemas import field, form


def written(folder: Path, name: str, text: str) -> str:
    """A file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_files_without_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [
        written(tmp_path, "a.bpmn", around('<bpmn:task id="a" />')),
        written(tmp_path, "a.form", json.dumps(form(field()))),
    ]
    assert main(files) == 0
    assert "warning [defs] the file contains no drawing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.bpmn", around('<bpmn:scriptTask id="a" />'), "error [a] the script task has no FEEL expression"),
        ("a.bpmn", "<!DOCTYPE a><a/>", "it declares a document type 'a'"),
        ("a.form", json.dumps(form(field("default"))), "component type 'default' is not supported"),
        ("a.form", "{", "error Expecting property name"),
        ("a.txt", "", "Expected the file to be a .bpmn, .dmn or .form file"),
    ],
)
def test_files_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, expected: str) -> None:
    assert main([written(tmp_path, name, text)]) == 1
    assert expected in capsys.readouterr().out
