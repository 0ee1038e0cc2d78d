"""Compiled expressions: the door of the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from engine.feel.budget import DEFAULT_BUDGET, Budget
from engine.feel.compiler.compiler import Compiler
from engine.feel.compiler.program import MISSING, Frame, Program
from engine.feel.compiler.quick import UNSURE, feel_value, quick_program
from engine.feel.conversion import from_python
from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.errors import DepthLimitError
from engine.feel.evaluation import Evaluation, FeelWarning
from engine.feel.kinds import SCALARS
from engine.feel.library import FunctionLibrary
from engine.feel.syntax import parse_expression
from engine.feel.syntax.nodes import Node
from engine.feel.temporal.python import from_date
from engine.feel.types import FeelType
from engine.feel.values import Value, Values


class Result(NamedTuple):
    """A FEEL value, and a warning for every part of the expression that became null without being told to."""

    value: Value
    warnings: tuple[FeelWarning, ...] = ()


_TRUE, _FALSE = Result(value=True), Result(value=False)


class Expression:
    """A compiled expression. Immutable: it may be shared by threads; every evaluation has its own frame."""

    __slots__ = (
        "_inputs",
        "_program",
        "_quick",
        "_quick_steps",
        "_size",
        "dialect",
        "library",
        "names",
        "node",
        "text",
        "unknown_functions",
    )

    def __init__(self, node: Node, library: FunctionLibrary, dialect: Dialect, compiler: Compiler, program: Program) -> None:
        self.text = compiler.text
        self.node = node
        """The syntax tree, for those who ask what an expression says rather than what it gives."""
        self.library = library
        self.dialect = dialect
        self._program = program
        short = quick_program(compiler, node, library.zone)
        self._quick = None if short is None else short.program
        self._quick_steps = 0 if short is None else short.steps
        self._size = compiler.layout.size
        self._inputs = tuple(compiler.layout.inputs.items())
        known = compiler.declared
        self.names: frozenset[str] = frozenset(name for name, _ in self._inputs if name in known or name not in library.functions)
        """The variables it reads; inside filters also names that may be entries of the items."""
        self.unknown_functions = tuple(compiler.unknown_functions)
        """Names that it calls but nobody declares, with their offsets in the text: mistakes, most likely."""

    def evaluate(self, variables: Mapping[str, object], now: datetime | None = None, budget: Budget = DEFAULT_BUDGET) -> Result:
        """Evaluate with JSON, Python or FEEL variables, of which only those in `names` are read.

        `now` is an aware datetime; `now()` and `today()` read it in the library's zone. A missing variable is null
        with a warning. Raises LimitError when the budget is exceeded, FeelClockError for a time that is not given.
        """
        quick = self._quick
        if quick is not None and self._quick_steps <= budget.max_steps:
            try:
                value = quick(variables, now)
            except RecursionError:
                value = UNSURE
            if value is True:
                return _TRUE
            if value is False:
                return _FALSE
            if value is not UNSURE:
                return Result(feel_value(value))
        return self.evaluate_in_full(variables, now, budget)

    def evaluate_in_full(
        self, variables: Mapping[str, object], now: datetime | None = None, budget: Budget = DEFAULT_BUDGET
    ) -> Result:
        """What `evaluate` answers, found without its short ways: slower, and what those are tested against."""
        run = Evaluation(now, budget, self.library.zone, self.dialect)
        frame: Frame = [MISSING] * self._size
        frame[0] = run
        for name, slot in self._inputs:
            value = variables.get(name, MISSING)
            if value is not MISSING:
                frame[slot] = value if type(value) in SCALARS else from_python(value)
        value = _execute(self._program, frame)
        return Result(value, tuple(run.warnings) if run.warnings else ())

    def start(self, now: datetime | None = None, budget: Budget = DEFAULT_BUDGET) -> Evaluation:
        """An evaluation for this expression, to share with others by `run`."""
        return Evaluation(now, budget, self.library.zone, self.dialect)

    def run(self, run: Evaluation, values: Values) -> Value:
        """Evaluate FEEL values as part of a larger evaluation, which gathers the warnings and counts the budget."""
        value = self._run_shortly(run, values)
        if value is not UNSURE:
            return from_date(value) if type(value) is date else value
        return self._run_in_full(self._frame(run), values)

    def _run_shortly(self, run: Evaluation, values: Values) -> Any:
        """What the short way answers, if there is one: a value in which dates are Python's, or UNSURE."""
        quick, steps = self._quick, self._quick_steps
        if quick is None or (steps and run.zone != self.library.zone):
            return UNSURE
        try:
            value = quick(values, run.instant)
        except RecursionError:
            return UNSURE
        if steps and value is not UNSURE:
            run.step(steps)
        return value

    def _run_in_full(self, frame: Frame, values: Values) -> Value:
        for name, slot in self._inputs:
            frame[slot] = values.get(name, MISSING)
        return _execute(self._program, frame)

    def _frame(self, run: Evaluation) -> Frame:
        frame: Frame = [MISSING] * self._size
        frame[0] = run
        return frame

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


def compile_expression(
    text: str,
    names: Iterable[str] = (),
    functions: FunctionLibrary | None = None,
    dialect: Dialect = CAMUNDA,
    types: Mapping[str, FeelType] | None = None,
) -> Expression:
    """Compile an expression (without a leading "=").

    `names` are the variables known beforehand; only names with spaces or operators in them need to be given.
    Raises FeelSyntaxError, LengthLimitError.
    """
    library = functions or FunctionLibrary.standard()
    declared = frozenset(names)
    node = parse_expression(text, declared, library.special_names, dialect)
    compiler = Compiler(text, library.functions, declared, types or {}, dialect)
    return Expression(node, library, dialect, compiler, compiler.compile(node))


def _execute(program: Program, frame: Frame) -> Value:
    try:
        return program(frame)
    except RecursionError as error:
        run: Evaluation = frame[0]
        raise DepthLimitError(run.budget.max_depth) from error
