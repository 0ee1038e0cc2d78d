"""The workflow engine. The facade is loaded on first use, so that `engine.feel` alone stays light."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.actor import Actor
    from engine.commands.unit_of_work import UnitOfWork
    from engine.engine import Engine

__all__ = ["Actor", "Engine", "UnitOfWork"]


def __getattr__(name: str) -> object:
    if name == "Actor":
        from engine.actor import Actor  # noqa: PLC0415

        return Actor
    if name == "UnitOfWork":
        from engine.commands.unit_of_work import UnitOfWork  # noqa: PLC0415

        return UnitOfWork
    if name == "Engine":
        from engine.engine import Engine  # noqa: PLC0415

        return Engine
    message = f"module 'engine' has no attribute {name!r}"
    raise AttributeError(message)
