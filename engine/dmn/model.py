"""One DMN file: its types, its nodes, and the files it imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from engine.dmn.boxed import BoxedCompiler
from engine.dmn.boxed.functions import is_feel, parameters_of
from engine.dmn.cycles import cycles
from engine.dmn.language import Language
from engine.dmn.nodes import Decision, InputData, Knowledge, Requirement, Service
from engine.dmn.session import Boxed
from engine.dmn.tables.table import DecisionTable
from engine.dmn.types import ItemTypes, Test
from engine.dmn.xml import (
    child,
    children,
    expression_of,
    id_of,
    local_name,
    name_of,
    text_of,
    type_name,
    variable_name,
)
from engine.feel.dialects import CAMUNDA
from engine.feel.types import FeelType

Node = InputData | Decision | Knowledge | Service
_NAMED = frozenset(
    {
        "inputData", "decision", "businessKnowledgeModel", "decisionService", "itemComponent", "formalParameter",
        "variable", "output", "parameter", "column", "import",
    }
)  # fmt: skip


class Model:
    """A DMN file. Nodes are made first and filled afterwards, since they may require one another in any order."""

    def __init__(self, root: _Element, language: Language, imports: list[tuple[str, Model]]) -> None:
        self.root = root
        self.namespace = root.get("namespace") or ""
        self.language = language
        self.imports = imports
        self.names = self._collect_names()
        language.know(self.names, {})
        self.types = ItemTypes(
            {name_of(one): one for one in children(root, "itemDefinition")}, self._imported_types(), self._test_of
        )
        language.know(self.names, self.types.types)
        self._compiler = BoxedCompiler(language, self.types)
        self.nodes: dict[str, Node] = {}
        for one in self._node_elements():
            self._check_id(one)
            self.nodes[id_of(one)] = self._make(one)

    def fill(self) -> None:
        """Compile the logic of all nodes and connect them with what they require."""
        for element in self._node_elements():
            node = self.nodes[id_of(element)]
            if isinstance(node, Service):
                node.inputs.extend(self._service_inputs(element))
                node.outputs.extend(one for one in self._linked(element, "outputDecision") if isinstance(one, Decision))
            elif isinstance(node, Decision | Knowledge):
                node.logic = self._logic(element)
                node.requirements.extend(self._requirements(element))
        for name in cycles(self.nodes.values()):
            element = next(one for one in self._node_elements() if id_of(one) == name[0])
            chain = " -> ".join((*name, name[0]))
            message = f"Expected decisions that build on one another, but '{name[0]}' requires itself ({chain})"
            self.language.report(element, "cycle", message, "break the cycle", chain)

    def tell_paths(self, path: tuple[str, ...] = ()) -> None:
        """Tell the inputs of imported files the names under which the host may give them. For the file evaluated."""
        for name, imported in self.imports:
            inner = (*path, name) if name else path
            for node in imported.nodes.values():
                if isinstance(node, InputData) and inner and inner not in node.paths:
                    node.paths.append(inner)
            imported.tell_paths(inner)

    @property
    def tables(self) -> tuple[DecisionTable, ...]:
        """The decision tables of the file."""
        return tuple(self._compiler.tables)

    def find(self, name: str) -> list[Node]:
        """The node of that id and, after it, those of that name."""
        wanted = {id_of(one) for one in self._node_elements() if name in (one.get("name"), name_of(one))} - {name}
        same = [self.nodes[name]] if name in self.nodes else []
        return same + [node for key, node in self.nodes.items() if key in wanted]

    def _node_elements(self) -> Iterator[_Element]:
        return children(self.root, *_MAKERS)

    def _check_id(self, element: _Element) -> None:
        name = name_of(element)
        if self._is_open and not element.get("id"):
            # by its id a process calls a decision
            self.language.report(element, "missing-id", f"Expected an id for '{name}', but found none", "add one", name)
        if id_of(element) in self.nodes:
            message = f"Expected an id of its own, but '{id_of(element)}' is used before"
            self.language.report(element, "duplicate-id", message, "give one of them another id", id_of(element))

    def _make(self, element: _Element) -> Node:
        return _MAKERS[local_name(element)](self, element, (self.namespace, id_of(element)))

    def _make_input(self, element: _Element, key: tuple[str, str]) -> Node:
        return InputData(key, name_of(element), self._type(element))

    def _make_decision(self, element: _Element, key: tuple[str, str]) -> Node:
        return Decision(key, name_of(element), variable_name(element), self._type(element), self._is_open)

    def _make_knowledge(self, element: _Element, key: tuple[str, str]) -> Node:
        declared = self._type(element)
        logic = child(element, "encapsulatedLogic")
        parameters = [] if logic is None else parameters_of(logic, self.types)
        result = declared.result if declared is not None and declared.kind == "function" else declared
        return Knowledge(key, name_of(element), parameters, result, self._is_open)

    def _make_service(self, element: _Element, key: tuple[str, str]) -> Node:
        declared = self._type(element)
        result = declared.result if declared is not None and declared.kind == "function" else declared
        return Service(key, name_of(element), name_of(element), result)

    @property
    def _is_open(self) -> bool:
        return self.language.dialect == CAMUNDA

    def _type(self, element: _Element) -> FeelType | None:
        return self.types.named(type_name(element))

    def _logic(self, element: _Element) -> Boxed | None:
        if local_name(element) == "decision":
            expression = expression_of(element)
            return None if expression is None else self._compiler.compile(expression)
        logic = child(element, "encapsulatedLogic")
        if logic is None:
            return None
        return self._compiler.compile(expression_of(logic) if is_feel(logic) else None)

    def _requirements(self, element: _Element) -> list[Requirement]:
        requirements = []
        for group in children(element, "informationRequirement", "knowledgeRequirement"):
            for link in children(group, "requiredInput", "requiredDecision", "requiredKnowledge"):
                found = self._resolve(link)
                if found is not None:
                    requirements.append(Requirement(*found))
        return requirements

    def _service_inputs(self, element: _Element) -> list[InputData | Decision]:
        linked = [*self._linked(element, "inputData"), *self._linked(element, "inputDecision")]
        return [node for node in linked if isinstance(node, InputData | Decision)]

    def _linked(self, element: _Element, name: str) -> list[Node]:
        found = [self._resolve(link) for link in children(element, name)]
        return [node for _, node in filter(None, found)]

    def _resolve(self, link: _Element) -> tuple[str, Node] | None:
        """The import's name and the node that an href means; a dangling one is reported."""
        href = link.get("href") or ""
        namespace, _, key = href.rpartition("#")
        prefix, model = "", self
        if namespace and namespace != self.namespace:
            for name, imported in self.imports:
                if imported.namespace == namespace:
                    prefix, model = name, imported
        node = model.nodes.get(key)
        if node is None:
            message = f"Expected a node for '{href}', but found none"
            self.language.report(link, "reference", message, "correct the reference", href)
            return None
        return prefix, node

    def _collect_names(self) -> set[str]:
        names = {name_of(one) for one in self.root.iter() if local_name(one) in _NAMED} - {""}
        return names.union(*(imported.names for _, imported in self.imports))

    def _imported_types(self) -> dict[str, FeelType]:
        return {
            f"{prefix}.{name}" if prefix else name: known
            for prefix, imported in self.imports
            for name, known in imported.types.types.items()
        }

    def _test_of(self, element: _Element) -> Test:
        return self.language.test_later(text_of(element), element)


_MAKERS: dict[str, Callable[[Model, _Element, tuple[str, str]], Node]] = {
    "inputData": Model._make_input,
    "decision": Model._make_decision,
    "businessKnowledgeModel": Model._make_knowledge,
    "decisionService": Model._make_service,
}
