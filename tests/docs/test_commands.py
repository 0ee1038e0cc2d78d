"""What the documents say to type is tried, or is proved in a place that is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.migrations import upgrade
from engine.store import Database
from tests.docs.markdown import ROOT, blocks, commands, documents, name_of
from tests.docs.shell import Desk, proof_of

LANGUAGES = {"sh", "text", "feel", "gherkin", "http", "ini", "json", "pycon", "python", "xml", "yaml"}
PASSWORD = "a long password\n"


def lines(document: Path) -> list[str]:
    """The commands of a document, in order."""
    return [line for block in blocks(document.read_text()) if block.language == "sh" for line in commands(block)]


def tried() -> dict[tuple[str, ...], list[str]]:
    """The commands that are run here, in order, with the documents they stand in: translations share theirs."""
    found: dict[tuple[str, ...], list[str]] = {}
    for document in documents():
        sequence = tuple(line for line in lines(document) if proof_of(line) is None)
        if sequence:
            found.setdefault(sequence, []).append(name_of(document))
    return found


TRIED = tried()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as `dingdian migrate` leaves it."""
    path = tmp_path_factory.mktemp("migrated") / "dingdian.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.dispose()
    return path


@pytest.mark.parametrize("sequence", TRIED, ids=[" ".join(names) for names in TRIED.values()])
def test_commands_work(sequence: tuple[str, ...], migrated: Path, tmp_path: Path) -> None:
    desk = Desk.make(tmp_path, migrated)
    for line in sequence:
        done = desk.run(line, given=PASSWORD)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_commands_that_are_not_run_here_are_proved_somewhere(document: Path) -> None:
    places = {line: proof_of(line) for line in lines(document)}
    assert [line for line, place in places.items() if place is not None and not (ROOT / place).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_blocks_say_what_they_are(document: Path) -> None:
    unknown = [block for block in blocks(document.read_text()) if block.language not in LANGUAGES]
    assert unknown == [], "use sh for commands, text for output"


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {word for document in documents() for line in lines(document) for word in re.findall(r"\bmake ([a-z-]+)", line)}
    assert named <= targets


def test_every_setting_is_documented() -> None:
    in_code = set(re.findall(r'"(DINGDIAN_\w+|PORT)"', (ROOT / "api/settings.py").read_text()))
    for name in ("production.md", "production.zh-CN.md"):
        text = (ROOT / "docs/how-to" / name).read_text()
        rows = set(re.findall(r"^\| `(DINGDIAN_\w+|PORT)` \|", text, re.MULTILINE))
        assert rows == in_code
