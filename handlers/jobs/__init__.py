"""Job handlers of the service tasks: thin glue between the diagrams and the domain. One handler per module.

The name says where: a service task of type `open-clock` runs `open_clock` in `open_clock.py`. Modules without a function
of their own name hold what several handlers share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from engine.jobs import HandlerRegistry, JobHandler


def _handlers() -> Iterator[tuple[str, JobHandler]]:
    for name in sorted(module.name for module in iter_modules(__path__)):
        handler: JobHandler | None = getattr(import_module(f"{__name__}.{name}"), name, None)
        if handler is not None:
            yield name.replace("_", "-"), handler


HANDLERS: Mapping[str, JobHandler] = MappingProxyType(dict(_handlers()))
"""Job type to handler."""


def register_jobs(registry: HandlerRegistry) -> None:
    """Register every handler under its job type. Raises ValueError when a type has one already."""
    for job_type, handler in HANDLERS.items():
        registry.register(job_type, handler)
