"""Does over HTTP what other tests do by clicking, for the long stretches of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import APIResponse
from pydantic import JsonValue

from api.demo.answers import answers
from api.demo.walk import only_fields
from tests.browser.desk import Desk

HEADERS = {"X-Requested-By": "dingdian"}


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody at a desk, in the session of that desk."""

    desk: Desk

    def get(self, path: str, **query: str | float | bool) -> Any:
        """The JSON at a path of the API."""
        return self._json(self.desk.page.request.get(f"{self.desk.address}/api{path}", params=query))

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """What the API answers to a change."""
        return self._json(self.desk.page.request.post(f"{self.desk.address}/api{path}", data=body or {}, headers=HEADERS))

    def do(self, number: str, element: str, today: date, **values: JsonValue) -> None:
        """Claim and complete the open task at an element, with the plain answers except for `values`."""
        rows = self.get("/tasks", view="groups", business_key=number)["items"]
        key = next(row["key"] for row in rows if row["element_id"] == element)
        form = self.get(f"/tasks/{key}")["form"]
        self.post(f"/tasks/{key}/claim")
        self.post(f"/tasks/{key}/complete", {"variables": only_fields(form, {**answers(today), **values})})

    def advance(self, day: date) -> None:
        """Move the demonstration's clock."""
        self.post("/clock/advance", {"to": day.isoformat()})

    def agreement_of(self, party: str) -> str:
        """The number of the party's newest agreement."""
        return str(self.get("/agreements", q=party)["items"][0]["number"])

    @staticmethod
    def _json(answer: APIResponse) -> Any:
        assert answer.ok, answer.text()
        return answer.json()
