"""Models of the kit and the models they import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from engine.dmn.decisions import Decisions, load_decisions
from engine.dmn.errors import DmnError
from engine.dmn.xml import children, local_name
from engine.feel.dialects import SPEC


class ModelUnavailable(Exception):
    """Raised when a model cannot be read or loaded; its text says why."""


def parse(path: Path) -> _Element:
    """The root of a file of the kit, parsed without entities, network and DTD. Raises ModelUnavailable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise ModelUnavailable(f"Expected the file '{path.name}', but {error.strerror}") from error
    except etree.XMLSyntaxError as error:
        raise ModelUnavailable(f"Expected XML in '{path.name}', but {error.msg}") from error


def load_model(path: Path) -> Decisions:
    """The decisions of a model in the dialect of the specification. A wrong expression in it stands for null.

    Raises ModelUnavailable for a file that cannot be read, one that is no model, and imports that cannot be found.
    """
    root = parse(path)
    if local_name(root) != "definitions":
        raise ModelUnavailable(f"Expected definitions in '{path.name}', but found {local_name(root)}")
    try:
        return load_decisions(root, imported=_imported(path, root), dialect=SPEC, strict=False)
    except DmnError as error:
        raise ModelUnavailable(str(error)) from error


def _imported(path: Path, root: _Element) -> list[_Element]:
    """The roots of what a file imports, directly or through others, one for each namespace."""
    found: dict[str, _Element] = {}
    waiting = list(_imports(path, root))
    while waiting:
        namespace, importer, location = waiting.pop()
        model = None if namespace in found else _find(namespace, importer, location)
        if model is not None:
            found[namespace] = parse(model)
            waiting.extend(_imports(model, found[namespace]))
    return list(found.values())


def _imports(path: Path, root: _Element) -> Iterator[tuple[str, Path, str]]:
    for element in children(root, "import"):
        yield element.get("namespace") or "", path, element.get("locationURI") or ""


def _find(namespace: str, importer: Path, location: str) -> Path | None:
    """The file at the location if it has the namespace, or else the first beside or below the importer that has it."""
    named = importer.parent / location
    candidates = [named] if location and named.is_file() else []
    candidates += [path for path in sorted(importer.parent.rglob("*.dmn")) if path != importer]
    return next((path for path in candidates if _namespace(path) == namespace), None)


def _namespace(path: Path) -> str | None:
    try:
        return parse(path).get("namespace") or ""
    except ModelUnavailable:
        return None
