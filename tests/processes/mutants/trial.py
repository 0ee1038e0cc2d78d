"""Whether a change is noticed: by the sheets, and by the scenarios of its procedure."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from features.world.processes import VARIABLE
from handlers.resources import PROCESSES
from tests.features.feature_files import FOLDER, written
from tests.processes.mutants.draw import FOLDERS, Mutant
from tests.processes.sheets.stored import READERS


def copy_to(folder: Path) -> Path:
    """A fresh copy of `processes/`."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(PROCESSES, folder))


def on_sheets(folder: Path, unchanged: Path = PROCESSES) -> bool:
    """Whether a sheet reads otherwise from that folder than from the unchanged one."""
    return any(_told(name, folder) != _told(name, unchanged) for name in READERS)


def _told(name: str, folder: Path) -> object:
    try:
        return READERS[name](folder)
    except (KeyError, ValueError, StopIteration) as error:
        return error


def by_scenarios(folder: Path, mutant: Mutant) -> str | None:
    """The first scenario of its procedure that fails on the folder, or None when all pass."""
    own = mutant.file.partition("/")[0]
    names = {one.name for one in written() if one.path.parent.name in ((own,) if own in FOLDERS else FOLDERS)}
    wanted = " or ".join(sorted({re.sub(r"\W", "", name) for name in names}))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "--tb=no", "features", "-k", wanted]
    environment = {**os.environ, VARIABLE: str(folder)}
    done = subprocess.run(command, cwd=FOLDER.parent, env=environment, capture_output=True, text=True, check=False)
    if not done.returncode:
        return None
    failed = re.search(r"^(?:FAILED|ERROR) (?:\S*::)?(.*)$", done.stdout, re.MULTILINE)
    return failed[1][:90] if failed else f"pytest ended with {done.returncode}"
