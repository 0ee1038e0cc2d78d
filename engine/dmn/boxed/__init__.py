"""Boxed expressions: the logic of decisions and business knowledge models."""

from __future__ import annotations

from engine.dmn.boxed.compiler import BoxedCompiler

__all__ = ["BoxedCompiler"]
