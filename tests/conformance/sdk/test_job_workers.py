"""Job workers of the official clients, in a loop of their own against a started server."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from camunda_orchestration_sdk import CamundaAsyncClient
from camunda_orchestration_sdk import models as m
from camunda_orchestration_sdk.runtime.job_worker import ConnectedJobContext, JobError, JobFailure, WorkerConfig
from camunda_orchestration_sdk.semantic_types import ProcessInstanceKey

from tests.api.camunda.diagrams import PRINT

FOLDER = Path(__file__).parent
LONG_ENOUGH = 60
ENDED = {"COMPLETED", "TERMINATED"}


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diagram whose letters are printed by somebody outside."""
    path = tmp_path_factory.mktemp("printing") / "printing.bpmn"
    path.write_text(PRINT, encoding="utf-8")
    return path


def test_the_python_worker(server: str, printing: Path) -> None:
    seen = asyncio.run(asyncio.wait_for(work(server, printing), LONG_ENOUGH))

    assert seen["states"] == {"print": "COMPLETED", "jam": "COMPLETED", "repair": "COMPLETED"}
    assert sorted(seen["jobs"]) == ["jam A4 2", "print A4 2", "repair A4 1", "repair A4 2"]
    assert seen["thrown"] == [("ERROR_THROWN", "jam", "python-printer")]
    assert seen["printed"] == 2


async def work(server: str, printing: Path) -> dict[str, Any]:
    """Start an instance for each thing the worker is asked to do, and let it."""
    async with CamundaAsyncClient(configuration={"CAMUNDA_REST_ADDRESS": server, "CAMUNDA_AUTH_STRATEGY": "NONE"}) as camunda:
        await camunda.deploy_resources_from_files([str(printing)])
        jobs: list[str] = []

        async def handle(job: ConnectedJobContext) -> dict[str, Any] | None:
            ask = job.variables.to_dict()["ask"]
            jobs.append(f"{ask} {job.custom_headers.to_dict()['tray']} {job.retries}")
            if ask == "jam":
                raise JobError("jam", "paper")
            if ask == "repair" and job.retries > 1:
                raise JobFailure("toner", retries=1)
            return {"printed": True}

        config = WorkerConfig("print-letter", job_timeout_milliseconds=60_000, worker_name="python-printer", with_lease=True)
        worker = camunda.create_job_worker(config, handle)
        keys = {ask: await start(camunda, ask) for ask in ("print", "jam", "repair")}
        states = {ask: await ended(camunda, key) for ask, key in keys.items()}
        worker.stop()  # type: ignore[no-untyped-call]  # the SDK does not type it
        query = m.JobSearchQuery.from_dict({"filter": {"processInstanceKey": keys["jam"]}})
        thrown = [(str(job.state), job.error_code, job.worker) for job in (await camunda.search_jobs(data=query)).items]
        named = m.VariableSearchQuery.from_dict(
            {"filter": {"name": "printed", "processInstanceKey": {"$in": list(keys.values())}}}
        )
        printed = len((await camunda.search_variables(data=named)).items)
        return {"states": states, "jobs": jobs, "thrown": thrown, "printed": printed}


async def start(camunda: CamundaAsyncClient, ask: str) -> ProcessInstanceKey:
    """A new instance; its key."""
    body = m.ProcessCreationById.from_dict({"processDefinitionId": "printing", "variables": {"ask": ask}})
    return (await camunda.create_process_instance(data=body)).process_instance_key


async def ended(camunda: CamundaAsyncClient, key: ProcessInstanceKey) -> str:
    """How the instance ended, once it has."""
    while True:
        state = str((await camunda.get_process_instance(key)).state)
        if state in ENDED:
            return state
        await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
def seen(server: str, printing: Path, node_packages: None) -> Any:
    """What the workers of both Node.js clients saw."""
    command = ["node", "work.mjs", server, str(printing.parent)]
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    done = subprocess.run(command, cwd=FOLDER, env=env, capture_output=True, text=True, check=False, timeout=LONG_ENOUGH)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


WORKED = ["jam A4 2", "print A4 2", "repair A4 1", "repair A4 2"]


def test_the_strict_node_worker(seen: Any) -> None:
    assert seen["clusterApi"] == {"jobs": WORKED, "thrown": ["ERROR_THROWN jam node-printer"]}


def test_the_worker_of_camunda_modelers_library(seen: Any) -> None:
    assert seen["modeler"] == {"jobs": WORKED}
