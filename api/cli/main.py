"""Parses the command line and runs one subcommand."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Protocol, cast

from api.kit.problems import ProblemError
from api.settings import SettingsError
from engine.errors import EngineError

COMMANDS = {
    "serve": "start the server (and, on SQLite, the worker in the same process)",
    "worker": "fire due timers; any number may run beside servers on PostgreSQL",
    "deploy": "deploy .bpmn, .dmn and .form files, or folders of them",
    "lint": "check .bpmn, .dmn and .form files without deploying them",
    "templates": "write Camunda Modeler's element templates, one for every job type",
    "feel": "evaluate a FEEL expression",
    "dmn": "evaluate a decision and say which rules matched",
    "tck": "run a directory of DMN TCK tests",
    "trace": "show which provision is carried out where, and proved by which scenario",
    "demo": "walk three applications through in the terminal, on a clock of their own",
    "simulate": "let a synthetic pooling area live for years, then check every invariant",
    "instances": "migrate, suspend, resume, cancel, repair many running instances, with a dry run",
    "doctor": "look through the database for what can never go on by itself",
    "archive": "move cases that ended long ago into compressed files, and find them there",
    "migrate": "bring the database to the present schema",
    "account": "add, list or disable accounts, or set a password",
    "token": "add, list or revoke personal tokens of programs such as Camunda Modeler",
    "openapi": "print the OpenAPI document",
}
BAD_USAGE = 2


class Command(Protocol):
    """What a module of this folder offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the subcommand's own arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the process's exit status."""


class CommandError(Exception):
    """Raised for something the user can put right; only its message is shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of the `dingdian` script."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, command = _parse(given)
    if command is None:
        return BAD_USAGE
    try:
        return command.run(options)
    except (CommandError, SettingsError, EngineError, ProblemError) as error:
        print(f"dingdian: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader (`| head`) has seen enough; without this Python complains once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parse(given: list[str]) -> tuple[argparse.Namespace, Command | None]:
    parser = argparse.ArgumentParser(
        prog="dingdian", description="The life of designated medical institutions, drawn as BPMN and run for years."
    )
    parser.add_argument("--version", action="version", version=f"dingdian {version('dingdian')}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    command: Command | None = None
    for name, text in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if given[:1] == [name]:
            command = cast(Command, import_module(f"api.cli.{name}"))
            command.configure(subparser)
    options = parser.parse_args(given)
    if command is None:
        parser.print_help(sys.stderr)
    return options, command
