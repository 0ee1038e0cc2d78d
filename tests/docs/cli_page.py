"""docs/reference/cli.md, from the help of the command itself."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from unittest.mock import patch

from api.cli.main import COMMANDS, main

ACTIONS = {
    "account": ("add", "list", "disable", "enable", "password"),
    "instances": ("cancel", "suspend", "resume", "resolve", "retry", "modify", "migrate"),
}
WIDTH = {"COLUMNS": "120", "NO_COLOR": "1"}

INTRODUCTION = """# The `dingdian` command

After `make setup` it is `.venv/bin/dingdian`. Exit status: 0 done, 1 refused (the reason is on stderr; `lint`: there are
errors; `tck`: tests failed; `feel`, `dmn`: a null by accident), 2 wrong usage (`feel`,
`dmn`: text that cannot be read). Settings come from [the environment](../how-to/production.md#settings).

"""


def page() -> str:
    """The whole page."""
    calls = [(), *((name, *action) for name in COMMANDS for action in _actions(name))]
    return INTRODUCTION + "\n".join(f"## {_title(call)}\n\n```text\n{_help(call)}```\n" for call in calls)


def _actions(command: str) -> list[tuple[str, ...]]:
    return [(), *((action,) for action in ACTIONS.get(command, ()))]


def _title(call: tuple[str, ...]) -> str:
    return " ".join(("dingdian", *call))


def _help(call: tuple[str, ...]) -> str:
    written = io.StringIO()
    with patch.dict(os.environ, WIDTH), redirect_stdout(written):
        try:
            main([*call, "--help"])
        except SystemExit as ended:
            assert ended.code == 0, call  # noqa: PT017 -- argparse ends with it after printing help
    return written.getvalue()
