"""Compiled definitions, kept per process by key: a stored version never changes, so this cache never lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from engine.dialect import compile_bpmn
from engine.dialect.xml import parse_xml
from engine.dmn import Decisions, load_decisions
from engine.errors import NotFound
from engine.feel import FunctionLibrary
from engine.spiff import ProcessDefinition
from engine.store import decisions, deployments, process_definitions, versioned
from engine.store.decisions import DecisionRequirementsRow
from engine.store.forms import FormRow


class HasSession(Protocol):
    """Something that can open a session; only asked when the cache has no answer."""

    @property
    def session(self) -> Session:
        """The session."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that is there already."""

    session: Session


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A stored decision, for those who only need to name it."""

    key: int
    version: int
    requirements_key: int


class DefinitionCache:
    """Compiles on first use; two threads may do so at once, to the same end. `functions` is the FEEL library for all of them."""

    def __init__(self, functions: FunctionLibrary) -> None:
        self.functions = functions
        self._processes: dict[int, ProcessDefinition] = {}
        self._decisions: dict[int, Decisions] = {}
        self._forms: dict[tuple[int, str], int] = {}
        self._beside: dict[int, dict[str, DecisionFacts]] = {}

    def process(self, source: HasSession, key: int) -> ProcessDefinition:
        """The compiled process definition with this key."""
        cached = self._processes.get(key)
        if cached is None:
            row = process_definitions.get(source.session, key)
            compiled = self._compile(source.session, row.resource_key)
            cached = next(definition for definition in compiled if definition.process_id == row.id)
            self._processes[key] = cached
        return cached

    def decisions(self, source: HasSession, requirements_key: int) -> Decisions:
        """The compiled DMN file with this key."""
        cached = self._decisions.get(requirements_key)
        if cached is None:
            row = source.session.get(DecisionRequirementsRow, requirements_key)
            if row is None:
                raise NotFound("decision requirements", requirements_key)
            resource = deployments.get_resource(source.session, row.resource_key)
            root = parse_xml(resource.content, resource=resource.name)
            cached = load_decisions(root, functions=self.functions)
            self._decisions[requirements_key] = cached
        return cached

    def decisions_beside(self, source: HasSession, decision_key: int) -> dict[str, DecisionFacts]:
        """The decisions of the DMN file that the decision with this key stands in, by id; itself among them."""
        cached = self._beside.get(decision_key)
        if cached is None:
            requirements_key = decisions.get(source.session, decision_key).requirements_key
            rows = decisions.in_requirements(source.session, requirements_key)
            cached = {row.id: DecisionFacts(row.key, row.version, requirements_key) for row in rows}
            self._beside[decision_key] = cached
        return cached

    def form_key(
        self, source: HasSession, definition_key: int, form_id: str, binding: str, version_tag: str | None
    ) -> int | None:
        """The version of a form that a user task of this definition means; remembered where it can never change."""
        fixed = (definition_key, form_id) if binding == "deployment" else None
        if fixed is not None and (known := self._forms.get(fixed)) is not None:
            return known
        deployment_key = process_definitions.get(source.session, definition_key).deployment_key
        form = versioned.bound(source.session, FormRow, form_id, binding, version_tag, deployment_key)
        if fixed is not None and form is not None:
            self._forms[fixed] = form.key
        return None if form is None else form.key

    def _compile(self, session: Session, resource_key: int) -> tuple[ProcessDefinition, ...]:
        resource = deployments.get_resource(session, resource_key)
        root = parse_xml(resource.content, resource=resource.name)
        return compile_bpmn(root, self.functions)
