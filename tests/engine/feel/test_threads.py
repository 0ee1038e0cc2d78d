"""One compiled expression, many threads: nothing is shared but the program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from engine.feel import compile_expression


def test_evaluations_do_not_meet() -> None:
    expression = compile_expression("sum(for i in 1..n return {f: function(x) x + n, r: f(i)}.r) + missing")

    def evaluate(n: int) -> tuple[object, int]:
        result = compile_expression("sum(for i in 1..n return i)").evaluate({"n": n})
        return result.value, len(expression.evaluate({"n": n}).warnings)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(evaluate, range(1, 200)))
    assert [value for value, _ in results] == [n * (n + 1) // 2 for n in range(1, 200)]
    assert {warnings for _, warnings in results} == {2}
