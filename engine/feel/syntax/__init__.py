"""From text to tree."""

from __future__ import annotations

from engine.feel.syntax.parser import Parser, parse_expression, parse_unary_tests

__all__ = ["Parser", "parse_expression", "parse_unary_tests"]
