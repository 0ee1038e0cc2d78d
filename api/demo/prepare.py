"""Makes the demonstration's SQLite file complete or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy.engine import make_url

from api.demo.load import load_demo
from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from api.starting import deploy_when_empty

LEFTOVERS = ("", "-wal", "-shm", "-journal")


def prepare_file(settings: Settings) -> None:
    """Load a new SQLite file under another name and put it in place when it is whole.

    So a start that is interrupted leaves nothing half loaded. An existing file, or PostgreSQL, is left alone.
    """
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or url.database is None:
        return
    final = Path(url.database)
    if final.exists():
        return
    loading = final.with_name(f"{final.name}.loading")
    for suffix in LEFTOVERS:
        loading.with_name(loading.name + suffix).unlink(missing_ok=True)
    runtime = Runtime.open(replace(settings, database_url=f"sqlite:///{loading}"))
    try:
        upgrade(runtime.database)
        deploy_when_empty(runtime.engine)
        load_demo(runtime)
    finally:
        runtime.close()
    loading.replace(final)
