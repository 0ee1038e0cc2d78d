"""`python -m engine.dialect.lint FILE...` prints the findings for .bpmn, .dmn and .form files; exit code 1 if one is an error."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from engine.dialect.lint import Finding, Severity, lint_bpmn, lint_dmn
from engine.dialect.xml import XmlError, parse_xml
from engine.errors import InvalidInput
from engine.forms import lint_form


def lint_file(file: Path) -> list[Finding]:
    """Lint one file by its ending; raises `XmlError` or `InvalidInput` if it cannot be read."""
    resource = str(file)
    if file.suffix == ".bpmn":
        return lint_bpmn(parse_xml(file.read_bytes(), resource=resource), resource, content=file.read_bytes())
    if file.suffix == ".dmn":
        return lint_dmn(parse_xml(file.read_bytes(), resource=resource), resource, content=file.read_bytes())
    if file.suffix == ".form":
        return lint_form(json.loads(file.read_bytes()), resource)
    raise InvalidInput("the file", "a .bpmn, .dmn or .form file", resource, "name another file")


def main(names: list[str]) -> int:
    """Lint the named files and return the exit code."""
    failed = False
    for name in names:
        try:
            findings = lint_file(Path(name))
        except (XmlError, InvalidInput, json.JSONDecodeError) as error:
            sys.stdout.write(f"{name}: error {error}\n")
            failed = True
            continue
        sys.stdout.writelines(f"{finding}\n" for finding in findings)
        failed = failed or any(finding.severity is Severity.ERROR for finding in findings)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
