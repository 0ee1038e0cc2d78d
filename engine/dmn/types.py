"""Item definitions as FEEL types, and values as those types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml.etree import _Element

from engine.dmn.xml import child, children, name_of, text_of
from engine.feel import Value, to_text
from engine.feel.kinds import kind_of
from engine.feel.types import ANY, MISMATCH, FeelType, basic_type, coerce

_SHOWN = 60
Test = Callable[[Value], bool]


class ItemTypes:
    """The types of one file: its item definitions and, with their prefix, those of imported files."""

    def __init__(
        self,
        definitions: Mapping[str, _Element],
        imported: Mapping[str, FeelType],
        test_of: Callable[[_Element], Test],
    ) -> None:
        self.types: dict[str, FeelType] = dict(imported)
        # a QName such as `ns1:tPerson` names an imported type without the import's name
        self._imported = {name.rpartition(".")[2]: known for name, known in imported.items() if name not in definitions}
        self._definitions = definitions
        self._test_of = test_of
        for name in definitions:
            self.named(name)

    def named(self, reference: str | None) -> FeelType | None:
        """The type that a `typeRef` means, or None for none or an unknown one."""
        name = (reference or "").strip().removeprefix("feel:")
        if ":" in name and name not in self._definitions and name not in self.types:
            name = name.split(":", 1)[1]
        if name in self.types:
            return self.types[name]
        imported = self._imported.get(name)
        if imported is not None:
            return imported
        if name not in self._definitions:
            return basic_type(name)
        # known before it is read, because a type may refer to itself
        known = self.types[name] = FeelType("Any")
        read = self._read(self._definitions[name])
        known.kind, known.item, known.fields = read.kind, read.item, read.fields
        known.parameters, known.result, known.allowed = read.parameters, read.result, read.allowed
        return known

    def allowed_values(self, reference: str | None) -> _Element | None:
        """The `allowedValues` of the item definition that a `typeRef` means, if it has any."""
        definition = self._definitions.get((reference or "").strip())
        return child(definition, "allowedValues")

    def _read(self, definition: _Element) -> FeelType:
        base = self._base(definition)
        allowed = child(definition, "allowedValues")
        if allowed is not None and text_of(allowed).strip():
            base = _restricted(base, self._test_of(allowed))
        if definition.get("isCollection") == "true":
            base = FeelType("list", item=base)
        constraint = child(definition, "typeConstraint")
        if constraint is not None and text_of(constraint).strip():
            base = _restricted(base, self._test_of(constraint))
        return base

    def _base(self, definition: _Element) -> FeelType:
        components = list(children(definition, "itemComponent"))
        if components:
            return FeelType("context", fields={name_of(part): self._read(part) for part in components})
        function = child(definition, "functionItem")
        if function is not None:
            parameters = tuple(self.named(part.get("typeRef")) or ANY for part in children(function, "parameters"))
            return FeelType("function", parameters=parameters, result=self.named(function.get("outputTypeRef")) or ANY)
        reference = child(definition, "typeRef")
        return (self.named(reference.text) if reference is not None else None) or ANY


def _restricted(base: FeelType, test: Test) -> FeelType:
    return FeelType(base.kind, base.item, base.fields, base.parameters, base.result, allowed=(*base.allowed, test))


def conform(value: Value, wanted: FeelType | None) -> Value:
    """The value as the wanted type, or MISMATCH if it is of another kind or not allowed."""
    if wanted is None:
        return value
    coerced = coerce(value, wanted)
    return coerced if coerced is not MISMATCH and is_allowed(coerced, wanted) else MISMATCH


def described(value: Value, wanted: FeelType) -> str:
    """Why a value does not conform: "of type number, but found string", or that it is not allowed."""
    found = to_text(value, nested=True)
    found = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}..."
    if coerce(value, wanted) is not MISMATCH:
        return f"among the allowed values of its type, but found {found}"
    if kind_of(value) == wanted.kind:
        return f"of its declared type, but found the {wanted.kind} {found}"
    return f"of the declared type ({wanted.kind}), but found {kind_of(value)}"


def is_allowed(value: Value, wanted: FeelType) -> bool:
    """Whether a value and all its parts are among the allowed values of its type; null always is."""
    if value is None:
        return True
    if not all(test(value) for test in wanted.allowed):
        return False
    if isinstance(value, list) and wanted.item is not None:
        item = wanted.item
        return all(is_allowed(element, item) for element in value)
    if isinstance(value, dict) and wanted.fields is not None:
        return all(is_allowed(value.get(name), field) for name, field in wanted.fields.items())
    return True
