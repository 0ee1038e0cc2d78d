"""What is refused at deployment: the same caught twice at one place, an ad-hoc sub-process interrupted from inside."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.cases.drawn import case, event_sub
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    condition,
    element,
    end,
    extensions,
    gateway,
    link,
    message,
    messages,
    signal,
    start,
    sub,
    throw,
    user,
)

DEFINITIONS = {"message": message("paid"), "signal": signal("alarm"), "conditional": condition("=x")}


def cases() -> list[Case]:
    """All of them."""
    at_all = [
        refused(f"{place} caught twice {kind}", f"{row} {kind}", *draw(definition))
        for kind, definition in DEFINITIONS.items()
        for place, row, draw in PLACES
        if (place, kind) != ("edges", "conditional")
    ]
    return [
        *at_all,
        refused("receive task caught twice", "receiveTask", *receiving()),
        refused("link caught twice in different scopes", "intermediateCatchEvent link", *jumping()),
        refused("ad-hoc interrupted from inside", "adHocSubProcess", *interrupted()),
    ]


def refused(name: str, covers: str, *parts: str) -> Case:
    return case(name, covers, parts, started=False, declarations=messages(paid="=key"))


def edges(definition: str) -> tuple[str, ...]:
    both = boundary("b", "h", definition) + boundary("c", "h", definition)
    return (start(), user("h"), both, end(), chain("start", "h", "end"), chain("b", "end"), chain("c", "end"))


def handlers(definition: str) -> tuple[str, ...]:
    both = (event_sub(f"es_{on}", definition, end(f"e_{on}"), chain(on, f"e_{on}"), start=on) for on in ("on", "over"))
    return (start(), user("a"), end(), chain("start", "a", "end"), *both)


def starts(definition: str) -> tuple[str, ...]:
    return (start("start", definition), start("s2", definition), user("a"), end(), chain("start", "a", "end"), chain("s2", "a"))


def race(definition: str) -> tuple[str, ...]:
    both = catch("b", definition) + catch("c", definition)
    return (start(), gateway("eventBased", "g"), both, end(), chain("start", "g", "b", "end"), chain("g", "c", "end"))


PLACES = (
    ("edges", "boundaryEvent", edges),
    ("event sub-processes", "event sub-process startEvent", handlers),
    ("starts", "startEvent", starts),
    ("events of a gateway", "intermediateCatchEvent", race),
)


def receiving() -> tuple[str, ...]:
    waiting = element("receiveTask", "h", messageRef="paid") + boundary("b", "h", message("paid"))
    return (start(), waiting, end(), chain("start", "h", "end"), chain("b", "end"))


def jumping() -> tuple[str, ...]:
    def jump(n: int) -> str:
        there = throw(f"t{n}", link("there")) + catch(f"c{n}", link("there"))
        return start(f"s{n}") + there + end(f"e{n}") + chain(f"s{n}", f"t{n}") + chain(f"c{n}", f"e{n}")

    return (start(), sub("one", jump(1)), sub("two", jump(2)), end(), chain("start", "one", "two", "end"))


def interrupted() -> tuple[str, ...]:
    chosen = extensions("<zeebe:adHoc activeElementsCollection='=[\"a\"]'/>")
    inside = user("a") + event_sub("es", signal("alarm"), end("over"), chain("on", "over"))
    return (start(), element("adHocSubProcess", "h", chosen + inside), end(), chain("start", "h", "end"))
