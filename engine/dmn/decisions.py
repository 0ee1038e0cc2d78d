"""Decisions ready to be evaluated: the door of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from lxml.etree import _Element

from engine.dmn.errors import DmnError, DmnFinding, UnknownDecision
from engine.dmn.language import Language
from engine.dmn.model import Model
from engine.dmn.nodes import Decision, Knowledge, Service
from engine.dmn.result import DecisionResult
from engine.dmn.scope import Given
from engine.dmn.session import Session
from engine.dmn.tables.analysis import analyse
from engine.dmn.tables.finding import TableFinding
from engine.dmn.xml import children, id_of, line_of, name_of
from engine.feel import Budget, DepthLimitError, Dialect, Evaluation, FunctionLibrary, Value
from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.dialects import CAMUNDA

IMPORT = "import"
Kind = TypeVar("Kind", Decision, Knowledge, Service)


class Decisions:
    """The decisions of one DMN file. Immutable once loaded: it may be shared by threads."""

    def __init__(self, model: Model, functions: FunctionLibrary, dialect: Dialect) -> None:
        self._model = model
        self._functions = functions
        self._dialect: Dialect = dialect
        self.findings = tuple(model.language.findings)
        """What is wrong with the file; empty unless it was loaded with `strict=False`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the decisions."""
        return tuple(key for key, node in self._model.nodes.items() if isinstance(node, Decision))

    @property
    def declared_names(self) -> frozenset[str]:
        """Every name that the file and its imports declare, for reading its expressions."""
        return self._model.language.names

    @property
    def services(self) -> tuple[str, ...]:
        """The ids and names of the decision services."""
        services = [(key, node.name) for key, node in self._model.nodes.items() if isinstance(node, Service)]
        return tuple(name for both in services for name in both)

    @property
    def roots(self) -> tuple[str, ...]:
        """The ids of the decisions that no other node of the file requires."""
        nodes = self._model.nodes.values()
        required = {one.node.key for node in nodes if isinstance(node, Decision | Knowledge) for one in node.requirements}
        return tuple(name for name in self.names if self._model.nodes[name].key not in required)

    def analyse_tables(self) -> tuple[TableFinding, ...]:
        """What can be said about the tables without evaluating them: overlaps, gaps and rules that never conclude."""
        return tuple(finding for table in self._model.tables for finding in analyse(table))

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
        return self._run(node.value, self._session(variables, now, budget))

    def evaluate_service(
        self,
        service: str,
        variables: Mapping[str, object],
        now: datetime | None = None,
        budget: Budget = DEFAULT_BUDGET,
    ) -> DecisionResult:
        """Evaluate a decision service by id (or name); its input decisions are variables too."""
        node = self._find(service, Service, "a decision service")
        return self._run(node.evaluate_given, self._session(variables, now, budget))

    def evaluate_knowledge(
        self,
        name: str,
        arguments: Mapping[str, object],
        now: datetime | None = None,
        budget: Budget = DEFAULT_BUDGET,
    ) -> DecisionResult:
        """Call a business knowledge model by id (or name) with arguments by name; those not given are null."""
        node = self._find(name, Knowledge, "a business knowledge model")
        return self._run(lambda session: node.invoke(session, arguments), self._session({}, now, budget))

    @staticmethod
    def _run(evaluate: Callable[[Session], Value], session: Session) -> DecisionResult:
        try:
            value = evaluate(session)
        except RecursionError as error:
            raise DepthLimitError(session.run.budget.max_depth) from error
        return DecisionResult(value, tuple(session.evaluated), tuple(session.run.warnings))

    def _find(self, name: str, kind: type[Kind], label: str) -> Kind:
        known = self._model.nodes.get(name)
        if isinstance(known, kind):
            return known
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
    `strict=False` a wrong expression stands for null instead and is listed in `findings`, and only imports must be there.
    """
    library = functions or FunctionLibrary.standard()
    loader = _Loader(library, dialect, {one.get("namespace") or "": one for one in imported})
    model = loader.load(root)
    for one in loader.loaded.values():
        one.fill()
    model.tell_paths()
    if loader.findings and (strict or any(finding.code == IMPORT for finding in loader.findings)):
        raise DmnError(loader.findings)
    return Decisions(model, library, dialect)


class _Loader:
    """Loads a file and, before it, what it imports."""

    def __init__(self, functions: FunctionLibrary, dialect: Dialect, roots: dict[str, _Element]) -> None:
        self.findings: list[DmnFinding] = []
        self.loaded: dict[str, Model] = {}
        self._functions = functions
        self._dialect: Dialect = dialect
        self._waiting = roots
        self._opened: set[str] = set()

    def load(self, root: _Element) -> Model:
        """The model of a file; an import that is missing or leads back to its importer is a finding."""
        self._opened.add(root.get("namespace") or "")
        elements = [one for one in children(root, "import") if "DMN" in (one.get("importType") or "").upper()]
        found = [(name_of(one), self._imported(one)) for one in elements]
        imports = [(name, model) for name, model in found if model is not None]
        model = Model(root, Language(self._functions, self._dialect, self.findings), imports)
        self.loaded[model.namespace] = model
        return model

    def _imported(self, element: _Element) -> Model | None:
        namespace = element.get("namespace") or ""
        if namespace in self.loaded:
            return self.loaded[namespace]
        if namespace in self._waiting:
            return self.load(self._waiting.pop(namespace))
        message = f"Expected a file with namespace '{namespace}' to import, but found none"
        remedy = "deploy both files together"
        if namespace in self._opened:
            message = f"Expected files that do not import one another, but '{namespace}' leads back to itself"
            remedy = "move what both need into a file of its own"
        details = (namespace,)
        self.findings.append(DmnFinding(id_of(element), line_of(element), message, remedy, IMPORT, details, element))
        return None
