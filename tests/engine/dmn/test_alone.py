"""`engine.feel` and `engine.dmn` could be published by themselves: they run with the rest of the project out of reach."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
BLOCKED = """
import sys

ALLOWED = {allowed!r}
LIBRARIES = {libraries!r}


class OnlyThese:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in ("api", "handlers", "features", "tests", "bench", "processes"):
            raise ImportError(f"{{name}} is not part of the package")
        if top == "engine" and name != "engine" and not name.startswith(ALLOWED):
            raise ImportError(f"{{name}} is not part of the package")
        is_internal = top.startswith("_") or top in sys.stdlib_module_names or top == "engine"
        if not is_internal and top not in LIBRARIES:
            raise ImportError(f"{{name}} is no declared dependency")
        return None


sys.meta_path.insert(0, OnlyThese())
"""
FEEL = """
from datetime import UTC, datetime
from engine.feel import compile_expression
answer = compile_expression('matches("a1", "[a-z]\\\\d") and today() > date("2026-01-01")')
print(answer.evaluate({}, now=datetime(2026, 2, 3, tzinfo=UTC)).value)
"""
DMN = """
from lxml import etree
from engine.dmn import load_decisions
import engine.dmn.tck
MODEL = '''<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="n"><decision id="d" name="d">
<decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input><output name="o"/>
<rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>true</text></outputEntry></rule></decisionTable>
</decision></definitions>'''
decisions = load_decisions(etree.fromstring(MODEL))
print(decisions.evaluate("d", {"n": 2}).value)
assert [finding.kind for finding in decisions.analyse_tables()] == ["gap", "gap"]
"""


@pytest.mark.parametrize(
    ("allowed", "libraries", "program"),
    [
        (("engine.feel",), ("regex", "tzdata"), FEEL),
        (("engine.feel", "engine.dmn"), ("regex", "tzdata", "lxml"), DMN),
    ],
    ids=["feel", "dmn"],
)
def test_the_package_needs_nothing_else(allowed: tuple[str, ...], libraries: tuple[str, ...], program: str) -> None:
    blocking = BLOCKED.format(allowed=allowed, libraries=libraries)
    command = [sys.executable, "-c", blocking + program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_the_block_holds() -> None:
    blocking = BLOCKED.format(allowed=("engine.feel",), libraries=("regex", "tzdata"))
    command = [sys.executable, "-c", blocking + "import engine.dmn"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "engine.dmn is not part of the package" in done.stderr
