"""All tables of the product: those of the engine, of the domain and of the application."""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import MetaData

import api
import engine.store.tables  # noqa: F401 -- fills the metadata
import handlers
from engine.store import Base

_MODELS = "models"


def all_tables() -> MetaData:
    """The metadata of every table; each package keeps its tables in a module called `models`."""
    for package in (handlers, api):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.rpartition(".")[2] == _MODELS:
                importlib.import_module(module.name)
    return Base.metadata
