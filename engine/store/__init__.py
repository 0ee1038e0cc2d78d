"""The store: tables and their repositories, one noun per module."""

from __future__ import annotations

from engine.store.base import DEFAULT_TENANT, Base, Key, UtcDateTime
from engine.store.database import Database
from engine.store.keys import next_key

__all__ = ["DEFAULT_TENANT", "Base", "Database", "Key", "UtcDateTime", "next_key"]
