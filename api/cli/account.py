"""`dingdian account add|list|disable|password`: local accounts."""

from __future__ import annotations

import argparse
import getpass
import sys

from api.accounts import repository
from api.accounts.creation import NewAccount, create_account, set_disabled, set_password
from api.cli import parties
from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork


def configure(parser: argparse.ArgumentParser) -> None:
    """One sub-subcommand each."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add an account; the password is asked for, or read from stdin")
    add.add_argument("username")
    add.add_argument("display_name")
    add.add_argument("--grant", action="append", default=[], metavar="ROLE@AREA", help="such as agency-intake@330100; repeatable")
    parties.add_arguments(add)
    actions.add_parser("list", help="list all accounts")
    for name, text in (("disable", "sign the account out and keep it out"), ("enable", "let it in again")):
        actions.add_parser(name, help=text).add_argument("username")
    actions.add_parser("password", help="set a new password").add_argument("username")


def run(options: argparse.Namespace) -> int:
    """Dispatch."""
    runtime = Runtime.open(Settings.from_environment())
    try:
        _ACTIONS[options.action](runtime, options)
    finally:
        runtime.close()
    return 0


def _add(runtime: Runtime, options: argparse.Namespace) -> None:
    grants = tuple(_grant(text) for text in options.grant)
    password = _ask_password()

    def work(uow: UnitOfWork) -> None:
        new = NewAccount(
            username=options.username,
            display_name=options.display_name,
            grants=grants,
            party_id=parties.find_or_register(uow, options, grants[0][1] if grants else ""),
        )
        account = create_account(uow.session, new, password, uow.now)
        details = {"grants": list(options.grant), "party": options.party}
        uow.audit("account:add", "account", account.username, details)

    runtime.engine.run(Actor.system(), work)
    print(f"added {options.username}")


def _list(runtime: Runtime, options: argparse.Namespace) -> None:
    with runtime.database.read() as session:
        for account in repository.list_accounts(session):
            marks = "".join(text for text, shown in ((" (demo)", account.demo), (" (disabled)", account.disabled)) if shown)
            grants = ", ".join(f"{grant.role}@{grant.area}" for grant in account.grants)
            print(f"{account.username}\t{account.display_name}\t{grants}{marks}")


def _disable(runtime: Runtime, options: argparse.Namespace) -> None:
    disabled = options.action == "disable"

    def work(uow: UnitOfWork) -> None:
        set_disabled(uow.session, options.username, disabled=disabled)
        uow.audit(f"account:{options.action}", "account", options.username)

    runtime.engine.run(Actor.system(), work)
    print(f"{options.action}d {options.username}")


def _password(runtime: Runtime, options: argparse.Namespace) -> None:
    password = _ask_password()

    def work(uow: UnitOfWork) -> None:
        set_password(uow.session, options.username, password)
        uow.audit("account:password", "account", options.username)

    runtime.engine.run(Actor.system(), work)
    print(f"new password for {options.username}; its sessions have ended")


_ACTIONS = {"add": _add, "list": _list, "disable": _disable, "enable": _disable, "password": _password}


def _grant(text: str) -> tuple[str, str]:
    role, separator, area = text.partition("@")
    if not separator:
        raise CommandError(f"Expected ROLE@AREA, but found '{text}'; write for example agency-intake@330100.")
    return role, area


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise CommandError("Expected the same password twice, but they differ; try again.")
    return password
