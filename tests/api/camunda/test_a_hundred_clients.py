"""A hundred clients at once complete the same tasks over HTTP: each task exactly once, everybody else is told of the conflict."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.migrations.tables import all_tables
from api.runtime import Runtime
from api.settings import Settings
from engine.store import Database
from tests.api.camunda.diagrams import CROWD, STUMBLING
from tests.api.camunda.serving import serving

CLIENTS, TRIES = 100, 3
INSTANCES, SEATS = 30, 20
all_tables()


@pytest.fixture
def address(any_database: Database, tmp_path: Path) -> Iterator[str]:
    """A server in demonstration mode over each kind of database."""
    url = any_database.url.render_as_string(hide_password=False)
    settings = Settings(database_url=url, data=tmp_path, demo=True)
    with closing(Runtime.open(settings)) as runtime, serving(settings, runtime) as found:
        yield found


class Http:
    """One client with a connection of its own."""

    def __init__(self, address: str) -> None:
        self._http = httpx2.AsyncClient(base_url=f"{address}/v2", timeout=60)

    async def __aenter__(self) -> Http:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def post(self, path: str, body: object) -> Any:
        """The JSON of a successful answer."""
        answer = await self._http.post(path, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def deploy(self, name: str, content: str) -> None:
        """Deploy one file."""
        answer = await self._http.post("/deployments", files=[("resources", (name, content.encode()))])
        assert answer.status_code == 200, answer.text

    async def start(self, process_id: str, variables: dict[str, Any]) -> str:
        """Start an instance; its key."""
        body = {"processDefinitionId": process_id, "variables": variables}
        key: str = (await self.post("/process-instances", body))["processInstanceKey"]
        return key

    async def items(self, noun: str, filter_: dict[str, Any]) -> list[dict[str, Any]]:
        """What a search finds."""
        found: list[dict[str, Any]] = (await self.post(f"/{noun}/search", {"filter": filter_, "page": {"limit": 1000}}))["items"]
        return found

    async def complete(self, task: str, variables: dict[str, Any]) -> int:
        """Try to complete a task; the status."""
        return (await self._http.post(f"/user-tasks/{task}/completion", json={"variables": variables})).status_code


async def crowd(address: str, tasks: list[str], name: str) -> Counter[tuple[str, int]]:
    """A hundred clients try tasks at random, and all together try each; how often each task was answered how."""
    answers: Counter[tuple[str, int]] = Counter()

    async def client(number: int) -> None:
        choice = random.Random(number)
        # whatever chance leaves out is somebody's duty
        mine = [tasks[number % len(tasks)], *choice.sample(tasks, TRIES - 1)]
        async with Http(address) as http:
            for task in mine:
                answers[task, await http.complete(task, {name: number + 1})] += 1

    async with asyncio.TaskGroup() as everybody:
        for number in range(CLIENTS):
            everybody.create_task(client(number))
    return answers


def check(answers: Counter[tuple[str, int]], tasks: list[str]) -> None:
    """Each task was completed once, and nothing but completions and conflicts was answered."""
    statuses: Counter[int] = Counter()
    for (_, status), times in answers.items():
        statuses[status] += times
    assert statuses == {204: len(tasks), 409: CLIENTS * TRIES - len(tasks)}
    assert all(answers[task, 204] == 1 for task in tasks)


async def many_instances(address: str) -> None:
    async with Http(address) as http:
        await http.deploy("stumbling.bpmn", STUMBLING)
        instances = [await http.start("stumbling", {}) for _ in range(INSTANCES)]
        of_all = {"processInstanceKey": {"$in": instances}}
        tasks = [task["userTaskKey"] for task in await http.items("user-tasks", of_all)]
        check(await crowd(address, tasks, "n"), tasks)
        ended = await http.items("process-instances", of_all)
        elements = await http.items("element-instances", of_all)
        values = {(one["processInstanceKey"], one["name"]): int(one["value"]) for one in await http.items("variables", of_all)}
    assert Counter(one["state"] for one in ended) == {"COMPLETED": INSTANCES}
    assert Counter(one["elementId"] for one in elements)["Double"] == INSTANCES
    assert all(values[key, "twice"] == 2 * values[key, "n"] for key in instances)


async def one_instance(address: str) -> None:
    async with Http(address) as http:
        await http.deploy("crowd.bpmn", CROWD)
        instance = await http.start("crowd", {"seats": SEATS})
        of_it = {"processInstanceKey": instance}
        tasks = [task["userTaskKey"] for task in await http.items("user-tasks", of_it)]
        check(await crowd(address, tasks, "vote"), tasks)
        (ended,) = await http.items("process-instances", of_it)
        (votes,) = await http.items("variables", {**of_it, "name": "votes"})
    assert ended["state"] == "COMPLETED"
    assert "null" not in votes["value"]
    assert votes["value"].count(",") == SEATS - 1


def test_tasks_of_many_instances(address: str) -> None:
    asyncio.run(many_instances(address))


def test_tasks_of_one_instance(address: str) -> None:
    asyncio.run(one_instance(address))
