"""The party that an institution's new account belongs to: a known one, or one to be entered with the account."""

from __future__ import annotations

import argparse
from datetime import date

from api.cli.main import CommandError
from engine.commands.unit_of_work import UnitOfWork
from handlers.cause import Cause
from handlers.register import Category, NewParty, Ownership, PartyKind, UnknownParty
from handlers.register.service import party_by_credit_code, register_party

NEEDED = ("party_name", "party_category", "party_address", "party_opened_on")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who the party is; the part after the credit code is for one that is not registered yet."""
    parser.add_argument("--party", metavar="CREDIT_CODE", help="the institution the account belongs to")
    parser.add_argument("--party-name", metavar="NAME")
    parser.add_argument("--party-category", choices=[category.value for category in Category])
    parser.add_argument("--party-address", metavar="ADDRESS")
    parser.add_argument("--party-opened-on", metavar="YYYY-MM-DD", type=date.fromisoformat)
    parser.add_argument("--party-ownership", choices=[one.value for one in Ownership], default="private")


def find_or_register(uow: UnitOfWork, options: argparse.Namespace, area: str) -> int | None:
    """The id of the party named by `options`; None without one. Raises `CommandError` when facts are missing."""
    if options.party is None:
        return None
    try:
        return party_by_credit_code(uow.session, options.party).id
    except UnknownParty as error:
        missing = [name for name in NEEDED if vars(options)[name] is None]
        if missing:
            listed = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
            raise CommandError(
                f"Expected a registered party, but {options.party} is none; give {listed} to register it."
            ) from error
    return _register(uow, options, area)


def _register(uow: UnitOfWork, options: argparse.Namespace, area: str) -> int:
    category = Category(options.party_category)
    party = register_party(
        uow.session,
        NewParty(
            area=area,
            kind=PartyKind.PHARMACY if category is Category.PHARMACY else PartyKind.INSTITUTION,
            category=category,
            name=options.party_name,
            credit_code=options.party,
            ownership=Ownership(options.party_ownership),
            address=options.party_address,
            opened_on=options.party_opened_on,
        ),
        Cause(actor=uow.actor.id, at=uow.now),
    )
    uow.audit("party:register", "party", party.id, {"creditCode": options.party, "name": options.party_name})
    return party.id
