"""The `dingdian` command. One module per subcommand, loaded only when it is asked for."""

from __future__ import annotations

from api.cli.main import main

__all__ = ["main"]
