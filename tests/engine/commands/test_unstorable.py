"""A value that the database refuses is a mistake of the case, not of the database: an incident, and nothing has changed."""

from __future__ import annotations

from hashlib import sha512

import pytest

from engine.errors import StepFailed
from engine.store import Database
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, end, start

LONG = "".join(sha512(str(number).encode()).hexdigest() for number in range(100))
"""Longer than PostgreSQL's indexes take, and nothing that it could compress."""


def test_a_value_that_postgresql_cannot_store_is_an_incident(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(document(start(), task("before"), task("bad", assignee="=who"), end(), chain("start", "before", "bad", "end")))
    key = house.start()
    with pytest.raises(StepFailed, match="the database cannot store what it wrote"):
        house.complete(ZHANG, "before", {"who": LONG})
    (incident,) = house.incidents()
    assert (incident.kind, incident.instance_key, incident.element_id) == ("UNKNOWN", key, "p")
    assert (house.variables(key), house.tasks("bad")) == ({}, [])
    house.complete(ZHANG, "before", {"who": "li"})
    assert (house.task("bad").assignee, house.incidents()) == ("li", [])
