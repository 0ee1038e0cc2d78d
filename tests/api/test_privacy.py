"""Prose is kept without identity and mobile numbers; fields for them keep theirs."""

from __future__ import annotations

from api.tasks.privacy import without_numbers

NUMBER, HIDDEN = "330102199001010011", "330102********0011"


def field(kind: str, key: str) -> dict[str, object]:
    return {"type": kind, "key": key}


def test_prose_loses_its_numbers_and_fields_keep_theirs() -> None:
    schema = {"components": [field("textarea", "facts"), field("textfield", "idNumber"), field("number", "amount")]}
    given = {"facts": f"冒用{NUMBER}，电话13812345678", "idNumber": NUMBER, "amount": 3}
    assert without_numbers(schema, given) == {"facts": f"冒用{HIDDEN}，电话138****5678", "idNumber": NUMBER, "amount": 3}
    assert given["facts"] == f"冒用{NUMBER}，电话13812345678"


def test_groups_with_and_without_a_path_and_rows_of_lists() -> None:
    group = {"type": "group", "components": [field("textarea", "a")]}
    under = {"type": "group", "path": "part", "components": [field("textarea", "b")]}
    rows = {"type": "dynamiclist", "path": "rows", "components": [field("textarea", "c"), field("textfield", "id")]}
    given = {"a": NUMBER, "part": {"b": NUMBER}, "rows": [{"c": NUMBER, "id": NUMBER}, {"id": NUMBER}]}
    assert without_numbers({"components": [group, under, rows]}, given) == {
        "a": HIDDEN,
        "part": {"b": HIDDEN},
        "rows": [{"c": HIDDEN, "id": NUMBER}, {"id": NUMBER}],
    }


def test_what_was_not_submitted_is_not_made_up() -> None:
    schema = {"components": [field("textarea", "facts"), {"type": "dynamiclist", "path": "rows", "components": []}]}
    assert without_numbers(schema, {"facts": None}) == {"facts": None}
    assert without_numbers({}, {"other": NUMBER}) == {"other": NUMBER}
