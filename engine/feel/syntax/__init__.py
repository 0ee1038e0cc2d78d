"""From text to tree, and back."""

from __future__ import annotations

from engine.feel.syntax.parser import Parser, parse_expression, parse_unary_tests
from engine.feel.syntax.printing import print_expression

__all__ = ["Parser", "parse_expression", "parse_unary_tests", "print_expression"]
