"""`dingdian token`: personal tokens, with which Camunda Modeler and other programs sign in."""

from __future__ import annotations

import argparse

from api.accounts import repository as accounts
from api.camunda.tokens import credentials, repository
from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork

MAX_LABEL = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Subcommands."""
    actions = parser.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="make a token; it is shown this once")
    add.add_argument("username", help="the account in whose name the program acts")
    add.add_argument("label", help="what it is for, such as 'Camunda Modeler'")
    actions.add_parser("list", help="list all tokens by number")
    actions.add_parser("revoke", help="make a token worthless at once").add_argument("key", type=int, help="its number")


def run(options: argparse.Namespace) -> int:
    """Dispatch."""
    runtime = Runtime.open(Settings.from_environment())
    try:
        _ACTIONS[options.action](runtime, options)
    finally:
        runtime.close()
    return 0


def _add(runtime: Runtime, options: argparse.Namespace) -> None:
    label = options.label.strip()[:MAX_LABEL]

    def work(uow: UnitOfWork) -> str:
        account = accounts.find_account(uow.session, options.username)
        if account is None:
            raise CommandError(f"Expected an account '{options.username}', but there is none; see 'dingdian account list'.")
        uow.audit("token:add", "account", account.username, {"label": label})
        return credentials.create(uow.session, account, label, runtime.wall.now())

    print(runtime.engine.run(Actor.system(), work))


def _list(runtime: Runtime, options: argparse.Namespace) -> None:
    with runtime.database.read() as session:
        for token in repository.list_all(session):
            print(f"{token.key}\t{token.account.username}\t{token.label}\t{token.created_at:%Y-%m-%d}")


def _revoke(runtime: Runtime, options: argparse.Namespace) -> None:
    def work(uow: UnitOfWork) -> None:
        token = repository.by_key(uow.session, options.key)
        if token is None:
            raise CommandError(f"Expected a token with number {options.key}, but there is none; see 'dingdian token list'.")
        uow.audit("token:revoke", "account", token.account.username, {"label": token.label})
        repository.remove(uow.session, token.key)

    runtime.engine.run(Actor.system(), work)
    print(f"revoked {options.key}")


_ACTIONS = {"add": _add, "list": _list, "revoke": _revoke}
