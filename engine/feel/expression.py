"""Compiled expressions: the door of the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from engine.feel.budget import DEFAULT_BUDGET, Budget
from engine.feel.compiler.compiler import Compiler
from engine.feel.compiler.fixed import fixed_unary_tests
from engine.feel.compiler.program import MISSING, Frame, Program
from engine.feel.compiler.quick import UNSURE, feel_value, quick_program
from engine.feel.conversion import from_python
from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.errors import DepthLimitError
from engine.feel.evaluation import Evaluation, FeelWarning
from engine.feel.kinds import SCALARS
from engine.feel.library import FunctionLibrary
from engine.feel.syntax import parse_expression, parse_unary_tests
from engine.feel.syntax.nodes import Node
from engine.feel.syntax.nodes import UnaryTests as UnaryTestsNode
from engine.feel.types import FeelType
from engine.feel.values import Value, Values

TESTED_VALUE = "?"
_TESTED_SLOT = 1


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
        quick = self._quick
        if quick is not None and (not self._quick_steps or run.zone == self.library.zone):
            value = quick(values, run.instant)
            if value is not UNSURE:
                run.step(self._quick_steps)
                return feel_value(value)
        frame = self._frame(run)
        for name, slot in self._inputs:
            frame[slot] = values.get(name, MISSING)
        return _execute(self._program, frame)

    def _frame(self, run: Evaluation) -> Frame:
        frame: Frame = [MISSING] * self._size
        frame[0] = run
        return frame

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


class UnaryTests(Expression):
    """A compiled cell of a decision table. The tested value is the variable `?`."""

    __slots__ = ("_fixed",)

    def __init__(
        self, node: UnaryTestsNode, library: FunctionLibrary, dialect: Dialect, compiler: Compiler, program: Program
    ) -> None:
        super().__init__(node, library, dialect, compiler, program)
        self._fixed = fixed_unary_tests(compiler, node)

    def matches(self, run: Evaluation, value: Value, values: Values) -> bool | None:
        """Whether a FEEL value passes; None if it cannot be told."""
        if self._fixed is not None:
            return self._fixed(value)
        frame = self._frame(run)
        frame[_TESTED_SLOT] = value
        for name, slot in self._inputs:
            frame[slot] = values.get(name, MISSING)
        answer = _execute(self._program, frame)
        return answer if isinstance(answer, bool) else None

    def evaluate(self, variables: Mapping[str, object], now: datetime | None = None, budget: Budget = DEFAULT_BUDGET) -> Result:
        """Test the variable `?`; see `Expression.evaluate`."""
        run = self.start(now, budget)
        wanted = (TESTED_VALUE, *(name for name, _ in self._inputs))
        values = {name: from_python(variables[name]) for name in wanted if name in variables}
        return Result(self.run(run, values), tuple(run.warnings))

    def run(self, run: Evaluation, values: Values) -> Value:
        """Test the variable `?` as part of a larger evaluation."""
        return self.matches(run, values.get(TESTED_VALUE, None), values)

    def _frame(self, run: Evaluation) -> Frame:
        # a cell "-" reads nothing, but the tested value still needs its slot
        return [run, *[MISSING] * max(self._size - 1, 1)]


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
    compiler = _compiler(text, library, declared, types, dialect)
    return Expression(node, library, dialect, compiler, compiler.compile(node))


def compile_unary_tests(
    text: str,
    names: Iterable[str] = (),
    functions: FunctionLibrary | None = None,
    dialect: Dialect = CAMUNDA,
    types: Mapping[str, FeelType] | None = None,
) -> UnaryTests:
    """Compile a cell of a decision table, such as `< 10`, `"a", "b"`, `not(1)`, `-` or `? > limit`.

    Raises FeelSyntaxError, LengthLimitError.
    """
    library = functions or FunctionLibrary.standard()
    declared = frozenset(names)
    node = parse_unary_tests(text, declared, library.special_names, dialect)
    compiler = _compiler(text, library, declared, types, dialect)
    return UnaryTests(node, library, dialect, compiler, compiler.compile(node))


def _compiler(
    text: str,
    library: FunctionLibrary,
    declared: frozenset[str],
    types: Mapping[str, FeelType] | None,
    dialect: Dialect,
) -> Compiler:
    return Compiler(text, library.functions, declared, types or {}, dialect)


def _execute(program: Program, frame: Frame) -> Value:
    try:
        return program(frame)
    except RecursionError as error:
        run: Evaluation = frame[0]
        raise DepthLimitError(run.budget.max_depth) from error
