"""Differences between two versions of a diagram or a decision table."""

from __future__ import annotations

from engine.dialect.difference import Change, ChangeKind, PropertyChange, compare_models

DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
  <bpmn:process id="Visit" name="走访">
    <bpmn:startEvent id="Begin"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Begin" targetRef="Check" />
    <bpmn:subProcess id="Check" name="核查">
      <bpmn:serviceTask id="Job" name="启动期限">
        <bpmn:extensionElements>
          <zeebe:taskDefinition type="open-clock" />
          <zeebe:taskHeaders>
            <zeebe:header key="timer" value="T-SUP" />
            <zeebe:header key="clock" value="sup" />
          </zeebe:taskHeaders>
        </bpmn:extensionElements>
      </bpmn:serviceTask>
    </bpmn:subProcess>
    <bpmn:boundaryEvent id="Late" attachedToRef="Check">
      <bpmn:timerEventDefinition id="Timer_1"><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Visit">
    <bpmndi:BPMNShape id="Begin_di" bpmnElement="Begin"><dc:Bounds x="100" y="80" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>"""


def _changes(old: str, new: str) -> tuple[Change, ...]:
    return compare_models(old.encode(), new.encode())


def _replaced(old: str, new: str) -> tuple[Change, ...]:
    assert old in DIAGRAM
    return _changes(DIAGRAM, DIAGRAM.replace(old, new))


def test_the_same_file_has_no_changes() -> None:
    assert _changes(DIAGRAM, DIAGRAM) == ()


def test_only_spaces_and_the_order_of_attributes_are_no_change() -> None:
    written_otherwise = DIAGRAM.replace('sourceRef="Begin" targetRef="Check"', 'targetRef="Check"\n  sourceRef="Begin"')
    assert _changes(DIAGRAM, written_otherwise) == ()


def test_a_changed_attribute() -> None:
    changed = PropertyChange("name", "启动期限", "启动补正期限")
    assert _replaced("启动期限", "启动补正期限") == (
        Change("Job", "启动补正期限", "serviceTask", ChangeKind.CHANGED, (changed,)),
    )


def test_a_changed_extension_is_named_by_its_key() -> None:
    (change,) = _replaced('value="T-SUP"', 'value="T-NEG"')
    path = "extensionElements/zeebe:taskHeaders/zeebe:header[timer]/value"
    assert (change.element_id, change.properties) == ("Job", (PropertyChange(path, "T-SUP", "T-NEG"),))


def test_a_changed_text_inside_an_event_belongs_to_the_event() -> None:
    (change,) = _replaced("P5D", "P7D")
    assert change.element_id == "Late"
    assert change.properties == (PropertyChange("timerEventDefinition/timeDuration/text", "P5D", "P7D"),)


def test_what_is_inside_a_sub_process_is_not_the_sub_process() -> None:
    (change,) = _replaced('type="open-clock"', 'type="close-clocks"')
    assert change.element_id == "Job"


def test_a_property_that_is_gone_and_one_that_is_new() -> None:
    (change,) = _replaced('<zeebe:header key="clock" value="sup" />', '<zeebe:header key="scope" value="case" />')
    at = "extensionElements/zeebe:taskHeaders/zeebe:header"
    assert set(change.properties) == {
        PropertyChange(f"{at}[scope]/key", None, "scope"),
        PropertyChange(f"{at}[scope]/value", None, "case"),
        PropertyChange(f"{at}[clock]/key", "clock", None),
        PropertyChange(f"{at}[clock]/value", "sup", None),
    }


def test_elements_that_came_and_went() -> None:
    task = '<bpmn:userTask id="Ask" name="询问" />'
    added = Change("Ask", "询问", "userTask", ChangeKind.ADDED)
    longer = DIAGRAM.replace("<bpmn:boundaryEvent", task + "<bpmn:boundaryEvent")
    assert _changes(DIAGRAM, longer) == (added,)
    assert _changes(longer, DIAGRAM) == (Change("Ask", "询问", "userTask", ChangeKind.REMOVED),)


def test_another_type_under_the_same_id_is_a_change() -> None:
    written = DIAGRAM.replace("<bpmn:startEvent", "<bpmn:task").replace("</bpmn:startEvent>", "</bpmn:task>")
    (change,) = _changes(DIAGRAM, written)
    assert change.properties == (PropertyChange("type", "startEvent", "task"),)


def test_a_shape_that_was_moved() -> None:
    assert _replaced('x="100"', 'x="140"') == (Change("Begin", None, "startEvent", ChangeKind.MOVED),)


def test_the_gateway_flows_are_not_said_twice() -> None:
    """A flow names its ends; `incoming` and `outgoing` only repeat it."""
    changes = _replaced("<bpmn:outgoing>Flow_1</bpmn:outgoing>", "")
    assert changes == ()


TABLE = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="model" name="model" namespace="x">
  <decision id="length" name="期限"><decisionTable id="table" hitPolicy="UNIQUE">
    <input id="in"><inputExpression id="expression" typeRef="string"><text>kind</text></inputExpression></input>
    <output id="out" name="days" />
    <rule id="rule_1"><inputEntry id="e1"><text>"A"</text></inputEntry><outputEntry id="o1"><text>5</text></outputEntry></rule>
    <rule id="rule_2"><inputEntry id="e2"><text>"B"</text></inputEntry><outputEntry id="o2"><text>7</text></outputEntry></rule>
  </decisionTable></decision>
</definitions>"""


def test_a_cell_of_a_table_belongs_to_its_rule() -> None:
    (change,) = _changes(TABLE, TABLE.replace("<text>7</text>", "<text>9</text>"))
    assert (change.element_id, change.type) == ("rule_2", "rule")
    assert change.properties == (PropertyChange("outputEntry/text/text", "7", "9"),)


def test_a_hit_policy_belongs_to_its_table() -> None:
    (change,) = _changes(TABLE, TABLE.replace("UNIQUE", "FIRST"))
    assert (change.element_id, change.properties) == ("table", (PropertyChange("hitPolicy", "UNIQUE", "FIRST"),))
