"""Wire the engine to the domain, and deploy the packaged procedures."""

from __future__ import annotations

from pathlib import Path

from engine.clock import Clock
from engine.commands.deploy import Deployed, deploy
from engine.commands.unit_of_work import UnitOfWork
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry
from engine.store import Database
from handlers.deadlines import WorkingCalendar
from handlers.deadlines.overrides import calendar_provider
from handlers.functions import CalendarProvider, feel_functions
from handlers.jobs import register_jobs
from handlers.resources import PROCESSES

_SUFFIXES = (".bpmn", ".dmn", ".form")


def build_engine(database: Database, clock: Clock, *, demonstration: bool = False) -> Engine:
    """The engine with every job handler and FEEL function of the domain; calendars come from `database`."""
    functions = function_library(calendar_provider(database.read))
    return Engine(database, clock, handler_registry(), functions, demonstration=demonstration)


def handler_registry() -> HandlerRegistry:
    """Every job handler of the domain."""
    registry = HandlerRegistry()
    register_jobs(registry)
    return registry


def function_library(calendar: CalendarProvider | None = None) -> FunctionLibrary:
    """FEEL with the deadline functions; without a provider they count with the packaged calendar (for linting)."""
    packaged = WorkingCalendar()
    return FunctionLibrary.standard().with_functions(feel_functions(calendar or (lambda _area: packaged)))


def process_files(folder: Path = PROCESSES) -> list[tuple[str, bytes]]:
    """Name and content of every diagram, decision and form below `folder`, in the order of their paths."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in found]


def deploy_processes(uow: UnitOfWork, folder: Path = PROCESSES) -> Deployed:
    """Deploy all of them as one deployment; files that have not changed keep their versions.

    Raises DeploymentRejected with the findings of every file.
    """
    return deploy(uow, process_files(folder))
