"""Searching by tags."""

from __future__ import annotations

from pydantic import JsonValue
from sqlalchemy import and_, exists, true

from api.camunda.search.fields import BadValueError, Predicate, Source, read_text
from engine.store.instance_tags import InstanceTag


def tagged(value: JsonValue, root_key: Source) -> Predicate:
    """Items whose root instance has every tag of the list."""
    if not isinstance(value, list):
        raise BadValueError("a list of tags")
    wanted = [read_text(tag) for tag in value]
    return and_(true(), *(exists().where(InstanceTag.root_key == root_key, InstanceTag.tag == tag) for tag in wanted))
