"""The clients: people who order, confirm and pay, and who ask again when no answer comes."""

from __future__ import annotations

import base64
import itertools
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from bench.crash.house import AREA, USERNAME

ANSWER_SECONDS = 30
PAUSE_SECONDS = 0.2
PATIENCE_SECONDS = 120
"""After so long without a word from anybody the house is dead, not only hurt."""
TTL_MS = 3_600_000
ORDERED = {"firsts": 0, "works": 0, "reminded": 0, "payments": 0, "lasts": 0}
REMINDERS = 3
"""How often whoever has an order to confirm is reminded of it."""
JOB_TYPE = "crash-external"
LEASE_MS = 3_000
"""Short, so that jobs of clients that were not answered come round again within a run."""


@dataclass(slots=True)
class Log:
    """What the clients know at the end.

    *Accepted* is a request that was answered with 2xx, or, once an answer to it was lost, with the 409 that says it is
    there already (the same message id, the same task). A creation cannot be repeated without harm and never is:
    one without an answer is in `unanswered`, and may be there or not. `reminded` are orders that somebody confirmed only after
    the last reminder. `given_up` is what somebody has stopped waiting for.
    """

    ordered: set[str] = field(default_factory=set)
    worked: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    reminded: set[str] = field(default_factory=set)
    paid: set[str] = field(default_factory=set)
    created: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    given_up: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many requests were accepted."""
        return sum(map(len, (self.ordered, self.worked, self.confirmed, self.paid, self.created)))


class GaveUp(Exception):
    """Nobody has answered for so long that nobody will."""


class Caller:
    """Asks whichever server, and asks again; `slowness` stretches its patience."""

    def __init__(self, name: str, addresses: Sequence[str], token: str, log: Log, slowness: float = 1.0) -> None:
        self._name = name
        self._slowness = slowness
        self._addresses = addresses
        self._log = log
        self._random = random.Random(name)
        self._rest = threading.Event()  # never set: a pause that is no sleep
        self._header = "Basic " + base64.b64encode(f"{USERNAME}:{token}".encode()).decode()

    def _until_accepted(self, path: str, body: dict[str, Any]) -> None:
        doubtful = False
        for _ in self._while_patient(path):
            status, answer = self._post(path, body)
            if status in {HTTPStatus.OK, HTTPStatus.NO_CONTENT} or (status == HTTPStatus.CONFLICT and doubtful):
                return
            if status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise RuntimeError(f"Expected {path} to be accepted, but the server answered {status}: {answer}.")
            doubtful = True

    def _while_patient(self, what: str) -> Iterator[None]:
        seconds = PATIENCE_SECONDS * self._slowness
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            yield
            self._rest.wait(PAUSE_SECONDS)
        self._log.given_up.append(f"{self._name} waited {seconds:.0f} s for {what}; read the logs")
        raise GaveUp

    def _post(self, path: str, body: dict[str, Any]) -> tuple[int | None, Any]:
        """Status and body of the answer of one server; (None, None) when it was asked, but none came."""
        connection = self._connect()
        try:
            headers = {"Authorization": self._header, "Content-Type": "application/json", "Accept-Language": "en"}
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            self._log.answers["none"] += 1
            return None, None
        finally:
            connection.close()
        self._log.answers[str(answer.status)] += 1
        return answer.status, json.loads(content) if content else None

    def _connect(self) -> HTTPConnection:
        """A connection to a server that is there: whoever was refused one has asked for nothing yet."""
        for _ in self._while_patient("a server"):
            connection = HTTPConnection(
                urlsplit(self._random.choice(self._addresses)).netloc, timeout=ANSWER_SECONDS * self._slowness
            )
            try:
                connection.connect()
            except OSError:
                continue
            return connection
        raise AssertionError("the patience above ends with an error")


class Client(Caller):
    """A person who makes one order after another and gives up none."""

    def run(self, enough: threading.Event) -> None:
        """Order after order until it is enough; the last one is brought to its end, unless nobody answers any more."""
        with suppress(GaveUp):
            for count in itertools.count():
                if enough.is_set():
                    return
                self._order(f"{self._name}-{count}", patient=count % 2 == 0)

    def _order(self, number: str, *, patient: bool) -> None:
        """From the order to its payment; a `patient` person confirms only after all reminders."""
        self._create(f"{number}-single")
        self._publish("order", number, {"number": number, **ORDERED}, self._log.ordered)
        self._confirm(number, patient=patient)
        self._publish("paid", number, {}, self._log.paid)

    def _create(self, number: str) -> None:
        body = {"processDefinitionId": "crash-single", "businessId": number, "tenantId": AREA}
        status, _ = self._post("/v2/process-instances", body)
        if status == HTTPStatus.OK:
            self._log.created.add(number)
        elif status is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._log.unanswered.add(number)
        else:
            raise RuntimeError(f"Expected a created instance, but the server answered {status}.")

    def _publish(self, name: str, number: str, variables: dict[str, Any], accepted: set[str]) -> None:
        body = {
            "name": name,
            "correlationKey": number,
            "messageId": f"{name}-{number}",
            "timeToLive": TTL_MS,
            "variables": variables,
            "tenantId": AREA,
            "businessId": number,
        }
        self._until_accepted("/v2/messages/publication", body)
        accepted.add(number)

    def _confirm(self, number: str, *, patient: bool) -> None:
        task = self._found(number, "/v2/user-tasks/search", {"businessId": number, "elementId": "confirm"})[0]
        if patient:
            passed = {"processInstanceKey": task["processInstanceKey"], "elementId": "remind", "state": "COMPLETED"}
            self._found(number, "/v2/element-instances/search", passed, REMINDERS)
            self._log.reminded.add(number)
        self._until_accepted(f"/v2/user-tasks/{task['userTaskKey']}/completion", {"variables": {"note": number}})
        self._log.confirmed.add(number)

    def _found(self, number: str, path: str, wanted: dict[str, Any], count: int = 1) -> list[dict[str, Any]]:
        """What a search finds, once it finds so many."""
        for _ in self._while_patient(f"{wanted['elementId']} of {number}"):
            status, body = self._post(path, {"filter": wanted})
            if status == HTTPStatus.OK and len(body["items"]) >= count:
                return list(body["items"])
        raise AssertionError("the patience above ends with an error")


class JobClient(Caller):
    """A program of somebody else that does jobs; another one gets those it could not end in time."""

    def run(self, settled: threading.Event) -> None:
        """Take jobs and do them until everything is settled."""
        wanted = {"type": JOB_TYPE, "timeout": LEASE_MS, "maxJobsToActivate": 2, "requestTimeout": -1, "tenantIds": [AREA]}
        with suppress(GaveUp):
            while not settled.wait(PAUSE_SECONDS):
                status, answer = self._post("/v2/jobs/activation", {**wanted, "worker": self._name})
                for job in answer["jobs"] if status == HTTPStatus.OK else ():
                    self._do(job)

    def _do(self, job: dict[str, Any]) -> None:
        """Complete it until somebody answers: done, or done already by whoever had it after us."""
        body = {"variables": {"works": job["variables"]["works"] + 1}}
        for _ in self._while_patient(f"job {job['jobKey']}"):
            status, _answer = self._post(f"/v2/jobs/{job['jobKey']}/completion", body)
            if status == HTTPStatus.NO_CONTENT:
                self._log.worked.add(job["variables"]["number"])
            if status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR:
                return
