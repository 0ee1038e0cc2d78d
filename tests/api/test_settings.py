"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import Settings, SettingsError


def test_defaults_are_local_and_no_demonstration() -> None:
    settings = Settings.from_environment({})

    assert settings.host == "127.0.0.1"
    assert settings.port == 8000
    assert settings.demo is False
    assert settings.embedded_worker is True
    assert settings.database_url == f"sqlite:///{Path('data').resolve() / 'dingdian.sqlite3'}"


def test_everything_can_be_set() -> None:
    settings = Settings.from_environment(
        {
            "DINGDIAN_DATABASE_URL": "postgresql+psycopg://dingdian@db/dingdian",
            "DINGDIAN_DATA": "/srv/dingdian",
            "DINGDIAN_DEMO": "yes",
            "DINGDIAN_DRAIN_SECONDS": "15",
            "DINGDIAN_RETENTION_YEARS": "30",
            "DINGDIAN_HOST": "0.0.0.0",
            "DINGDIAN_SECURE_COOKIE": "1",
            "PORT": "9000",
        }
    )

    assert settings.port == 9000
    assert settings.drain_seconds == 15
    assert settings.retention_years == 30
    assert settings.demo
    assert settings.secure_cookie
    assert settings.embedded_worker is False
    assert settings.data == Path("/srv/dingdian")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("DINGDIAN_DEMO", "perhaps"),
        ("DINGDIAN_SECURE_COOKIE", "2"),
        ("DINGDIAN_DRAIN_SECONDS", "-1"),
        ("DINGDIAN_DRAIN_SECONDS", "301"),
        ("DINGDIAN_DRAIN_SECONDS", "soon"),
        ("DINGDIAN_RETENTION_YEARS", "-1"),
        ("DINGDIAN_RETENTION_YEARS", "101"),
    ],
)
def test_a_value_without_meaning_is_refused(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        Settings.from_environment({variable: value})
