"""Which commands of the documents are tried here, and which are proved elsewhere."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from api.cli.main import main
from tests.docs.markdown import ROOT

CI, BROWSER, PRODUCTION = ".ci/run", "tests/browser/server.py", "tests/docs/test_production.py"
SEVERAL, COMPOSE = "tests/docs/test_several_processes.py", "tests/docs/test_compose.py"
PROVED_ELSEWHERE = {
    "make run": BROWSER,
    "make setup": CI,
    "make check": CI,
    "make test": CI,
    "make help": "Makefile",
}
PROVED_ELSEWHERE_LIKE = {
    r"export DINGDIAN_DATABASE_URL=postgresql\+psycopg://\S+": PRODUCTION,
    r"(DINGDIAN_DRAIN_SECONDS=2 )?\S*dingdian serve --port 800\d &": SEVERAL,
    r"\S*dingdian worker --heartbeat \S+ &": SEVERAL,
    r"curl .* http://127\.0\.0\.1:\d+/readyz": SEVERAL,
    r"curl .* http://127\.0\.0\.1:8000/v2/deployments": "tests/docs/test_tutorial_designer.py",
    r"find data -name .*": SEVERAL,
    r"kill \$\(jobs -p\) && wait": SEVERAL,
    r"docker compose .*": COMPOSE,
    r"echo .DINGDIAN_DB_PASSWORD.*": COMPOSE,
    r"\S*dingdian serve( .*)?": PRODUCTION,
    r"\S*dingdian worker": PRODUCTION,
    r"\S*dingdian demo": "tests/api/test_cli.py",
    r"pg_dump .*": PRODUCTION,
    r"export DINGDIAN_RETENTION_YEARS=\d+": "tests/api/test_cli_archive.py",
    r"\S*dingdian token add .*": "tests/api/camunda/test_token_command.py",
    r"\.venv/bin/python -m pytest features( .*)?": "tests/docs/test_tutorial_tester.py",
}
OURS = re.compile(r"(?P<settings>([A-Z_]+=\S+ )*)\.venv/bin/dingdian (?P<arguments>[^|&;<>$`]+)")
"""A call of our own program that needs no shell."""
HANGING_SECONDS = 900
"""No command of the documents waits for anything but the machine, which may have other things to do."""


def proof_of(command: str) -> str | None:
    """The file that proves a command which is not run here."""
    for pattern, place in PROVED_ELSEWHERE_LIKE.items():
        if re.fullmatch(pattern, command):
            return place
    return PROVED_ELSEWHERE.get(command)


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder that looks like a fresh checkout after `make setup`, with a database of its own."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, database: Path) -> Desk:
        """Copy what designers own; lend the programs; put the migrated database where the default looks for it."""
        shutil.copytree(ROOT / "processes", folder / "processes")
        (folder / ".venv").symlink_to(ROOT / ".venv")
        (folder / "data").mkdir()
        for name in ("dingdian.sqlite3", "demo.sqlite3"):
            shutil.copy(database, folder / "data" / name)
        return cls(folder)

    def run(self, command: str, *, given: str = "") -> Done:
        """Run one line as a shell would, without any setting of the person who runs the tests.

        Our own program runs in this process: to start it anew takes longer than most of its commands.
        """
        plain = {name: value for name, value in os.environ.items() if not name.startswith("DINGDIAN_")}
        if ours := OURS.fullmatch(command):
            settings = dict(word.split("=", 1) for word in shlex.split(ours["settings"]))
            with contextlib.chdir(self.folder), mock.patch.dict(os.environ, {**plain, **settings}, clear=True):
                return _call(shlex.split(ours["arguments"]), given)
        done = subprocess.run(  # the documents are ours, and a shell is what they are written for
            ["bash", "-c", command],
            cwd=self.folder,
            env=plain,
            input=given,
            capture_output=True,
            text=True,
            timeout=HANGING_SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)


def _call(arguments: list[str], given: str) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch("sys.stdin", io.StringIO(given)):
        try:
            status = main(arguments)
        except SystemExit as ended:  # the parser of the command line ends like that
            status = ended.code if isinstance(ended.code, int) else 1
    return Done(status, out.getvalue(), err.getvalue())
