"""Differences between two versions of a form."""

from __future__ import annotations

import json
from typing import Any

from engine.dialect.difference import Change, ChangeKind, PropertyChange, compare_forms


def _form(*components: dict[str, Any], version: int = 17) -> bytes:
    return json.dumps({"type": "default", "schemaVersion": version, "components": list(components)}).encode()


NAME = {"id": "Field_name", "type": "textfield", "key": "name", "label": "名称", "validate": {"required": True}}
GRADE = {
    "id": "Field_grade",
    "type": "select",
    "key": "grade",
    "label": "等次",
    "values": [{"label": "优", "value": "a"}, {"label": "良", "value": "b"}],
}
GROUP = {"id": "Group", "type": "group", "label": "基本情况", "components": [NAME]}


def test_the_same_form_has_no_changes() -> None:
    assert compare_forms(_form(GROUP, GRADE), _form(GROUP, GRADE)) == ()


def test_a_rule_of_a_field_inside_a_group() -> None:
    optional = {**GROUP, "components": [{**NAME, "validate": {"required": False}}]}
    changed = PropertyChange("validate/required", "true", "false")
    assert compare_forms(_form(GROUP), _form(optional)) == (
        Change("Field_name", "名称", "textfield", ChangeKind.CHANGED, (changed,)),
    )


def test_an_option_by_its_place() -> None:
    better = {**GRADE, "values": [{"label": "优秀", "value": "a"}, {"label": "良", "value": "b"}]}
    (change,) = compare_forms(_form(GRADE), _form(better))
    assert change.properties == (PropertyChange("values[1]/label", "优", "优秀"),)


def test_fields_that_came_went_and_moved() -> None:
    kinds = {change.element_id: change.kind for change in compare_forms(_form(NAME, GRADE), _form(GRADE, GROUP))}
    assert kinds == {"Field_grade": ChangeKind.MOVED, "Group": ChangeKind.ADDED, "Field_name": ChangeKind.CHANGED}


def test_a_property_of_the_form_itself() -> None:
    (change,) = compare_forms(_form(NAME), _form(NAME, version=18))
    assert (change.element_id, change.properties) == ("form", (PropertyChange("schemaVersion", "17", "18"),))
