"""Random diagrams from blocks, walked at random. The harness saves, drops and loads the instance after every step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    condition,
    document,
    element,
    end,
    error,
    escalation,
    extensions,
    flow,
    gateway,
    link,
    multi,
    start,
    sub,
    throw,
    timer,
    user,
)
from tests.engine.spiff.running import Run

DECLARED = '<bpmn:error id="bad" errorCode="BAD"/><bpmn:escalation id="late" escalationCode="LATE"/>'


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


def jump(body: Block) -> Block:
    n = next(_numbers)
    go, there = f"go{n}", f"there{n}"
    xml = body.xml + throw(go, link(go)) + catch(there, link(go))
    return Block(xml + chain(body.last, go), body.first, there)


def outcry(body: Block) -> Block:
    """Work that throws an escalation half-way, which an event on its edge catches; whether that interrupts is a coin."""
    n = next(_numbers)
    inner = nested(sequence([body, Block(throw(f"cry{n}", escalation("late")), f"cry{n}", f"cry{n}"), task()]))
    other, merge = task(), f"m{n}"
    edge = boundary(f"b{n}", inner.first, escalation("late" if n % 2 else None), interrupting=n % 3 == 0)
    xml = inner.xml + edge + other.xml + gateway("exclusive", merge) + end(f"x{n}")
    after = merge if n % 3 == 0 else f"x{n}"
    return Block(xml + chain(f"b{n}", other.first, after) + chain(inner.last, merge), inner.first, merge)


def watched(body: Block) -> Block:
    """Work that a condition may end at any step."""
    n = next(_numbers)
    inner, other, merge = nested(body), task(), f"m{n}"
    edge = boundary(f"b{n}", inner.first, condition(f"=modulo(n, {2 + n % 3}) = 1"))
    xml = inner.xml + edge + other.xml + gateway("exclusive", merge)
    return Block(xml + chain(f"b{n}", other.first, merge) + chain(inner.last, merge), inner.first, merge)


def reminded(body: Block) -> Block:
    """Work with a reminder that comes twice."""
    n = next(_numbers)
    inner, other = nested(body), task()
    edge = boundary(f"b{n}", inner.first, timer(cycle="R2/PT1H"), interrupting=False)
    return Block(inner.xml + edge + other.xml + end(f"x{n}") + chain(f"b{n}", other.first, f"x{n}"), inner.first, inner.last)


def undoing(body: Block) -> Block:
    """Work that is done and at once undone, whatever is inside it."""
    n = next(_numbers)
    work, handler, last = task(), f"u{n}", f"undo{n}"
    marked = user(handler).replace(">", ' isForCompensation="true">', 1)
    edge = boundary(f"c{n}", work.first, "<bpmn:compensateEventDefinition/>") + marked
    joined = element("association", f"as{n}", sourceRef=f"c{n}", targetRef=handler)
    inner = nested(sequence([body, Block(work.xml + edge + joined, work.first, work.first)]))
    return sequence([inner, Block(throw(last, "<bpmn:compensateEventDefinition/>"), last, last)])


def repeated(body: Block) -> Block:
    """Work once per item, in parallel or in sequence."""
    n = next(_numbers)
    name = f"sub{n}"
    loop = multi("=[1, 2]", "item", sequential=n % 2 == 0, output=(f"out{n}", "=item"))
    inside = start(f"s{n}") + body.xml + end(f"e{n}") + chain(f"s{n}", body.first) + chain(body.last, f"e{n}")
    return Block(sub(name, inside, loop), name, name)


def chosen(body: Block) -> Block:
    """Work that is chosen in an ad-hoc sub-process, beside a task."""
    n = next(_numbers)
    name, other, first = f"adhoc{n}", task(), f"first{n}"
    head = extensions(f'<zeebe:adHoc activeElementsCollection=\'=["{first}", "{other.first}"]\'/>')
    work = sequence([Block(throw(first), first, first), body])
    return Block(element("adHocSubProcess", name, head + work.xml + other.xml), name, name)


def failing(body: Block) -> Block:
    """Work that ends in an error, which the event sub-process of its scope, or the edge around it, catches."""
    n = next(_numbers)
    handler, merge = task(), f"m{n}"
    inside = start(f"s{n}") + body.xml + end(f"e{n}", error("bad")) + chain(f"s{n}", body.first) + chain(body.last, f"e{n}")
    caught = start(f"h{n}", error("bad" if n % 2 else None)) + handler.xml + end(f"x{n}") + chain(f"h{n}", handler.first, f"x{n}")
    if n % 3:
        name = f"sub{n}"
        return Block(sub(name, inside + sub(f"hs{n}", caught, event=True)), name, name)
    xml = sub(f"sub{n}", inside) + boundary(f"b{n}", f"sub{n}", error()) + handler.xml + gateway("exclusive", merge)
    return Block(xml + chain(f"b{n}", handler.first, merge) + chain(f"sub{n}", merge), f"sub{n}", merge)


def blocks(*more: Callable[[Block], Block]) -> st.SearchStrategy[Block]:
    """Random blocks; `more` are kinds whose side tasks may outlive them."""

    def grow(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(inner, min_size=2, max_size=3)
        return st.one_of(
            some.map(sequence),
            st.tuples(st.sampled_from(["parallel", "inclusive", "exclusive"]), some).map(lambda pair: split(*pair)),
            inner.map(loop),
            inner.map(nested),
            inner.map(guarded),
            inner.map(jump),
            inner.map(failing),
            inner.map(watched),
            inner.map(undoing),
            inner.map(repeated),
            inner.map(chosen),
            *(inner.map(kind) for kind in more),
        )

    return st.recursive(st.builds(task), grow, max_leaves=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=blocks(outcry, reminded), moves=st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=60))
def test_every_walk_stays_alive_and_can_be_finished(block: Block, moves: list[tuple[int, bool]]) -> None:
    source = document(start(), block.xml, end(), chain("start", block.first), chain(block.last, "end"), declarations=DECLARED)
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
    source = document(
        start(), body.xml, last.xml, end(), chain("start", body.first), chain(body.last, last.first, "end"), declarations=DECLARED
    )
    run = Run(source, {"n": 12})
    while run.open != [last.first]:
        assert last.first not in run.open
        run.complete(next(name for name in run.open if name != last.first), n=12)
    assert run.complete(last.first).finished
