"""Rules about which elements, attributes and extensions are known."""

from __future__ import annotations

import pytest

from tests.engine.dialect.lint.snippets import END, HERE, START, around, assert_accepted, assert_only, extended, lint, process

TASK = '<bpmn:task id="a" />'


@pytest.mark.parametrize(
    "tag",
    ["transaction", "complexGateway", "callConversation", "implicitThrowEvent", "dataObjekt"],
)
def test_supported_element(tag: str) -> None:
    assert_only(around(TASK, f'<bpmn:{tag} id="b" />{HERE}'), "supported-element", "b")


@pytest.mark.parametrize(
    "inside",
    [
        "standardLoopCharacteristics",
        "ioSpecification",
    ],
)
def test_supported_element_inside_an_activity(inside: str) -> None:
    assert_only(around(f'<bpmn:task id="a">\n<bpmn:{inside} />{HERE}\n</bpmn:task>'), "supported-element", "a")


@pytest.mark.parametrize("name", ["cancel"])
def test_event_definitions_of_later_releases(name: str) -> None:
    event = f'<bpmn:intermediateCatchEvent id="a">\n<bpmn:{name}EventDefinition />{HERE}\n</bpmn:intermediateCatchEvent>'
    assert_only(around(event), "supported-element", "a")


def test_the_remedy_is_particular_to_the_element() -> None:
    [finding] = lint(around(TASK, '<bpmn:complexGateway id="b" />'))
    assert finding.remedy == "use exclusive, inclusive or parallel gateways"
    assert finding.remedy_zh == "请改用排他、包容或并行网关"


def test_drawn_elements_are_accepted() -> None:
    drawn = """<bpmn:textAnnotation id="t"><bpmn:text>注</bpmn:text></bpmn:textAnnotation>
<bpmn:association id="as" sourceRef="a" targetRef="t" /><bpmn:group id="gr" categoryValueRef="cv" />
<bpmn:dataObject id="do" /><bpmn:dataObjectReference id="dr" dataObjectRef="do" />
<bpmn:dataStoreReference id="sr" />"""
    association = '<bpmn:dataOutputAssociation id="da"><bpmn:targetRef>dr</bpmn:targetRef></bpmn:dataOutputAssociation>'
    task = f'<bpmn:task id="a">{association}</bpmn:task>'
    roots = """<bpmn:collaboration id="c"><bpmn:participant id="pt" processRef="p" /><bpmn:participant id="pu" />
<bpmn:messageFlow id="mf" sourceRef="pu" targetRef="pt" /></bpmn:collaboration>
<bpmn:category id="ca"><bpmn:categoryValue id="cv" value="阶段" /></bpmn:category>\n"""
    assert_accepted(around(task, drawn, roots=roots))


@pytest.mark.parametrize(
    "extension",
    [
        '<zeebe:taskListeners id="l" />',
        "<zeebe:linkedResources />",
        "<zeebe:unknown />",
        '<zeebe:script expression="=1" resultVariable="x" />',
        '<zeebe:taskDefinition type="mail" worker="me" />',
        '<zeebe:properties colour="red" />',
        '<zeebe:input source="=1" target="x" />',
    ],
)
def test_zeebe_extension(extension: str) -> None:
    definition = "" if "taskDefinition" in extension else '<zeebe:taskDefinition type="mail" />\n'
    text = around(extended("serviceTask", f"{definition}{extension}{HERE}"))
    assert_only(text, "zeebe-extension", "a")


def test_an_extension_given_twice() -> None:
    twice = f'<zeebe:taskDefinition type="mail" />\n<zeebe:taskDefinition type="post" />{HERE}'
    assert_only(around(extended("serviceTask", twice)), "zeebe-extension", "a")


def test_zeebe_attributes_on_elements() -> None:
    assert_only(around(f'<bpmn:task id="a" zeebe:colour="red" />{HERE}'), "zeebe-extension", "a")


def test_all_supported_extensions_of_a_service_task() -> None:
    extensions = """<zeebe:taskDefinition type="mail" retries="3" />
<zeebe:taskHeaders><zeebe:header key="k" value="v" /><zeebe:header key="l" value="w" /></zeebe:taskHeaders>
<zeebe:ioMapping><zeebe:input source="=1" target="a" /><zeebe:input source="x" target="b.c" />
<zeebe:output source="=a" target="d" /></zeebe:ioMapping>
<zeebe:properties><zeebe:property name="provision" value="A-1, B-2" /></zeebe:properties>"""
    template = ' zeebe:modelerTemplate="t" zeebe:modelerTemplateVersion="1" zeebe:modelerTemplateIcon="i"'
    assert_accepted(around(extended("serviceTask", extensions, attributes=template)))


@pytest.mark.parametrize(
    "task",
    [
        f'<bpmn:task id="a" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:asyncBefore="true" />{HERE}',
        extended("task", f'<c:listener xmlns:c="http://camunda.org/schema/1.0/bpmn" class="X" />{HERE}'),
    ],
)
def test_foreign_extension(task: str) -> None:
    assert_only(around(task), "foreign-extension", "a")


def test_colours_in_the_drawing_are_accepted() -> None:
    drawing = """<bpmndi:BPMNDiagram xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"><bpmndi:BPMNPlane bpmnElement="p">
<bpmndi:BPMNShape bpmnElement="a" bioc:fill="#fff" /></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"""
    text = process(f"{START}{TASK}\n{END}").replace("</bpmn:definitions>", f"{drawing}</bpmn:definitions>")
    assert_accepted(text)


@pytest.mark.parametrize(
    "value", ['name="rearm" value="yes"', 'name="provision" value=""', 'name="provision" value="a,,b"', 'name="" value="x"']
)
def test_property_value(value: str) -> None:
    event = f"""<bpmn:intermediateCatchEvent id="a"><bpmn:extensionElements><zeebe:properties>
<zeebe:property {value} />{HERE}
</zeebe:properties></bpmn:extensionElements>
<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
</bpmn:intermediateCatchEvent>"""
    assert_only(around(event), "property-value", "a")


@pytest.mark.parametrize("value", ['name="rearm" value="true"', 'name="separateFrom" value="b"'])
def test_properties_with_a_meaning_elsewhere(value: str) -> None:
    text = around(extended("task", f"<zeebe:properties>\n<zeebe:property {value} />{HERE}\n</zeebe:properties>"))
    assert_only(text, "property-value", "a")


def test_a_due_date_may_follow_its_variable() -> None:
    who = '<zeebe:userTask /><zeebe:formDefinition formId="f" /><zeebe:assignmentDefinition candidateGroups="g" />'
    properties = '<zeebe:properties><zeebe:property name="rearm" value="true" /></zeebe:properties>'
    assert_accepted(around(extended("userTask", f'{who}<zeebe:taskSchedule dueDate="=due" />{properties}')))
    assert_only(around(extended("userTask", f"{who}{properties}{HERE}")), "property-value", "a")


def test_free_properties_are_accepted() -> None:
    properties = '<zeebe:properties><zeebe:property name="colour" value="=?!" /></zeebe:properties>'
    assert_accepted(around(extended("task", properties)))
