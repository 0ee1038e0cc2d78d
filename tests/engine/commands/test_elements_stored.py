"""Links, compensation and ad-hoc sub-processes through deployment, the database and a restart before every step."""

from __future__ import annotations

from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import boundary, catch, chain, document, element, end, extensions, link, start, throw

COMPENSATE = "<bpmn:compensateEventDefinition/>"
HEAD = extensions('<zeebe:adHoc activeElementsCollection=\'=["visit", "call"]\'/>')
UNDO = task("undo").replace(">", ' isForCompensation="true">', 1)
ALL = document(
    start(),
    task("book"),
    boundary("booked", "book", COMPENSATE),
    UNDO,
    element("association", "undoing", sourceRef="booked", targetRef="undo"),
    element("adHocSubProcess", "ask", HEAD + task("visit") + task("call")),
    throw("go", link("giving up")),
    catch("arrived", link("giving up")),
    throw("back", COMPENSATE),
    end(),
    chain("start", "book", "ask", "go"),
    chain("arrived", "back", "end"),
)


def test_a_case_goes_through_all_of_them_with_a_restart_before_every_step(house: House) -> None:
    house.deploy(ALL)
    key = house.start()
    for element_id in ("book", "call", "visit", "undo"):
        house.engine = house.restarted()
        house.complete(ZHANG, element_id)
    assert house.is_done(key)
    completed = [line.element_id for line in house.history(key) if line.state == "COMPLETED"]
    assert completed == [
        *("start", "book", "call", "ask#innerInstance", "visit", "ask#innerInstance", "ask"),
        *("go", "arrived", "booked", "undo", "back", "end", "p"),
    ]
