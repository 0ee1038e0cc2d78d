"""Small forms for the tests."""

from __future__ import annotations

from typing import Any

from engine.forms import Submission, validate_submission


def form(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A form with these components."""
    return {
        "id": "f",
        "type": "default",
        "schemaVersion": 19,
        "executionPlatform": "Camunda Cloud",
        "executionPlatformVersion": "8.9.0",
        "components": list(components),
        **more,
    }


def field(kind: str = "textfield", key: str = "a", **more: Any) -> dict[str, Any]:
    """A field labelled 名称."""
    return {"type": kind, "id": f"Field_{key}", "key": key, "label": "名称", **more}


def group(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A group."""
    return {"type": "group", "id": "Group_1", "components": list(components), **more}


def rows(*components: dict[str, Any], path: str = "items", **more: Any) -> dict[str, Any]:
    """A dynamic list."""
    return {"type": "dynamiclist", "id": f"List_{path}", "path": path, "label": "清单", "components": list(components), **more}


def options(*values: object) -> list[dict[str, Any]]:
    """Static options."""
    return [{"label": f"选项 {value}", "value": value} for value in values]


def submit(components: list[dict[str, Any]], data: dict[str, Any], **more: Any) -> Submission:
    """Validate `data` against a form with these components."""
    return validate_submission(form(*components), data, **more)


def rules(submission: Submission) -> list[tuple[str, str]]:
    """Key and rule of every problem."""
    return [(problem.key, problem.rule) for problem in submission.problems]
