"""Settings, read from the environment once at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_PORT = 8000
DEFAULT_HOST = "127.0.0.1"
MAX_DRAIN_SECONDS = 300
DEFAULT_RETENTION_YEARS = 10
"""Until the records schedule of the area says otherwise; the texts in `processes/regulation` name no period."""
MAX_RETENTION_YEARS = 100
PROJECT_ROOT = Path(__file__).resolve().parent.parent
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"", "0", "false", "no", "off"})


class SettingsError(ValueError):
    """Raised when an environment variable has a value that cannot be used; the message says what to set instead."""

    def __init__(self, variable: str, expected: str, found: str) -> None:
        super().__init__(f"Expected {variable} to be {expected}, but found '{found}'; set it right or unset it.")
        self.variable = variable


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one installation and another.

    `database_url` is an SQLAlchemy URL; `data` is the folder of the SQLite file; `demo` switches demonstration mode
    (demonstration accounts, a clock that can be pinned). `secure_cookie` is set behind HTTPS. `drain_seconds` is how long a
    server that was asked to end goes on, no longer ready, so that a proxy notices. `retention_years` is how long an ended case
    has to stay in the database at least.
    """

    database_url: str
    data: Path
    demo: bool = False
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    secure_cookie: bool = False
    session_hours: int = 12
    max_upload_bytes: int = 20 * 1024 * 1024
    embedded_worker: bool = True
    drain_seconds: int = 0
    retention_years: int = DEFAULT_RETENTION_YEARS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read `DINGDIAN_*` and `PORT`. Raises `SettingsError`."""
        env = os.environ if environment is None else environment
        data = Path(env.get("DINGDIAN_DATA") or "data").resolve()
        url = env.get("DINGDIAN_DATABASE_URL") or f"sqlite:///{data / 'dingdian.sqlite3'}"
        return cls(
            database_url=url,
            data=data,
            demo=_flag(env, "DINGDIAN_DEMO"),
            host=env.get("DINGDIAN_HOST") or DEFAULT_HOST,
            port=_port(env),
            secure_cookie=_flag(env, "DINGDIAN_SECURE_COOKIE"),
            embedded_worker=url.startswith("sqlite"),
            drain_seconds=_number(env, "DINGDIAN_DRAIN_SECONDS", 0, MAX_DRAIN_SECONDS),
            retention_years=_number(env, "DINGDIAN_RETENTION_YEARS", DEFAULT_RETENTION_YEARS, MAX_RETENTION_YEARS),
        )


def _flag(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SettingsError(name, "1 or 0", value)


def _number(env: Mapping[str, str], name: str, default: int, most: int) -> int:
    value = env.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) > most:
        raise SettingsError(name, f"a number from 0 to {most}", value)
    return int(value)


def _port(env: Mapping[str, str]) -> int:
    value = env.get("PORT") or str(DEFAULT_PORT)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise SettingsError("PORT", "a number from 1 to 65535", value)
    return int(value)
