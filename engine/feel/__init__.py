"""FEEL 1.5, the expression language of DMN, as Camunda 8 writes it.

Compile once with `compile_expression`, evaluate often; an evaluation gives a value and warnings and never exceeds its
budget. The package imports nothing of the project.
"""

from __future__ import annotations

from engine.feel.budget import Budget
from engine.feel.conversion import Json, from_json, from_python, to_json, to_python
from engine.feel.dialects import Dialect
from engine.feel.errors import (
    DepthLimitError,
    FeelClockError,
    FeelDeclarationError,
    FeelError,
    FeelSyntaxError,
    LengthLimitError,
    LimitError,
    SizeLimitError,
    StepLimitError,
    TimeLimitError,
)
from engine.feel.evaluation import Evaluation, FeelWarning
from engine.feel.expression import Expression, Result, compile_expression
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.library import FunctionLibrary, HostFunction
from engine.feel.ranges import Range
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime, YearsMonths
from engine.feel.text import to_text
from engine.feel.types import FeelType
from engine.feel.unary import UnaryTests, compile_unary_tests
from engine.feel.values import Value

__all__ = [
    "Budget",
    "CallFailure",
    "DaysTime",
    "DepthLimitError",
    "Dialect",
    "Evaluation",
    "Expression",
    "FeelClockError",
    "FeelDate",
    "FeelDateTime",
    "FeelDeclarationError",
    "FeelError",
    "FeelFunction",
    "FeelSyntaxError",
    "FeelTime",
    "FeelType",
    "FeelWarning",
    "FunctionLibrary",
    "HostFunction",
    "Json",
    "LengthLimitError",
    "LimitError",
    "Range",
    "Result",
    "SizeLimitError",
    "StepLimitError",
    "TimeLimitError",
    "UnaryTests",
    "Value",
    "YearsMonths",
    "compile_expression",
    "compile_unary_tests",
    "from_json",
    "from_python",
    "to_json",
    "to_python",
    "to_text",
]
