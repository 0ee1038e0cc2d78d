"""The packaged defaults: what each parameter is, its value when no area says otherwise, and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import yaml

from handlers.columns import Json
from handlers.resources import PROCESSES


@dataclass(frozen=True, slots=True)
class Definition:
    """A parameter. `type`: integer, decimal, boolean, text or list; `source`: provision, default or local."""

    name: str
    title: str
    value: Json
    type: str
    unit: str
    source: str
    provision: str | None
    gap: str | None


@lru_cache(maxsize=1)
def defaults() -> Mapping[str, Definition]:
    """All parameters by name, from processes/parameters/default.yaml. Read once per process."""
    text = (PROCESSES / "parameters" / "default.yaml").read_bytes()
    entries = yaml.load(text, Loader=yaml.CSafeLoader)["parameters"]
    return MappingProxyType({entry["name"]: Definition(**entry) for entry in entries})
