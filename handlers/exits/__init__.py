"""Voluntary exit (PR-13): which way out is asked for, and from which day it is lawful."""

from __future__ import annotations

from handlers.exits.exits import ExitKind, ExitTooLong

__all__ = ["ExitKind", "ExitTooLong"]
