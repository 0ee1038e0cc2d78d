"""Which instances a command of `dingdian instances` means."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from api.cli.main import CommandError
from engine.store import process_definitions
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What narrows the choice; at least one of them has to be given."""
    parser.add_argument("--process", metavar="ID", help="instances of this process")
    parser.add_argument("--version", metavar="N", type=int, help="... that run on this version of it")
    parser.add_argument("--area", metavar="CODE", help="instances in this pooling area")
    parser.add_argument("--case", metavar="NUMBER", help="instances of this case")
    parser.add_argument("--key", metavar="KEY", type=int, action="append", help="this instance; repeatable")


def chosen(session: Session, options: argparse.Namespace) -> ColumnElement[bool]:
    """The condition; raise `CommandError` when nothing narrows it."""
    found: list[ColumnElement[bool]] = []
    if options.process is not None:
        found.append(ProcessInstance.process_id == options.process)
    if options.version is not None:
        found.append(ProcessInstance.definition_key == definition(session, options.process, options.version).key)
    if options.area is not None:
        found.append(ProcessInstance.tenant_id == options.area)
    if options.case is not None:
        found.append(ProcessInstance.business_key == options.case)
    if options.key is not None:
        found.append(ProcessInstance.key.in_(options.key))
    if not found:
        raise CommandError("Expected at least one of --process, --area, --case and --key, but found none; choose instances.")
    return and_(*found)


def described(options: argparse.Namespace) -> dict[str, Any]:
    """The choice as the batch operation remembers it."""
    given = {name: getattr(options, name) for name in ("process", "version", "area", "case", "key")}
    return {name: value for name, value in given.items() if value is not None}


def definition(session: Session, process_id: str | None, version: int | None) -> ProcessDefinitionRow:
    """A version of a process, the newest without a number; raise `CommandError` when no process is named."""
    if process_id is None:
        raise CommandError("Expected --process with --version, but found no process; name one.")
    return process_definitions.find(session, process_id, version)


def pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    """`A=B` as (A, B); raise `CommandError` for anything else."""
    found = [text.partition("=") for text in texts]
    for before, separator, after in found:
        if not (before and separator and after):
            raise CommandError(
                f"Expected ELEMENT=ELEMENT, but found '{before}{separator}{after}'; write for example Task_A=Task_B."
            )
    return [(before, after) for before, _, after in found]
