"""compose.yaml and Dockerfile name only commands, options, settings, addresses and files that exist, and no secret.

There is no Docker where the tests run, so they are read, not tried.
"""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from typing import Any

import pytest
import yaml

from api.cli.main import COMMANDS
from api.draining import FINISH_SECONDS
from api.openapi import openapi_document
from api.settings import Settings
from tests.docs.markdown import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("image") == "dingdian"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def seconds(text: str) -> int:
    """`30s` as a number."""
    found = re.fullmatch(r"(\d+)s", text)
    assert found, text
    return int(found[1])


def test_there_are_two_servers_and_three_workers() -> None:
    counts = {name: service["deploy"]["replicas"] for name, service in OURS.items() if "deploy" in service}
    assert counts == {"api": 2, "worker": 3}
    assert set(SERVICES) == {"db", "migrate", "api", "worker"}


@pytest.mark.parametrize("name", OURS)
def test_commands_and_their_options_exist(name: str) -> None:
    program, command, *options = OURS[name]["command"]
    assert program == "dingdian"
    assert command in COMMANDS
    parser = argparse.ArgumentParser(exit_on_error=False)
    import_module(f"api.cli.{command}").configure(parser)
    parser.parse_args(options)


@pytest.mark.parametrize("name", OURS)
def test_settings_exist_and_make_sense(name: str) -> None:
    environment = dict(OURS[name]["environment"])
    known = set(re.findall(r'"(DINGDIAN_\w+|PORT)"', (ROOT / "api/settings.py").read_text()))
    assert set(environment) <= known | {"FORWARDED_ALLOW_IPS"}, "that one is uvicorn's"
    settings = Settings.from_environment(environment)
    assert not settings.embedded_worker, "several processes need PostgreSQL"
    assert settings.host == "0.0.0.0"


def test_servers_have_time_to_drain_and_workers_to_finish() -> None:
    drain = int(OURS["api"]["environment"]["DINGDIAN_DRAIN_SECONDS"])
    assert seconds(OURS["api"]["stop_grace_period"]) > drain + FINISH_SECONDS
    worker = import_module("api.cli.worker")
    assert seconds(OURS["worker"]["stop_grace_period"]) > worker.STOP_SECONDS


def test_health_is_asked_where_it_is_told() -> None:
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(/\w+)", OURS["api"]["healthcheck"]["test"][-1])
    assert path in openapi_document()["paths"]
    heartbeat = OURS["worker"]["command"][-1]
    assert f"find {heartbeat} " in OURS["worker"]["healthcheck"]["test"][-1]
    assert all("healthcheck" in SERVICES[name] for name in ("db", "api", "worker"))


def test_the_database_counts_as_healthy_only_when_others_reach_it() -> None:
    """While the image sets up an empty volume its server listens on a socket alone, and goes away once more."""
    asked = SERVICES["db"]["healthcheck"]["test"]
    assert asked[:2] == ["CMD", "pg_isready"]
    assert "--host=127.0.0.1" in asked


def test_the_address_of_the_proxy_is_believed_where_only_it_can_come_from() -> None:
    """A proxy before a published port has the address of the network's gateway, which nobody knows beforehand."""
    assert OURS["api"]["environment"]["FORWARDED_ALLOW_IPS"] == "*"
    assert all(port.startswith("127.0.0.1:") for port in OURS["api"]["ports"])


def test_there_is_one_port_for_each_server() -> None:
    (mapping,) = OURS["api"]["ports"]
    found = re.fullmatch(r"127\.0\.0\.1:(\d+)-(\d+):(\d+)", mapping)
    assert found
    first, last, inside = (int(part) for part in found.groups())
    assert last - first + 1 == OURS["api"]["deploy"]["replicas"]
    assert str(inside) == OURS["api"]["environment"]["PORT"]


def test_nothing_starts_before_what_it_needs() -> None:
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    for name in ("api", "worker"):
        assert SERVICES[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert SERVICES["migrate"]["restart"] == "no"


def test_no_secret_is_written_down() -> None:
    text = (ROOT / "compose.yaml").read_text() + DOCKERFILE
    secrets = re.findall(r"(?i)password\w*\s*[:=]\s*(\S+)|://\w+:([^@]+)@", text)
    given = [one for pair in secrets for one in pair if one]
    assert len(given) == 2
    assert all(one.startswith("${DINGDIAN_DB_PASSWORD:?") for one in given)


def test_the_image_is_plain_python_and_takes_what_is_there() -> None:
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["python:3.12-slim"]
    named = [word for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for word in line.split()]
    built = {"web/dist"}  # by `make setup`, as the file says
    assert [name for name in named if name not in built and not (ROOT / name).exists()] == []
    packages = set(re.findall(r"packages = \[(.*)\]", (ROOT / "pyproject.toml").read_text())[0].replace('"', "").split(", "))
    assert packages <= set(named)
    command = re.search(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)
    assert command
    assert yaml.safe_load(command[1])[1] in COMMANDS
    assert re.search(r"^USER dingdian$", DOCKERFILE, re.MULTILINE), "not root"
