"""Compiled unary tests: the cells of decision tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from engine.feel.budget import DEFAULT_BUDGET, Budget
from engine.feel.compiler.compiler import Compiler
from engine.feel.compiler.fixed import fixed_unary_tests
from engine.feel.compiler.program import MISSING, Frame, Program
from engine.feel.compiler.quick import UNSURE
from engine.feel.conversion import from_python
from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.evaluation import Evaluation
from engine.feel.expression import Expression, Result
from engine.feel.library import FunctionLibrary
from engine.feel.syntax import parse_unary_tests
from engine.feel.syntax.nodes import UnaryTests as UnaryTestsNode
from engine.feel.types import FeelType
from engine.feel.values import Value, Values

TESTED_VALUE = "?"
_TESTED_SLOT = 1


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
        answer = UNSURE if self._quick is None else self._run_shortly(run, _Tested(value, values))
        return answer if answer is None or type(answer) is bool else self._match_in_full(run, value, values)

    def evaluate(self, variables: Mapping[str, object], now: datetime | None = None, budget: Budget = DEFAULT_BUDGET) -> Result:
        """Test the variable `?`; see `Expression.evaluate`."""
        run, values = self.start(now, budget), self._values(variables)
        return Result(self.run(run, values), tuple(run.warnings))

    def evaluate_in_full(
        self, variables: Mapping[str, object], now: datetime | None = None, budget: Budget = DEFAULT_BUDGET
    ) -> Result:
        """Test the variable `?` without short ways."""
        run, values = self.start(now, budget), self._values(variables)
        return Result(self._match_in_full(run, values.get(TESTED_VALUE), values), tuple(run.warnings))

    def run(self, run: Evaluation, values: Values) -> Value:
        """Test the variable `?` as part of a larger evaluation."""
        return self.matches(run, values.get(TESTED_VALUE, None), values)

    def _match_in_full(self, run: Evaluation, value: Value, values: Values) -> bool | None:
        frame = self._frame(run)
        frame[_TESTED_SLOT] = value
        answer = self._run_in_full(frame, values)
        return answer if isinstance(answer, bool) else None

    def _values(self, variables: Mapping[str, object]) -> dict[str, Value]:
        wanted = (TESTED_VALUE, *(name for name, _ in self._inputs))
        return {name: from_python(variables[name]) for name in wanted if name in variables}

    def _frame(self, run: Evaluation) -> Frame:
        # a cell "-" reads nothing, but the tested value still needs its slot
        return [run, *[MISSING] * max(self._size - 1, 1)]


class _Tested:
    """Values with the tested one among them."""

    __slots__ = ("_tested", "_values")

    def __init__(self, tested: Value, values: Values) -> None:
        self._tested = tested
        self._values = values

    def get(self, name: str, default: object, /) -> object:
        """The value of a name, or the default."""
        return self._tested if name == TESTED_VALUE else self._values.get(name, default)


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
    compiler = Compiler(text, library.functions, declared, types or {}, dialect)
    return UnaryTests(node, library, dialect, compiler, compiler.compile(node))
