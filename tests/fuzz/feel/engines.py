"""Both engines behind one door: the text of an expression in, a tagged value of JSON out.

null, booleans and numbers stand for themselves; others are `{"string": ...}`, `{"temporal": ...}`, `{"range": [...]}`,
`{"context": {...}}`, `{"function": true}` and lists; an expression that is refused is `{"error": ...}`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TypeAlias

from engine.feel import (
    DaysTime,
    FeelDate,
    FeelDateTime,
    FeelError,
    FeelFunction,
    FeelSyntaxError,
    FeelTime,
    Range,
    Value,
    YearsMonths,
    compile_expression,
    compile_unary_tests,
)

Tagged: TypeAlias = "bool | float | str | list[Tagged] | dict[str, Tagged] | None"
_PATIENCE_SECONDS = 10.0
_TOLERANCE = 1e-7
"""feelin computes in doubles and rounds some results to nine decimals, which errors of several steps exceed."""
FOLDER = Path(__file__).parent
VARIABLES: dict[str, object] = {"n": 7, "s": "text", "b": True, "xs": [4, 5, 6], "c": {"a": 1, "d": {"e": "f"}}}
INPUTS: tuple[object, ...] = (2, "a", None, True)
"""What a cell is tested with."""


def tagged(value: Value) -> Tagged:
    """A FEEL value, tagged."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [tagged(item) for item in value]
    if isinstance(value, dict):
        return {"context": {key: tagged(item) for key, item in value.items()}}
    return _tagged_other(value)


def _tagged_other(value: Value) -> Tagged:
    if isinstance(value, str):
        return {"string": value}
    if isinstance(value, FeelDate | FeelTime | FeelDateTime | YearsMonths | DaysTime):
        return {"temporal": str(value)}
    if isinstance(value, Range):
        return {"range": [value.start_included, tagged(value.start), tagged(value.end), value.end_included]}
    return {"function": True} if isinstance(value, FeelFunction) else {"error": type(value).__name__}


class Ours:
    """`engine.feel` in its default dialect."""

    def evaluate(self, text: str, *, cell: bool) -> Tagged:
        """The value, or for a cell the answers for every input."""
        try:
            if not cell:
                return tagged(compile_expression(text, names=VARIABLES).evaluate(VARIABLES).value)
            tests = compile_unary_tests(text, names=VARIABLES)
            return [tagged(tests.evaluate({**VARIABLES, "?": given}).value) for given in INPUTS]
        except FeelSyntaxError:
            return {"error": "syntax"}
        except FeelError as error:
            return {"error": type(error).__name__}


class Feelin:
    """feelin in a Node process of its own, started again when an expression has killed it or takes too long.

    Raises RuntimeError where its packages are missing, OSError where Node is.
    """

    def __enter__(self) -> Feelin:
        if not (FOLDER / "node_modules").is_dir():
            raise RuntimeError(f"Expected feelin in {FOLDER}, but it is not installed; run `npm ci` there.")
        self._process = _start_node()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def evaluate(self, text: str, *, cell: bool) -> Tagged:
        """The value, or for a cell the answers for every input."""
        if not cell:
            return self._ask({"text": text, "variables": VARIABLES})
        answers = [self._ask({"cell": text, "variables": {**VARIABLES, "?": given}}) for given in INPUTS]
        return answers[0] if answers[0] == {"error": "syntax"} else answers

    def _ask(self, question: Mapping[str, object]) -> Tagged:
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("Expected a running Node, but its pipes are closed; enter the engine with `with`.")
        clock = Timer(_PATIENCE_SECONDS, process.kill)
        clock.start()
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        clock.cancel()
        if not line:
            process.communicate()
            self._process = _start_node()
            return {"error": "no answer"}
        answer: Tagged = json.loads(line)
        return answer


def _start_node() -> subprocess.Popen[str]:
    command = ["node", "--max-old-space-size=512", str(FOLDER / "feelin.mjs")]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    )


def same(left: Tagged, right: Tagged) -> bool:
    """Whether two tagged values agree, numbers within what a double can hold."""
    if isinstance(left, float | int) and isinstance(right, float | int) and not isinstance(left, bool):
        return not isinstance(right, bool) and abs(left - right) <= _TOLERANCE * max(1.0, abs(left), abs(right))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(item, right[key]) for key, item in left.items())
    return type(left) is type(right) and left == right
