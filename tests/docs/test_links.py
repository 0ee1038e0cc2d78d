"""Links lead somewhere, and the files that documents name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.markdown import INLINE_CODE, ROOT, anchors, documents, links, name_of, prose

TOP = "api|bench|docs|engine|features|handlers|processes|tests|web"
FILE = re.compile(rf"(?:{TOP})/[\w./*<>-]*")
PLACEHOLDER = re.compile(r"<[^>]+>|\*+")


def exists(path: str) -> bool:
    """Whether a path, perhaps with placeholders such as `<year>` or `*`, matches a file or folder."""
    pattern = PLACEHOLDER.sub("*", path.rstrip("/"))
    return any(True for _ in ROOT.glob(pattern))


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text()
    broken = []
    for target in links(text):
        path, _, name = target.partition("#")
        if path.startswith(("http://", "https://")):
            continue
        found = document if not path else (document.parent / path).resolve()
        if not found.exists() or (name and name not in anchors(found.read_text())):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_files_named_in_the_text_exist(document: Path) -> None:
    named = [code for code in INLINE_CODE.findall(prose(document.read_text())) if FILE.fullmatch(code)]
    assert [name for name in named if not exists(name)] == []
