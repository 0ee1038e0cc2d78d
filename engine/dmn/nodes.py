"""The nodes of a decision requirements graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.dmn.functions import BoxedFunction, Parameter
from engine.dmn.result import EvaluatedDecision
from engine.dmn.scope import Given, Scope
from engine.dmn.session import Boxed, Key, Session, fit
from engine.feel import CallFailure, Value, from_python
from engine.feel.types import FeelType


@dataclass(slots=True)
class Requirement:
    """Something a node needs. `prefix` is the name of the import it comes from, "" for the same file."""

    prefix: str
    node: InputData | Decision | Knowledge | Service

    def bind(self, session: Session, values: dict[str, Value]) -> None:
        """Evaluate the required node and bind its value under its name."""
        value = self.node.value(session)
        target = values
        if self.prefix:
            inner = values.setdefault(self.prefix, {})
            target = inner if isinstance(inner, dict) else {}
        target[self.node.variable] = value
        if not self.prefix and isinstance(self.node, Decision):
            # Camunda lets a table name a required decision by its id
            target.setdefault(self.node.key[1], value)


@dataclass(slots=True)
class InputData:
    """An input: a variable of the host."""

    key: Key
    variable: str
    type: FeelType | None
    paths: list[tuple[str, ...]] = field(default_factory=list)
    """Under which names of imports the host may give it, for inputs of imported files."""

    def value(self, session: Session) -> Value:
        """The host's value as the declared type."""
        if self.key in session.overrides:
            return session.overrides[self.key]
        return fit(session, self._given(session.given), self.type, f"'{self.variable}'", self.variable)

    def _given(self, given: Given) -> Value:
        """By `{namespace}name`, inside a context of the import's name, or just by name."""
        qualified = f"{{{self.key[0]}}}{self.variable}"
        if qualified in given:
            return given.get(qualified)
        for path in self.paths:
            holder = given.get(path[0])
            for name in path[1:]:
                holder = holder.get(name) if isinstance(holder, dict) else None
            if isinstance(holder, dict) and self.variable in holder:
                return holder[self.variable]
        return given.get(self.variable)


@dataclass(slots=True)
class Decision:
    """A decision with its logic and what it requires."""

    key: Key
    name: str
    variable: str
    type: FeelType | None
    open_scope: bool
    """Whether the logic sees the host's variables besides what it requires, as in Camunda."""
    logic: Boxed | None = None
    requirements: list[Requirement] = field(default_factory=list)

    def value(self, session: Session) -> Value:
        """The decision's value, evaluated once in a session. Raises CyclicDecisions."""
        return session.once(self.key, EvaluatedDecision(self.key[1], self.name), lambda: self._evaluate(session))

    def _evaluate(self, session: Session) -> Value:
        scope = required_scope(session, self.requirements, session.given if self.open_scope else None)
        if self.logic is None:
            return None
        return fit(session, self.logic(session, scope), self.type, f"'{self.name}'", self.name)


@dataclass(slots=True)
class Knowledge:
    """A business knowledge model: a function by name."""

    key: Key
    variable: str
    parameters: list[Parameter]
    result: FeelType | None
    open_scope: bool
    logic: Boxed | None = None
    requirements: list[Requirement] = field(default_factory=list)

    def value(self, session: Session) -> Value:
        """The function; it sees itself, so that it may recur."""
        logic = self.logic
        if logic is None or self.key in session.functions:
            return session.functions.get(self.key)
        values: dict[str, Value] = {}
        scope = Scope(values, session.given if self.open_scope else None)

        def call(arguments: dict[str, Value]) -> Value:
            return logic(session, scope.inner(arguments))

        function = BoxedFunction(self.variable, self.parameters, call, self.result)
        values[self.variable] = session.functions[self.key] = function
        _bind(session, self.requirements, values)
        return function

    def invoke(self, session: Session, arguments: Mapping[str, object]) -> Value:
        """The value for arguments of the host; null with a warning if the function cannot take them."""
        function = self.value(session)
        if not isinstance(function, BoxedFunction):
            return None
        given = {name: from_python(arguments.get(name)) for name in function.parameter_names}
        try:
            return function.call_named(session.run, given)
        except CallFailure as failure:
            session.warn("call-failed", str(failure), self.variable)
            return None


@dataclass(slots=True)
class Service:
    """A decision service: decisions to be called as a function, with some nodes' values given."""

    key: Key
    name: str
    variable: str
    type: FeelType | None
    inputs: list[InputData | Decision] = field(default_factory=list)
    outputs: list[Decision] = field(default_factory=list)

    def value(self, session: Session) -> Value:
        """The function that calls the service."""

        def call(arguments: dict[str, Value]) -> Value:
            given = {node.key: arguments[node.variable] for node in self.inputs}
            return self.evaluate(session.overriding(given))

        parameters = [(node.variable, node.type) for node in self.inputs]
        return BoxedFunction(self.variable, parameters, call, self.type)

    def evaluate_given(self, session: Session) -> Value:
        """The service's value with its input decisions taken from the host's variables."""
        given = {
            node.key: fit(session, session.given.get(node.variable), node.type, f"'{node.variable}'", node.variable)
            for node in self.inputs
            if isinstance(node, Decision)
        }
        return fit(session, self.evaluate(session.overriding(given)), self.type, f"'{self.name}'", self.name)

    def evaluate(self, session: Session) -> Value:
        """The value of the only output decision, or a context of several."""
        values = {node.variable: node.value(session) for node in self.outputs}
        return next(iter(values.values())) if len(values) == 1 else values


def required_scope(session: Session, requirements: list[Requirement], outer: Given | None) -> Scope:
    """A scope with what is required, inside the host's variables where they are visible."""
    values: dict[str, Value] = {}
    _bind(session, requirements, values)
    return Scope(values, outer)


def _bind(session: Session, requirements: list[Requirement], values: dict[str, Value]) -> None:
    for requirement in requirements:
        requirement.bind(session, values)
