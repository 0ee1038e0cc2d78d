"""Decisions ready to be evaluated: the door of the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from lxml.etree import _Element

from engine.dmn.errors import DmnError, DmnFinding, UnknownDecision
from engine.dmn.language import Language
from engine.dmn.model import Model
from engine.dmn.nodes import Decision, Service
from engine.dmn.result import DecisionResult
from engine.dmn.scope import Given
from engine.dmn.session import Session
from engine.dmn.xml import children, line_of, name_of
from engine.feel import Budget, Dialect, Evaluation, FunctionLibrary
from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.dialects import CAMUNDA

Kind = TypeVar("Kind", Decision, Service)


class Decisions:
    """The decisions of one DMN file. Immutable once loaded: it may be shared by threads."""

    def __init__(self, model: Model, functions: FunctionLibrary, dialect: Dialect) -> None:
        self._model = model
        self._functions = functions
        self._dialect: Dialect = dialect
        self.findings: tuple[DmnFinding, ...] = tuple(model.language.findings)
        """What is wrong with the file; empty unless it was loaded with `strict=False`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the decisions."""
        return tuple(key for key, node in self._model.nodes.items() if isinstance(node, Decision))

    def evaluate(
        self,
        decision: str,
        variables: Mapping[str, object],
        now: datetime | None = None,
        budget: Budget = DEFAULT_BUDGET,
    ) -> DecisionResult:
        """Evaluate a decision by id (or name) with JSON variables, which are read only as far as needed.

        Raises UnknownDecision, CyclicDecisions, and FEEL's LimitError and FeelClockError.
        """
        node = self._find(decision, Decision, "a decision")
        session = self._session(variables, now, budget)
        value = node.value(session)
        return DecisionResult(value, tuple(session.evaluated), tuple(session.run.warnings))

    def evaluate_service(
        self,
        service: str,
        variables: Mapping[str, object],
        now: datetime | None = None,
        budget: Budget = DEFAULT_BUDGET,
    ) -> DecisionResult:
        """Evaluate a decision service by id (or name); its input decisions are variables too."""
        node = self._find(service, Service, "a decision service")
        session = self._session(variables, now, budget)
        value = node.evaluate_given(session)
        return DecisionResult(value, tuple(session.evaluated), tuple(session.run.warnings))

    def _find(self, name: str, kind: type[Kind], label: str) -> Kind:
        for node in self._model.find(name):
            if isinstance(node, kind):
                return node
        raise UnknownDecision(label, name)

    def _session(self, variables: Mapping[str, object], now: datetime | None, budget: Budget) -> Session:
        run = Evaluation(now, budget, self._functions.zone, self._dialect)
        return Session(run, Given(variables))


def load_decisions(
    root: _Element,
    functions: FunctionLibrary | None = None,
    imported: Iterable[_Element] = (),
    dialect: Dialect = CAMUNDA,
    *,
    strict: bool = True,
) -> Decisions:
    """Load the decisions of a DMN file from its root element, which was parsed safely.

    `imported` are the roots of the files it may import. Raises DmnError with everything that is wrong; with
    `strict=False` a wrong expression stands for null instead and is listed in `findings`.
    """
    library = functions or FunctionLibrary.standard()
    language = Language(library, dialect)
    roots = {one.get("namespace") or "": one for one in imported}
    loaded: dict[str, Model] = {}
    model = _load(root, language, roots, loaded)
    for one in loaded.values():
        one.fill()
    if strict and language.findings:
        raise DmnError(language.findings)
    return Decisions(model, library, dialect)


def _load(root: _Element, language: Language, roots: Mapping[str, _Element], loaded: dict[str, Model]) -> Model:
    imports: dict[str, Model] = {}
    for element in children(root, "import"):
        if "DMN" not in (element.get("importType") or ""):
            continue
        namespace = element.get("namespace") or ""
        if namespace in loaded:
            imports[name_of(element)] = loaded[namespace]
        elif namespace in roots:
            others = {key: one for key, one in roots.items() if key != namespace}
            imports[name_of(element)] = _load(roots[namespace], language, others, loaded)
        else:
            message = f"Expected a file with namespace '{namespace}' to import, but found none"
            raise DmnError([DmnFinding(name_of(element), line_of(element), message, "deploy both files together")])
    model = Model(root, language, imports)
    loaded[model.namespace] = model
    return model
