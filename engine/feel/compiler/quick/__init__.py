"""Short ways: programs that answer plain expressions without an evaluation of their own.

A quick program reads the host's variables as they are. It answers what the full program would answer without a
warning, or UNSURE, upon which the full program starts anew. It never loops, never builds lists or strings and calls
no function of the host, so what it uses of the budget is known beforehand.
"""

from __future__ import annotations

from engine.feel.compiler.quick.compiler import QuickProgram, quick_program
from engine.feel.compiler.quick.program import UNSURE, feel_value

__all__ = ["UNSURE", "QuickProgram", "feel_value", "quick_program"]
