"""The catalogue of job types, read from catalogue.yaml and joined with the handlers."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from engine.jobs import HandlerRegistry
from handlers.job_types.choices import Choice, choices
from handlers.jobs import HANDLERS

_FILE = Path(__file__).parent / "catalogue.yaml"


class ValueKind(StrEnum):
    """What an input holds; a date is a FEEL date or an ISO text."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter of the catalogue: its id, and its Chinese and English names."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Header:
    """A constant that the diagram sets. `choices` is empty where any text, or any that fits `pattern`, may stand."""

    key: str
    zh: str
    en: str
    hint: str = ""
    pattern: str | None = None
    optional: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class JobType:
    """One type. `open` types take further inputs of any name; `doc` is the handler's docstring."""

    type: str
    group: Group
    name: str
    does: str
    doc: str
    headers: tuple[Header, ...]
    inputs: Mapping[str, ValueKind]
    returns: tuple[str, ...]
    open: bool


@lru_cache(maxsize=1)
def groups() -> Mapping[str, Group]:
    """The chapters by id, in their order. Read once per process."""
    return MappingProxyType({id_: Group(id_, names["zh"], names["en"]) for id_, names in _content()["groups"].items()})


@lru_cache(maxsize=1)
def job_types() -> Mapping[str, JobType]:
    """Every job type by its name, in the catalogue's order. Read once per process."""
    content = _content()
    headers = {key: _header(key, entry) for key, entry in content["headers"].items()}
    return MappingProxyType({type_: _job_type(type_, entry, headers) for type_, entry in content["types"].items()})


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(_FILE.read_bytes(), Loader=yaml.CSafeLoader)
    return found


def _header(key: str, entry: dict[str, Any]) -> Header:
    chosen = choices(entry["choices"]) if "choices" in entry else ()
    return Header(
        key,
        entry["zh"],
        entry["en"],
        entry.get("hint", ""),
        entry.get("pattern"),
        entry.get("optional", False),
        chosen,
    )


def _job_type(type_: str, entry: dict[str, Any], headers: Mapping[str, Header]) -> JobType:
    group, name, does = entry["is"]
    return JobType(
        type_,
        groups()[group],
        name,
        does,
        inspect.getdoc({**HANDLERS, **_BUILT_IN}[type_]) or "",
        tuple(_of_type(one, headers) for one in entry.get("headers", ())),
        MappingProxyType({target: ValueKind(kind) for target, kind in entry.get("inputs", {}).items()}),
        tuple(entry.get("returns", ())),
        entry.get("open", False),
    )


def _of_type(named: str, headers: Mapping[str, Header]) -> Header:
    key, _, narrowed = named.partition("=")
    return replace(headers[key], choices=choices(narrowed)) if narrowed else headers[key]


_REGISTRY = HandlerRegistry()
_BUILT_IN = {type_: _REGISTRY.find(type_) for type_ in _REGISTRY.types}
