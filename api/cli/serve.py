"""`dingdian serve`: migrate the database, then serve HTTP; on SQLite the worker runs in the same process."""

from __future__ import annotations

import argparse
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import uvicorn

from api.accounts import repository as accounts
from api.accounts.models import Account
from api.app import create_app
from api.cli.main import CommandError
from api.demo.accounts import PASSWORD
from api.demo.load import load_demo
from api.demo.prepare import prepare_file
from api.draining import FINISH_SECONDS, DrainingServer
from api.kit.areas import area_name
from api.kit.principal import ROLE_NAMES
from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from api.starting import deploy_when_empty
from api.web import find_build
from engine.worker import Worker

BACKLOG = 128


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and whether to demonstrate."""
    parser.add_argument("--demo", action="store_true", help="demonstration data, accounts and clock")
    parser.add_argument("--host", help="address to listen on (default DINGDIAN_HOST or 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (default PORT or 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    settings = _settings(options)
    with _listen(settings.host, settings.port) as listening, closing(_open(settings)) as runtime:
        if settings.demo:
            _demonstrate(runtime)
        else:
            _hint_at_accounts(runtime)
        _announce(settings, listening)
        with _worker(runtime):
            _serve(runtime, listening)
    return 0


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_environment()
    if options.host:
        settings = replace(settings, host=options.host)
    if options.port is not None:
        settings = replace(settings, port=options.port)
    if options.demo:
        settings = replace(settings, demo=True)
        if not os.environ.get("DINGDIAN_DATABASE_URL"):
            # a demonstration never shares the file of a real installation
            settings = replace(settings, database_url=f"sqlite:///{settings.data / 'demo.sqlite3'}")
    return settings


def _open(settings: Settings) -> Runtime:
    if settings.demo:
        prepare_file(settings)
    runtime = Runtime.open(settings)
    upgrade(runtime.database)
    deploy_when_empty(runtime.engine)
    return runtime


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=BACKLOG)
    except OSError as error:
        remedy = f"stop what uses it, or choose another port: PORT={port + 1} make run"
        raise CommandError(f"Expected to listen on {host}:{port}, but {error.strerror}; {remedy}.") from error


def _demonstrate(runtime: Runtime) -> None:
    with runtime.database.read() as session:
        real = [row for row in accounts.list_accounts(session) if not row.demo]
    if real:
        raise CommandError(
            f"Expected a database of its own for the demonstration, but this one has {len(real)} real accounts; "
            "start without --demo, or set DINGDIAN_DATABASE_URL to another database."
        )
    load_demo(runtime)
    with runtime.database.read() as session:
        _print_accounts(accounts.list_demo_accounts(session))


def _hint_at_accounts(runtime: Runtime) -> None:
    with runtime.database.read() as session:
        if not accounts.list_accounts(session):
            print("No account yet: add one with 'dingdian account add NAME DISPLAY_NAME --grant operator@330100'.")


def _print_accounts(listed: list[Account]) -> None:
    print(f"\n演示账号(密码均为 {PASSWORD}):")
    for account in listed:
        roles = "、".join(dict.fromkeys(ROLE_NAMES[grant.role] for grant in account.grants))
        areas = "、".join(dict.fromkeys(area_name(grant.area) for grant in account.grants))
        print(f"  {account.username:<14}{account.display_name}  {roles}  {areas}")


def _announce(settings: Settings, listening: socket.socket) -> None:
    if find_build() is None:
        print("\n网页尚未构建，只有接口可用。构建：make setup（需要 Node.js）。")
    port = listening.getsockname()[1]
    print(f"\ndingdian: http://{settings.host}:{port}  (Ctrl+C 停止)\n", flush=True)


@contextmanager
def _worker(runtime: Runtime) -> Iterator[None]:
    if not runtime.settings.embedded_worker:
        yield
        return
    worker = Worker(runtime.engine)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


def _serve(runtime: Runtime, listening: socket.socket) -> None:
    app = create_app(runtime.settings, runtime)
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=FINISH_SECONDS)
    DrainingServer(config, runtime.stopping, runtime.settings.drain_seconds).run(sockets=[listening])
