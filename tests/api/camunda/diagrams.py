"""Small files for tests of the Camunda interface."""

from __future__ import annotations

import json

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" '
    'modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">\n'
)


def bpmn(process_id: str, inner: str, outside: str = "") -> str:
    """A diagram file with one process and, `outside` of it, messages and signals."""
    body = f'<bpmn:process id="{process_id}" name="流程 {process_id}" isExecutable="true">{inner}</bpmn:process>'
    return f"{HEAD}{body}{outside}</bpmn:definitions>"


REVIEW = bpmn(
    "review",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:extensionElements>
  <zeebe:formDefinition formId="review-form" bindingType="deployment"/></bpmn:extensionElements>
  <bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Task_Review"/>
<bpmn:userTask id="Task_Review" name="审核"><bpmn:extensionElements><zeebe:userTask/>
  <zeebe:formDefinition formId="review-form" bindingType="deployment"/>
  <zeebe:assignmentDefinition candidateGroups="accounting, managers"/>
  <zeebe:priorityDefinition priority="70"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:userTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Review" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
""",
)
STRAIGHT = bpmn(
    "straight",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Script"/>
<bpmn:scriptTask id="Script" name="翻倍"><bpmn:extensionElements>
  <zeebe:script expression="=2 * n" resultVariable="twice"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:scriptTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Script" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
""",
)
WAITING = bpmn(
    "waiting",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Catch_Paid"/>
<bpmn:intermediateCatchEvent id="Catch_Paid" name="等待付款"><bpmn:incoming>Flow_1</bpmn:incoming>
  <bpmn:outgoing>Flow_2</bpmn:outgoing>
  <bpmn:messageEventDefinition id="Definition_Paid" messageRef="Message_Paid"/></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Catch_Paid" targetRef="Catch_Go"/>
<bpmn:intermediateCatchEvent id="Catch_Go" name="等待放行"><bpmn:incoming>Flow_2</bpmn:incoming>
  <bpmn:outgoing>Flow_3</bpmn:outgoing>
  <bpmn:signalEventDefinition id="Definition_Go" signalRef="Signal_Go"/></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="Flow_3" sourceRef="Catch_Go" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
""",
    """
<bpmn:message id="Message_Paid" name="paid"><bpmn:extensionElements>
  <zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
<bpmn:signal id="Signal_Go" name="go"/>
""",
)
DECISION = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:modeler="http://camunda.org/schema/modeler/1.0"
  id="limits" name="限额" namespace="http://camunda.org/schema/1.0/dmn"
  modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
  <decision id="limit" name="补正次数">
    <decisionTable id="Table_1" hitPolicy="FIRST">
      <input id="Input_1" label="类型">
        <inputExpression id="Expression_1" typeRef="string"><text>kind</text></inputExpression></input>
      <output id="Output_1" label="次数" name="times" typeRef="number"/>
      <rule id="Rule_1"><inputEntry id="Entry_1"><text>"pharmacy"</text></inputEntry>
        <outputEntry id="Value_1"><text>2</text></outputEntry></rule>
      <rule id="Rule_2"><inputEntry id="Entry_2"><text></text></inputEntry>
        <outputEntry id="Value_2"><text>1</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
"""
FORM = json.dumps(
    {
        "id": "review-form",
        "type": "default",
        "schemaVersion": 19,
        "executionPlatform": "Camunda Cloud",
        "executionPlatformVersion": "8.9.0",
        "components": [
            {"id": "Field_1", "type": "checkbox", "key": "approved", "label": "同意"},
            {"id": "Field_2", "type": "textfield", "key": "remark", "label": "意见", "validate": {"maxLength": 20}},
        ],
    },
    ensure_ascii=False,
)
ROOMS = bpmn(
    "rooms",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Decide"/>
<bpmn:businessRuleTask id="Decide" name="判定"><bpmn:extensionElements>
  <zeebe:calledDecision decisionId="limit" resultVariable="times"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:businessRuleTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Decide" targetRef="Room"/>
<bpmn:subProcess id="Room" name="会审"><bpmn:extensionElements><zeebe:ioMapping>
  <zeebe:input source="=kind" target="topic"/><zeebe:input source="=1" target="level"/></zeebe:ioMapping></bpmn:extensionElements>
  <bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_5</bpmn:outgoing>
  <bpmn:startEvent id="Room_Started" name="开始"><bpmn:outgoing>Flow_3</bpmn:outgoing></bpmn:startEvent>
  <bpmn:sequenceFlow id="Flow_3" sourceRef="Room_Started" targetRef="Talk"/>
  <bpmn:userTask id="Talk" name="讨论"><bpmn:extensionElements><zeebe:userTask/><zeebe:ioMapping>
    <zeebe:input source="=2" target="level"/></zeebe:ioMapping>
    <zeebe:assignmentDefinition candidateGroups="managers"/></bpmn:extensionElements>
    <bpmn:incoming>Flow_3</bpmn:incoming><bpmn:outgoing>Flow_4</bpmn:outgoing></bpmn:userTask>
  <bpmn:sequenceFlow id="Flow_4" sourceRef="Talk" targetRef="Room_Ended"/>
  <bpmn:endEvent id="Room_Ended" name="结束"><bpmn:incoming>Flow_4</bpmn:incoming></bpmn:endEvent></bpmn:subProcess>
<bpmn:sequenceFlow id="Flow_5" sourceRef="Room" targetRef="Note"/>
<bpmn:userTask id="Note" name="记录"><bpmn:extensionElements><zeebe:userTask/>
  <zeebe:assignmentDefinition candidateGroups="managers"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_5</bpmn:incoming><bpmn:outgoing>Flow_6</bpmn:outgoing></bpmn:userTask>
<bpmn:sequenceFlow id="Flow_6" sourceRef="Note" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_6</bpmn:incoming></bpmn:endEvent>
""",
)
"""A decision, a sub-process with variables of its own and a task in it, and a task behind it."""
CALLED_BY_MESSAGE = bpmn(
    "called-by-message",
    """
<bpmn:startEvent id="Started" name="来电"><bpmn:outgoing>Flow_1</bpmn:outgoing>
  <bpmn:messageEventDefinition id="Definition_Call" messageRef="Message_Call"/></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_1</bpmn:incoming></bpmn:endEvent>
""",
    '<bpmn:message id="Message_Call" name="call"/>',
)
PRINT = bpmn(
    "printing",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Print"/>
<bpmn:serviceTask id="Print" name="打印"><bpmn:extensionElements>
  <zeebe:taskDefinition type="print-letter" retries="2"/>
  <zeebe:taskHeaders><zeebe:header key="tray" value="A4"/></zeebe:taskHeaders></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:serviceTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Print" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
<bpmn:boundaryEvent id="Jammed" name="卡纸" attachedToRef="Print"><bpmn:outgoing>Flow_3</bpmn:outgoing>
  <bpmn:errorEventDefinition id="Definition_Jam" errorRef="Error_Jam"/></bpmn:boundaryEvent>
<bpmn:sequenceFlow id="Flow_3" sourceRef="Jammed" targetRef="Given_Up"/>
<bpmn:endEvent id="Given_Up" name="放弃"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
""",
    '<bpmn:error id="Error_Jam" name="卡纸" errorCode="jam"/>',
)
STUMBLING = bpmn(
    "stumbling",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Fill"/>
<bpmn:userTask id="Fill" name="填写"><bpmn:extensionElements><zeebe:userTask/>
  <zeebe:assignmentDefinition candidateGroups="managers"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:userTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Fill" targetRef="Double"/>
<bpmn:scriptTask id="Double" name="翻倍"><bpmn:extensionElements>
  <zeebe:script expression="=2 * n" resultVariable="twice"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing></bpmn:scriptTask>
<bpmn:sequenceFlow id="Flow_3" sourceRef="Double" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
""",
)
"""Behind its task stands a script that needs the number `n`."""
CROWD = bpmn(
    "crowd",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Vote"/>
<bpmn:userTask id="Vote" name="表决"><bpmn:extensionElements><zeebe:userTask/>
  <zeebe:assignmentDefinition candidateGroups="managers"/></bpmn:extensionElements>
  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
  <bpmn:multiInstanceLoopCharacteristics id="Loop_1"><bpmn:extensionElements>
    <zeebe:loopCharacteristics inputCollection="=for i in 1..seats return i" inputElement="seat" outputCollection="votes"
      outputElement="=vote"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
<bpmn:sequenceFlow id="Flow_2" sourceRef="Vote" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
""",
)
"""As many tasks at once as there are `seats`; their `vote`s become `votes`."""
