"""Bodies of operations on one instance, as in the contract."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from api.camunda.kit.schemas import KeyText, Reference, Request

MAX_INSTRUCTIONS = 1_000


class Operation(Request):
    """Nothing needs to be said."""

    operation_reference: Reference = None


class VariableInstruction(Request):
    """Variables of a scope, which is the element itself or one around it; of the process without one."""

    variables: dict[str, JsonValue]
    scope_id: str | None = None


class ActivateInstruction(Request):
    """Begin an element; -1 leaves the choice of the scope to the engine."""

    element_id: str
    variable_instructions: list[VariableInstruction] | None = None
    ancestor_element_instance_key: KeyText | None = None


class SourceById(Request):
    """All active instances of an element."""

    source_type: Literal["byId"]
    source_element_id: str


class SourceByKey(Request):
    """One element instance."""

    source_type: Literal["byKey"]
    source_element_instance_key: KeyText


class DirectAncestor(Request):
    """A chosen scope, or with -1 the only one there is."""

    ancestor_scope_type: Literal["direct"]
    ancestor_element_instance_key: KeyText


class InferredAncestor(Request):
    """The nearest scope of the target among those around the source."""

    ancestor_scope_type: Literal["inferred"]


class SourceParent(Request):
    """The scope the source runs in."""

    ancestor_scope_type: Literal["sourceParent"]


class MoveInstruction(Request):
    """End the source's instances, and begin the target once for each."""

    source_element_instruction: Annotated[SourceById | SourceByKey, Field(discriminator="source_type")]
    target_element_id: str
    ancestor_scope_instruction: (
        Annotated[DirectAncestor | InferredAncestor | SourceParent, Field(discriminator="ancestor_scope_type")] | None
    ) = None
    variable_instructions: list[VariableInstruction] | None = None


class TerminateById(Request):
    """End all instances of an element."""

    element_id: str


class TerminateByKey(Request):
    """End one element instance."""

    element_instance_key: KeyText


class ModifyInstance(Operation):
    """What to begin, move and end, all or nothing."""

    activate_instructions: list[ActivateInstruction] = Field(default_factory=list, max_length=MAX_INSTRUCTIONS)
    move_instructions: list[MoveInstruction] = Field(default_factory=list, max_length=MAX_INSTRUCTIONS)
    terminate_instructions: list[TerminateById | TerminateByKey] = Field(default_factory=list, max_length=MAX_INSTRUCTIONS)


class MappingInstruction(Request):
    """An element, or a sequence flow, of the present definition, and what it becomes."""

    source_element_id: str
    target_element_id: str


class MigrateInstance(Operation):
    """Where the instance goes, and which element becomes which."""

    target_process_definition_key: KeyText
    mapping_instructions: list[MappingInstruction] = Field(max_length=MAX_INSTRUCTIONS)
