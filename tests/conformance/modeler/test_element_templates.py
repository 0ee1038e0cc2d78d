"""The element templates are valid under the validator that Camunda Modeler itself uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from handlers.resources import PROCESSES

RunTemplates = Callable[[Sequence[Path]], list[dict[str, str]]]
FOLDER = PROCESSES / ".camunda" / "element-templates"


def test_every_template_is_valid(run_templates: RunTemplates) -> None:
    assert run_templates(sorted(FOLDER.glob("*.json"))) == []


def test_the_validator_sees_a_bad_one(run_templates: RunTemplates, tmp_path: Path) -> None:
    chapter = json.loads((FOLDER / "dingdian-clock.json").read_text(encoding="utf-8"))
    del chapter[0]["properties"][0]["binding"]["property"]
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(chapter), encoding="utf-8")
    assert [finding["template"] for finding in run_templates([bad])] == ["dingdian.open-clock"]
