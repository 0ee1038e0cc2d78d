"""Blocks drawn as BPMN."""

from __future__ import annotations

from functools import singledispatch
from itertools import pairwise
from typing import NamedTuple

from tests.engine.house import task
from tests.engine.spiff.drawing import (
    TERMINATE,
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
    message,
    multi,
    signal,
    start,
    sub,
    throw,
    timer,
)
from tests.property.blocks import (
    RAISED,
    Block,
    Call,
    Chosen,
    Ended,
    EventKind,
    Guarded,
    Handled,
    Jump,
    Loop,
    Nested,
    Race,
    Rounds,
    Sequence,
    Split,
    Task,
    Undone,
    Wait,
    Work,
    every,
)

DECLARED = '<bpmn:error id="bad" errorCode="BAD"/><bpmn:escalation id="late" escalationCode="LATE"/>'
COMPENSATE = "<bpmn:compensateEventDefinition/>"


class Piece(NamedTuple):
    """A drawn block: its XML, the element a token enters by and the one it leaves by."""

    xml: str
    first: str
    last: str


def process(block: Block) -> bytes:
    """A whole process: start, the block, end."""
    piece, declared = draw(block), [DECLARED]
    for part in every(block):
        names = [f"{part.n}_{index}" for index in range(4)] if isinstance(part, Race) else [str(part.n)]
        for name in names:
            key = extensions("<zeebe:subscription correlationKey='=key'/>")
            declared.append(f'<bpmn:message id="m{name}" name="m{name}">{key}</bpmn:message>')
            declared.append(f'<bpmn:signal id="s{name}" name="s{name}"/>')
    flows = chain("start", piece.first) + chain(piece.last, "end")
    return document(start(), piece.xml, end(), flows, declarations="".join(declared))


def minutes(n: int) -> int:
    """How long the timer of block n waits: no two wait equally long."""
    return 30 + 7 * n


def definition(event: EventKind, name: str, n: int, *, any_code: bool = False) -> str:
    """What is waited for."""
    match event:
        case "timer":
            return timer(f"PT{minutes(n)}M")
        case "cycle":
            return timer(cycle=f"R2/PT{minutes(n)}M")
        case "message":
            return message(f"m{name}")
        case "signal":
            return signal(f"s{name}")
        case "condition":
            return condition(f"=modulo(n, {2 + n % 3}) = 1")
        case "error":
            return error(None if any_code else "bad")
        case "escalation":
            return escalation(None if any_code else "late")


def inside(n: int, piece: Piece, last: str = "") -> str:
    """The contents of a sub-process: start, the piece, end."""
    return start(f"in{n}") + piece.xml + end(f"out{n}", last) + chain(f"in{n}", piece.first) + chain(piece.last, f"out{n}")


@singledispatch
def draw(block: Block) -> Piece:
    """Draw one block."""
    raise NotImplementedError(type(block))


@draw.register
def _(block: Task) -> Piece:
    name = f"t{block.n}"
    return Piece(task(name), name, name)


@draw.register
def _(block: Wait) -> Piece:
    name = f"w{block.n}"
    return Piece(catch(name, definition(block.event, str(block.n), block.n)), name, name)


@draw.register
def _(block: Call) -> Piece:
    name = f"call{block.n}"
    called = extensions('<zeebe:calledElement processId="child"/>')
    return Piece(element("callActivity", name, called), name, name)


@draw.register
def _(block: Work) -> Piece:
    name, edge, handler = f"t{block.n}", f"c{block.n}", f"undo{block.n}"
    marked = task(handler).replace(">", ' isForCompensation="true">', 1)
    joined = element("association", f"as{block.n}", sourceRef=edge, targetRef=handler)
    return Piece(task(name) + boundary(edge, name, COMPENSATE) + marked + joined, name, name)


@draw.register
def _(block: Sequence) -> Piece:
    pieces = [draw(step) for step in block.steps]
    links = "".join(chain(a.last, b.first) for a, b in pairwise(pieces))
    return Piece("".join(piece.xml for piece in pieces) + links, pieces[0].first, pieces[-1].last)


@draw.register
def _(block: Split) -> Piece:
    fork, join, pieces = f"fork{block.n}", f"join{block.n}", [draw(branch) for branch in block.branches]
    decides, last = block.kind != "parallel", len(pieces) - 1
    xml = gateway(block.kind, fork, f"{fork}_{pieces[-1].first}" if decides else None) + gateway(block.kind, join)
    for index, piece in enumerate(pieces):
        asked = f"=modulo(n, {index + 2}) = 0" if decides and index < last else None
        xml += piece.xml + flow(fork, piece.first, asked) + chain(piece.last, join)
    return Piece(xml, fork, join)


@draw.register
def _(block: Race) -> Piece:
    fork, merge = f"race{block.n}", f"merge{block.n}"
    xml = gateway("eventBased", fork) + gateway("exclusive", merge)
    for index, (event, branch) in enumerate(zip(block.events, block.branches, strict=True)):
        name, piece = f"e{block.n}_{index}", draw(branch)
        xml += catch(name, definition(event, f"{block.n}_{index}", block.n + index)) + piece.xml
        xml += chain(fork, name, piece.first) + chain(piece.last, merge)
    return Piece(xml, fork, merge)


@draw.register
def _(block: Loop) -> Piece:
    enter, leave, after, piece = f"again{block.n}", f"leave{block.n}", f"on{block.n}", draw(block.body)
    xml = gateway("exclusive", enter) + piece.xml + gateway("exclusive", leave, f"{leave}_{enter}") + gateway("exclusive", after)
    return Piece(xml + chain(enter, piece.first) + chain(piece.last, leave, enter) + flow(leave, after, "=n > 3"), enter, after)


@draw.register
def _(block: Nested) -> Piece:
    name = f"sub{block.n}"
    return Piece(sub(name, inside(block.n, draw(block.body))), name, name)


@draw.register
def _(block: Ended) -> Piece:
    name, first, last = f"sub{block.n}", draw(block.body), draw(block.last)
    fork, stop = f"fork{block.n}", f"stop{block.n}"
    body = gateway("parallel", fork) + last.xml + end(stop, TERMINATE) + chain(fork, last.first) + chain(last.last, stop)
    joined = Piece(first.xml + body + chain(fork, first.first), fork, first.last)
    return Piece(sub(name, inside(block.n, joined)), name, name)


@draw.register
def _(block: Guarded) -> Piece:
    name, edge, merge, side = f"sub{block.n}", f"edge{block.n}", f"merge{block.n}", draw(block.side)
    xml = sub(name, _raising(block)) + side.xml + gateway("exclusive", merge)
    xml += boundary(edge, name, _defined(block), interrupting=block.interrupting)
    if block.interrupting:
        return Piece(xml + chain(edge, side.first) + chain(side.last, merge) + chain(name, merge), name, merge)
    over = f"over{block.n}"
    return Piece(xml + throw(over) + chain(edge, side.first) + chain(side.last, over) + chain(name, merge), name, merge)


@draw.register
def _(block: Handled) -> Piece:
    name, side = f"sub{block.n}", draw(block.side)
    begun = start(f"begun{block.n}", _defined(block), isInterrupting="true" if block.interrupting else "false")
    handler = begun + side.xml + end(f"over{block.n}") + chain(f"begun{block.n}", side.first) + chain(side.last, f"over{block.n}")
    return Piece(sub(name, _raising(block) + sub(f"es{block.n}", handler, event=True)), name, name)


def _defined(block: Guarded | Handled) -> str:
    return definition(block.event, str(block.n), block.n, any_code=block.any_code)


def _raising(block: Guarded | Handled) -> str:
    """The body; before its end it throws what is caught, and after an escalation there is one more task."""
    piece, n = draw(block.body), block.n
    if block.event not in RAISED:
        return inside(n, piece)
    if block.event == "error":
        return inside(n, piece, error("bad"))
    cry = throw(f"cry{n}", escalation("late")) + task(f"after{n}")
    return inside(n, Piece(piece.xml + cry + chain(piece.last, f"cry{n}", f"after{n}"), piece.first, f"after{n}"))


@draw.register
def _(block: Jump) -> Piece:
    go, there, piece = f"go{block.n}", f"there{block.n}", draw(block.body)
    return Piece(piece.xml + throw(go, link(go)) + catch(there, link(go)) + chain(piece.last, go), piece.first, there)


@draw.register
def _(block: Rounds) -> Piece:
    name, done = f"sub{block.n}", "=numberOfCompletedInstances >= 1" if block.enough else ""
    items = str(list(range(block.rounds)))
    loop = multi(f"={items}", "item", sequential=block.sequential, output=(f"result{block.n}", "=item"), done=done)
    return Piece(sub(name, inside(block.n, draw(block.body)), loop), name, name)


@draw.register
def _(block: Undone) -> Piece:
    back, piece = f"back{block.n}", draw(block.body)
    return Piece(piece.xml + throw(back, COMPENSATE) + chain(piece.last, back), piece.first, back)


@draw.register
def _(block: Chosen) -> Piece:
    name, first, other, piece = f"adhoc{block.n}", f"first{block.n}", f"beside{block.n}", draw(block.body)
    head = extensions(f'<zeebe:adHoc activeElementsCollection=\'=["{first}", "{other}"]\'/>')
    return Piece(
        element("adHocSubProcess", name, head + throw(first) + piece.xml + task(other) + chain(first, piece.first)), name, name
    )
