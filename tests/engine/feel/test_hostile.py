"""No expression takes more time or memory than its budget allows, whatever it is."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.feel import compile_expression
from tests.engine.feel.hostile import CASES, outcome

_SMALL_STACK = 512 * 1024


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    """How each case ended in a process of 512 MB."""
    finished = subprocess.run([sys.executable, "-m", "tests.engine.feel.hostile"], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-2_000:]
    return dict(json.loads(finished.stdout))


@pytest.mark.parametrize("name", CASES)
def test_ends_within_its_budget(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name] in CASES[name].ends.split()


def test_other_threads_go_on() -> None:
    expression = compile_expression("sum(for i in 1..n return i)")
    hostile = [CASES[name] for name in ("loops in loops", "recursion", "doubling texts", "parentheses", "comparing deep values")]
    with ThreadPoolExecutor(8) as pool:
        endings = [pool.submit(outcome, case) for case in hostile * 2]
        sums = list(pool.map(lambda n: expression.evaluate({"n": n}).value, range(1, 100)))
    assert [ending.result() in case.ends.split() for ending, case in zip(endings, hostile * 2, strict=True)] == [True] * 10
    assert sums == [n * (n + 1) // 2 for n in range(1, 100)]


def test_a_thread_with_a_small_stack_is_enough() -> None:
    names = ("recursion", "recursion in sort", "as deep as allowed", "comparing deep values", "writing deep values")
    endings: dict[str, str] = {}
    before = threading.stack_size(_SMALL_STACK)
    try:
        thread = threading.Thread(target=lambda: endings.update({name: outcome(CASES[name]) for name in names}))
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert {name: ending in CASES[name].ends.split() for name, ending in endings.items()} == dict.fromkeys(names, True)
