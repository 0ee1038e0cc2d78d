"""docs/how-to/several-processes.md, every command in order, on a real PostgreSQL: two servers, three workers."""

from __future__ import annotations

import re
import socket
import subprocess
from pathlib import Path

from tests.docs.markdown import ROOT, blocks
from tests.docs.shell import Desk
from tests.docs.test_production import settings

__all__ = ["settings"]

DOCUMENTS = [ROOT / "docs/how-to" / name for name in ("several-processes.md", "several-processes.zh-CN.md")]
SECONDS = 240


def by_hand(document: Path) -> str:
    """The commands of the part without Docker."""
    return "".join(block.body for block in blocks(document.read_text()) if block.language == "sh" and "docker" not in block.body)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_both_languages_say_the_same() -> None:
    english, chinese = (by_hand(document) for document in DOCUMENTS)
    assert english == chinese
    assert english.count(" serve ") == 2
    assert english.count(" worker ") == 3


def test_every_command_works(settings: dict[str, str], tmp_path: Path) -> None:
    Desk.make(tmp_path / "desk", _empty_file(tmp_path))
    url = settings["DINGDIAN_DATABASE_URL"]
    script = re.sub(r"DATABASE_URL=\S+", lambda _: f"DATABASE_URL='{url}'", by_hand(DOCUMENTS[0]))
    for port in ("8001", "8002"):
        script = script.replace(port, str(free_port()))
    plain = {name: value for name, value in settings.items() if not name.startswith("DINGDIAN_")}
    done = subprocess.run(
        ["bash", "-c", f"set -e\n{script}"],
        cwd=tmp_path / "desk",
        env=plain,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count('{"status":"ok"}') == 2
    assert sorted(re.findall(r"worker-\d\.alive", done.stdout)) == [f"worker-{n}.alive" for n in (1, 2, 3)]
    assert "findings: 0" in done.stdout


def _empty_file(folder: Path) -> Path:
    file = folder / "empty"
    file.touch()
    return file
