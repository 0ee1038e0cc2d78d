"""`dingdian migrate`: bring the database to the present schema."""

from __future__ import annotations

import argparse

from api.migrations import upgrade
from api.settings import Settings
from engine.store import Database


def configure(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments; the database is named by DINGDIAN_DATABASE_URL."""


def run(options: argparse.Namespace) -> int:
    """Apply what is missing."""
    database = Database(Settings.from_environment().database_url)
    try:
        upgrade(database)
    finally:
        database.dispose()
    print("the database has the present schema")
    return 0
