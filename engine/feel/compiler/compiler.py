"""The compiler: one tree in, one closure out, constants folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from engine.feel.budget import Budget
from engine.feel.compiler.families import FAMILIES
from engine.feel.compiler.program import MISSING, Frame, Place, Program, constant
from engine.feel.compiler.scopes import Bindings, Layout, Scope
from engine.feel.dialects import Dialect
from engine.feel.errors import FeelError
from engine.feel.evaluation import Evaluation
from engine.feel.functions import FeelFunction
from engine.feel.syntax.nodes import Arithmetic, Call, ListLiteral, Literal, Name, Negation, Node, RangeLiteral
from engine.feel.syntax.walk import children
from engine.feel.types import FeelType
from engine.feel.values import Value

_FOLDABLE = (Literal, Arithmetic, Negation, RangeLiteral, ListLiteral)
_FOLDING_BUDGET = Budget(max_steps=1000, max_seconds=0.1, max_size=10_000)


class Compiler:
    """Compiles the nodes of one text. `declared` are the names the host knows, `functions` what can be called."""

    def __init__(
        self,
        text: str,
        functions: Mapping[str, FeelFunction],
        declared: frozenset[str],
        types: Mapping[str, FeelType],
        dialect: Dialect,
    ) -> None:
        self.text = text
        self.functions = functions
        self.declared = declared
        self.types = types
        self.dialect = dialect
        self.layout = Layout()
        self.scopes: list[Scope] = []
        self.unknown_functions: list[tuple[str, int]] = []
        """Names that are called but known neither to the library nor to the host, and where."""
        self._constants: dict[int, Value] = {}

    def compile(self, node: Node) -> Program:
        """The program of a node."""
        program = FAMILIES[type(node)](self, node)
        return self._fold(node, program) if self._is_foldable(node) else program

    def place(self, node: Node) -> Place:
        """Where a node stands, for warnings."""
        return Place(self.text, node.start, node.end)

    def is_constant(self, node: Node) -> bool:
        """Whether a compiled node always has the same value."""
        return id(node) in self._constants

    def constant_value(self, node: Node) -> Value:
        """The value of a constant node."""
        return self._constants[id(node)]

    @contextmanager
    def scope(self, scope: Scope) -> Iterator[None]:
        """Compile within a scope."""
        self.scopes.append(scope)
        yield
        self.scopes.pop()

    def builtin(self, node: Node) -> FeelFunction | None:
        """The library's function that a node names, unless a variable may have that name."""
        if not isinstance(node, Name) or node.name in self.declared or self.is_local(node.name):
            return None
        return self.functions.get(node.name)

    def is_local(self, name: str) -> bool:
        """Whether a name is bound inside the expression."""
        return any(isinstance(scope, Bindings) and name in scope.slots for scope in self.scopes)

    def note_call(self, node: Node) -> None:
        """Remember a call of a function that nobody declares."""
        if isinstance(node, Name) and node.name not in self.declared and not self.is_local(node.name):
            self.unknown_functions.append((node.name, node.start))

    def _is_foldable(self, node: Node) -> bool:
        if isinstance(node, Call):
            function = self.builtin(node.function)
            return function is not None and function.pure and all(map(self.is_constant, node.arguments))
        return isinstance(node, _FOLDABLE) and all(map(self.is_constant, children(node)))

    def _fold(self, node: Node, program: Program) -> Program:
        run = Evaluation(budget=_FOLDING_BUDGET, dialect=self.dialect)
        frame: Frame = [run, *[MISSING] * (self.layout.size - 1)]
        try:
            value = program(frame)
        except FeelError:
            return program
        if run.warnings or isinstance(value, FeelFunction):
            return program
        self._constants[id(node)] = value
        return constant(value)
