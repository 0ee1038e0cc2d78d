"""The schema's history (Alembic): `upgrade` brings any older database up to this release."""

from __future__ import annotations

from api.migrations.upgrade import is_current, upgrade

__all__ = ["is_current", "upgrade"]
