"""Random diagrams from blocks, walked at random. The harness saves, drops and loads the instance after every step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.spiff.drawing import boundary, chain, document, end, flow, gateway, start, sub, timer, user
from tests.engine.spiff.running import Run


@dataclass(frozen=True)
class Block:
    """A piece of diagram with one way in and one way out; `tasks` is how many user tasks a walk completes at least."""

    xml: str
    first: str
    last: str


_numbers = count(1)


def task() -> Block:
    name = f"t{next(_numbers)}"
    return Block(user(name), name, name)


def sequence(parts: list[Block]) -> Block:
    links = "".join(chain(a.last, b.first) for a, b in pairwise(parts))
    return Block("".join(part.xml for part in parts) + links, parts[0].first, parts[-1].last)


def split(kind: str, parts: list[Block]) -> Block:
    n = next(_numbers)
    fork, join = f"f{n}", f"j{n}"
    default = f"{fork}_{parts[-1].first}" if kind != "parallel" else None
    links = [chain(part.last, join) for part in parts]
    for index, part in enumerate(parts):
        condition = None if kind == "parallel" or index == len(parts) - 1 else f"=modulo(n, {index + 2}) = 0"
        links.append(flow(fork, part.first, condition))
    merge = "exclusive" if kind == "exclusive" else kind
    return Block(gateway(kind, fork, default) + "".join(p.xml for p in parts) + gateway(merge, join) + "".join(links), fork, join)


def loop(body: Block) -> Block:
    n = next(_numbers)
    enter, leave, out = f"in{n}", f"out{n}", f"on{n}"
    xml = gateway("exclusive", enter) + body.xml + gateway("exclusive", leave, f"{leave}_{enter}") + gateway("exclusive", out)
    return Block(xml + chain(enter, body.first) + chain(body.last, leave, enter) + flow(leave, out, "=n > 3"), enter, out)


def nested(body: Block) -> Block:
    n = next(_numbers)
    name = f"sub{n}"
    inside = start(f"s{n}") + body.xml + end(f"e{n}") + chain(f"s{n}", body.first) + chain(body.last, f"e{n}")
    return Block(sub(name, inside), name, name)


def guarded(body: Block) -> Block:
    inner = nested(body)
    n = next(_numbers)
    other, merge = task(), f"m{n}"
    xml = inner.xml + boundary(f"b{n}", inner.first, timer("PT1H")) + other.xml + gateway("exclusive", merge)
    return Block(xml + chain(f"b{n}", other.first, merge) + chain(inner.last, merge), inner.first, merge)


def blocks() -> st.SearchStrategy[Block]:
    def grow(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(inner, min_size=2, max_size=3)
        return st.one_of(
            some.map(sequence),
            st.tuples(st.sampled_from(["parallel", "inclusive", "exclusive"]), some).map(lambda pair: split(*pair)),
            inner.map(loop),
            inner.map(nested),
            inner.map(guarded),
        )

    return st.recursive(st.builds(task), grow, max_leaves=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=blocks(), moves=st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=60))
def test_every_walk_stays_alive_and_can_be_finished(block: Block, moves: list[tuple[int, bool]]) -> None:
    source = document(start(), block.xml, end(), chain("start", block.first), chain(block.last, "end"))
    run = Run(source, {"n": 0})
    for number, late in moves:
        if run.finished:
            break
        if late:
            run.pass_time(hours=1)
        elif run.open:
            run.complete(run.open[number % len(run.open)], n=number % 5)
    for _ in range(500):
        if run.finished:
            break
        run.complete(run.open[0], n=12)
    assert run.finished
    assert run.waits == {}


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(blocks(), min_size=2, max_size=3))
def test_what_follows_a_parallel_join_starts_exactly_once(parts: list[Block]) -> None:
    body, last = split("parallel", parts), task()
    source = document(start(), body.xml, last.xml, end(), chain("start", body.first), chain(body.last, last.first, "end"))
    run = Run(source, {"n": 12})
    while run.open != [last.first]:
        assert last.first not in run.open
        run.complete(next(name for name in run.open if name != last.first), n=12)
    assert run.complete(last.first).finished
