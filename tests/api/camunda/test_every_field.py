"""Every field of every noun can be filtered and sorted by, on both databases."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.camunda.decision_instances.repository import decision_instances
from api.camunda.decision_requirements.repository import decision_requirements
from api.camunda.decisions.repository import decision_definitions
from api.camunda.element_instances.repository import element_instances
from api.camunda.incidents.repository import incidents
from api.camunda.jobs.repository import jobs
from api.camunda.messages.repository import correlated_subscriptions, message_subscriptions
from api.camunda.process_instances.repository import process_instances
from api.camunda.search.fields import Field
from api.camunda.search.run import Searchable
from api.camunda.user_tasks.repository import user_tasks
from api.camunda.variables.repository import variables
from api.migrations.tables import all_tables
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.store import Database
from tests.api.camunda.conftest import BASE, LOCAL, Caller
from tests.api.camunda.diagrams import DECISION, FORM, PRINT, REVIEW, WAITING

SYSTEM = Actor.system()
NOUNS: dict[str, Searchable] = {
    "process-instances": process_instances(SYSTEM),
    "element-instances": element_instances(SYSTEM),
    "variables": variables(SYSTEM),
    "user-tasks": user_tasks(SYSTEM),
    "incidents": incidents(SYSTEM),
    "jobs": jobs(SYSTEM),
    "message-subscriptions": message_subscriptions(SYSTEM),
    "correlated-message-subscriptions": correlated_subscriptions(SYSTEM),
    "decision-definitions": decision_definitions(),
    "decision-requirements": decision_requirements(),
    "decision-instances": decision_instances(SYSTEM),
}
all_tables()


def test_filters_and_orders(any_database: Database, tmp_path: Path) -> None:
    url = any_database.url.render_as_string(hide_password=False)
    settings = Settings(database_url=url, data=tmp_path, demo=True)
    runtime = Runtime.open(settings)
    with closing(runtime), TestClient(create_app(settings, runtime), base_url=BASE, client=LOCAL) as http:
        v2 = Caller(http)
        v2.deploy(("review.bpmn", REVIEW), ("limit.dmn", DECISION), ("review.form", FORM), ("waiting.bpmn", WAITING))
        v2.deploy(("printing.bpmn", PRINT))
        v2.start("printing")
        v2.start("review", {"amount": 7, "text": "中"}, businessId="A")
        v2.start("waiting", {"order": "o"})
        v2.start("waiting", {"order": "p"})
        v2.post("/messages/correlation", {"name": "paid", "correlationKey": "p"})
        v2.post("/decision-definitions/evaluation", {"decisionDefinitionId": "limit", "variables": {"kind": "x"}})
        for noun, searchable in NOUNS.items():
            _search_by_every_field(v2, noun, searchable)
        assert len(v2.search("process-instances", {"variables": [{"name": "text", "value": '"中"'}]})) == 1


def _search_by_every_field(v2: Caller, noun: str, searchable: Searchable) -> None:
    everything = v2.search(noun)
    assert everything or noun == "incidents"
    for name, field in searchable.fields.items():
        if not isinstance(field, Field):
            continue
        there = v2.search(noun, {name: {"$exists": True}})
        missing = v2.search(noun, {name: {"$exists": False}})
        assert len(there) + len(missing) == len(everything), (noun, name)
        if field.within is None:
            _same_items(v2, noun, name, everything)
        value = next((item[name] for item in everything if item.get(name) is not None), None)
        if value is not None and not isinstance(value, list | dict):
            assert v2.search(noun, {name: value}), (noun, name, value)


def _same_items(v2: Caller, noun: str, name: str, everything: list[dict[str, Any]]) -> None:
    seen: list[dict[str, Any]] = []
    where: dict[str, object] = {"limit": 2}
    while True:
        found = v2.post(f"/{noun}/search", {"sort": [{"field": name, "order": "DESC"}], "page": where})
        if not found["items"]:
            break
        seen += found["items"]
        where = {"limit": 2, "after": found["page"]["endCursor"]}
    assert sorted(map(str, seen)) == sorted(map(str, everything)), (noun, name)


# the contract shows no key of a decision instance alone, only that of its evaluation with a number; and none of a correlation
@pytest.mark.parametrize("noun", sorted(set(NOUNS) - {"decision-instances", "correlated-message-subscriptions"}))
def test_a_noun_has_the_field_it_is_ordered_by(noun: str) -> None:
    assert NOUNS[noun].key in NOUNS[noun].fields.values()
