"""Which `processes/` folder the scenarios run on: the packaged one, or a mutated copy that must make them fail."""

from __future__ import annotations

import os
from pathlib import Path

from handlers import resources

VARIABLE = "DINGDIAN_FEATURES_PROCESSES"


def folder() -> Path:
    """The folder in use."""
    return resources.PROCESSES


def use_folder_of_environment() -> None:
    """Let parameters, documents and diagrams come from the folder that the environment names, if it names one.

    Must run before any other module of `handlers` is imported: they take the folder when they are imported.
    """
    named = os.environ.get(VARIABLE)
    if named:
        resources.PROCESSES = Path(named).resolve()
