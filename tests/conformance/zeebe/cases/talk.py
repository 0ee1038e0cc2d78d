"""Messages and signals: buffers, keys, starts, who gets what."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, begin, cancel, later, publish, task
from tests.conformance.zeebe.cases.drawn import case, event_sub
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    gateway,
    mappings,
    message,
    messages,
    signal,
    start,
    sub,
    user,
)

KEYED: dict[str, Any] = {"declarations": messages(answer="=number"), "variables": {"number": "1"}}
WAITS = (start(), catch("w", message("answer")), user("z"), end(), chain("start", "w", "z", "end"))
LATE = (start(), user("a"), catch("w", message("answer")), user("z"), end(), chain("start", "a", "w", "z", "end"))
STARTED = (start("start", message("go")), user("a"), end(), chain("start", "a", "end"))
GO: dict[str, Any] = {"declarations": messages(go=""), "started": False}


def other(process: str = "q") -> dict[str, bytes | str]:
    """A second process that waits for the same message."""
    parts = (start("q_start"), catch("q_w", message("answer")), end("q_end"), chain("q_start", "q_w", "q_end"))
    return {"q.bpmn": document(*parts, process_id=process, declarations=messages(answer="=number"))}


def cases() -> list[Case]:
    """All of them."""
    row = "intermediateCatchEvent message"
    twice = (
        start(),
        catch("w", message("answer")),
        catch("w2", message("answer")),
        user("z"),
        end(),
        chain("start", "w", "w2", "z", "end"),
    )
    both = (
        start(),
        gateway("parallel", "f"),
        catch("w", message("answer")),
        catch("w2", message("answer")),
        user("z1"),
        user("z2"),
        end(),
        end("e2"),
        chain("start", "f", "w", "z1", "end"),
        chain("f", "w2", "z2", "e2"),
    )
    return [
        case("message", row, WAITS, publish("answer", "1", x=1), **KEYED),
        case("message with another key", row, WAITS, publish("answer", "2", x=1), **KEYED),
        case("message with another name", row, WAITS, publish("question", "1", x=1), **KEYED),
        case("message buffered", row, LATE, publish("answer", "1", ttl=600, x=1), task("a"), **KEYED),
        case("message not buffered", row, LATE, publish("answer", "1", x=1), task("a"), **KEYED),
        case("message buffered too short", row, LATE, publish("answer", "1", ttl=60, x=1), later("PT2M"), task("a"), **KEYED),
        case(
            "messages buffered in order",
            row,
            LATE,
            publish("answer", "1", ttl=600, x=1),
            publish("answer", "1", ttl=600, x=2),
            task("a"),
            **KEYED,
        ),
        case(
            "one message for two catches in a row",
            row,
            twice,
            publish("answer", "1", ttl=600, x=1),
            publish("answer", "1", ttl=600, x=2),
            **KEYED,
        ),
        case("one buffered message for two catches in a row", row, twice, publish("answer", "1", ttl=600, x=1), **KEYED),
        case(
            "one message for two catches side by side",
            row,
            both,
            publish("answer", "1", x=1),
            publish("answer", "1", x=2),
            **KEYED,
        ),
        case(
            "one buffered message for two catches side by side",
            row,
            both,
            publish("answer", "1", ttl=600, x=1),
            publish("answer", "1", ttl=600, x=2),
            **KEYED,
        ),
        case(
            "two instances of one process",
            row,
            WAITS,
            begin(number="1"),
            publish("answer", "1", x=1),
            publish("answer", "1", x=2),
            **KEYED,
        ),
        case(
            "instances of two processes", row, WAITS, begin("q", number="1"), publish("answer", "1", x=1), others=other(), **KEYED
        ),
        case(
            "buffered for instances of two processes",
            row,
            WAITS,
            publish("answer", "1", ttl=600, x=1),
            begin("q", number="1"),
            begin(number="1"),
            others=other(),
            **KEYED,
        ),
        case(
            "number as key", row, WAITS, publish("answer", "7"), declarations=messages(answer="=number"), variables={"number": 7}
        ),
        case("key null", row, WAITS, declarations=messages(answer="=number"), variables={"number": None}),
        case("key missing", row, WAITS, declarations=messages(answer="=number")),
        case("key of a wrong type", row, WAITS, declarations=messages(answer="=number"), variables={"number": [1]}),
        case("key true", row, WAITS, declarations=messages(answer="=number"), variables={"number": True}),
        case(
            "key empty", row, WAITS, publish("answer", "", x=1), declarations=messages(answer="=number"), variables={"number": ""}
        ),
        case("waiting message cancelled", row, WAITS, cancel(), publish("answer", "1"), **KEYED),
        case("message start", "startEvent message", STARTED, publish("go", "", x=1), task("a"), **GO),
        case(
            "message start with a key",
            "startEvent message",
            STARTED,
            publish("go", "1", x=1),
            publish("go", "1", x=2),
            publish("go", "2", x=3),
            **GO,
        ),
        case(
            "message start with a key buffered",
            "startEvent message",
            STARTED,
            publish("go", "1", ttl=600, x=1),
            publish("go", "1", ttl=600, x=2),
            publish("go", "1", ttl=600, x=3),
            task("a"),
            task("a"),
            task("a"),
            **GO,
        ),
        case("message start without a key", "startEvent message", STARTED, publish("go", "", x=1), publish("go", "", x=2), **GO),
        case(
            "message start with a key cancelled",
            "startEvent message",
            STARTED,
            publish("go", "1", ttl=600, x=1),
            publish("go", "1", ttl=600, x=2),
            cancel(),
            **GO,
        ),
        case(
            "message start mapped",
            "startEvent message",
            (
                element("startEvent", "start", extensions(mappings(outputs={"got": "=x"})) + message("go")),
                user("a"),
                end(),
                chain("start", "a", "end"),
            ),
            publish("go", "", x=1, y=2),
            **GO,
        ),
        case(
            "message start and catch",
            "startEvent message",
            start_and_catch(),
            publish("go", "1", ttl=600, number="1"),
            publish("go", "1", ttl=600, number="1", x=2),
            publish("go", "1", ttl=600, number="1", x=3),
            task("z"),
            declarations=messages(go="=number"),
            started=False,
        ),
        case(
            "message edge buffered",
            "boundaryEvent message",
            (
                start(),
                user("a"),
                user("h"),
                boundary("b", "h", message("answer")),
                user("z"),
                end(),
                end("e2"),
                chain("start", "a", "h", "end"),
                chain("b", "z", "e2"),
            ),
            publish("answer", "1", ttl=600, x=1),
            task("a"),
            **KEYED,
        ),
        case(
            "message edge kept buffered",
            "boundaryEvent message",
            (
                start(),
                user("a"),
                user("h"),
                boundary("b", "h", message("answer"), interrupting=False),
                user("z"),
                end(),
                end("e2"),
                chain("start", "a", "h", "end"),
                chain("b", "z", "e2"),
            ),
            publish("answer", "1", ttl=600, x=1),
            publish("answer", "1", ttl=600, x=2),
            task("a"),
            **KEYED,
        ),
        case(
            "event based buffered",
            "eventBasedGateway",
            (
                start(),
                user("a"),
                gateway("eventBased", "g"),
                catch("m", message("answer")),
                catch("s", signal("alarm")),
                end("e1"),
                end("e2"),
                chain("start", "a", "g", "m", "e1"),
                chain("g", "s", "e2"),
            ),
            publish("answer", "1", ttl=600, x=1),
            task("a"),
            **KEYED,
        ),
        case(
            "handler buffered",
            "event sub-process startEvent message",
            (
                start(),
                sub(
                    "sp",
                    start("s"),
                    user("u"),
                    end("e"),
                    chain("s", "u", "e"),
                    event_sub("es", message("answer"), user("r"), end("done"), chain("on", "r", "done"), interrupting=False),
                ),
                end(),
                chain("start", "sp", "end"),
            ),
            publish("answer", "1", x=1),
            publish("answer", "1", x=2),
            task("u"),
            task("r"),
            task("r"),
            **KEYED,
        ),
        case(
            "same message for edge and catch",
            row,
            (
                start(),
                gateway("parallel", "f"),
                user("h"),
                boundary("b", "h", message("answer")),
                catch("w", message("answer")),
                end(),
                end("e2"),
                end("e3"),
                chain("start", "f", "h", "end"),
                chain("f", "w", "e2"),
                chain("b", "e3"),
            ),
            publish("answer", "1", x=1),
            publish("answer", "1", x=2),
            **KEYED,
        ),
    ]


def start_and_catch() -> tuple[str, ...]:
    return (start("start", message("go")), catch("w", message("go")), user("z"), end(), chain("start", "w", "z", "end"))
