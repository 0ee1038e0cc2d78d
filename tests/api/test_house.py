"""The commands a newcomer types first."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        ("v18.20.4", False),
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.0.0", True),
    ],
)
def test_node_must_be_new_enough_for_vite(version: str, enough: bool) -> None:
    assert bootstrap.is_new_enough(version) is enough


def test_a_missing_node_is_explained_with_the_way_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)

    with pytest.raises(bootstrap.SetupError, match=r"apt-get install nodejs.*--no-web"):
        bootstrap.check_node()


def test_a_stamp_holds_for_the_very_same_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "STATE", tmp_path / ".state")
    source = tmp_path / "package.json"
    source.write_text("{}")
    bootstrap.stamp("web", bootstrap.digest([source]))

    assert bootstrap.is_current("web", bootstrap.digest([source]))
    source.write_text('{"a": 1}')
    assert not bootstrap.is_current("web", bootstrap.digest([source]))


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_lists_its_targets() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout

    for target in ("setup", "run", "test", "check"):
        assert f"make {target}" in shown
