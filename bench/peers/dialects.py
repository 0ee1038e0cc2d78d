"""The benchmark diagrams as the peers read them: expressions in their language, jobs that do nothing, their loop markers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
OPERATON = "{http://operaton.org/schema/1.0/bpmn}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def for_bpmn_engine(diagrams: list[Path]) -> bytes:
    """All diagrams in one file, as bpmn-engine wants them; the called processes do not start by themselves."""
    roots = [etree.parse(path).getroot() for path in diagrams]
    for root in roots:
        _conditions(root, _script_condition)
        for task in list(root.iter(f"{BPMN}serviceTask")):
            task.set("implementation", "${environment.services.noop}")
        for task in root.iter(f"{BPMN}scriptTask"):
            task.set("scriptFormat", "javascript")
            script = etree.SubElement(task, f"{BPMN}script")
            script.text = 'const v = environment.variables; v.risk = v.amount > 1000 ? "high" : "low"; next();'
        for marker in root.iter(f"{BPMN}multiInstanceLoopCharacteristics"):
            _without_extensions(marker)
            cardinality = etree.SubElement(marker, f"{BPMN}loopCardinality")
            cardinality.set(f"{XSI}type", "bpmn:tFormalExpression")
            cardinality.text = "${environment.variables.documents.length}"
        _called(root)
        _strip(root)
    main, *called = roots
    for root in called:
        for process in root.iter(f"{BPMN}process"):
            process.set("isExecutable", "false")
            main.append(process)
    return etree.tostring(main)


def for_operaton(diagram: Path) -> bytes:
    """One diagram in the dialect of the Camunda 7 line."""
    root = etree.parse(diagram).getroot()
    _conditions(root, _juel_condition)
    for task in root.iter(f"{BPMN}serviceTask"):
        task.set(f"{OPERATON}expression", "${true}")
        _inputs(task)
    for task in list(root.iter(f"{BPMN}scriptTask")):
        task.tag = f"{BPMN}serviceTask"
        task.set(f"{OPERATON}expression", "${amount > 1000 ? 'high' : 'low'}")
        task.set(f"{OPERATON}resultVariable", "risk")
    for task in root.iter(f"{BPMN}userTask"):
        for assignment in task.iter(f"{ZEEBE}assignmentDefinition"):
            task.set(f"{OPERATON}candidateGroups", str(assignment.get("candidateGroups")))
    for marker in root.iter(f"{BPMN}multiInstanceLoopCharacteristics"):
        marker.set(f"{OPERATON}collection", "documents")
        marker.set(f"{OPERATON}elementVariable", "document")
    for call in root.iter(f"{BPMN}callActivity"):
        extensions = call.find(f"{BPMN}extensionElements")
        if extensions is not None:
            etree.SubElement(extensions, f"{OPERATON}in").set("variables", "all")
            etree.SubElement(extensions, f"{OPERATON}out").set("variables", "all")
    for process in root.iter(f"{BPMN}process"):
        process.set(f"{OPERATON}historyTimeToLive", "P180D")
    _called(root)
    _strip(root)
    return etree.tostring(root)


def _conditions(root: etree._Element, rewrite: Callable[[etree._Element, str], None]) -> None:
    for condition in root.iter(f"{BPMN}conditionExpression"):
        condition.set(f"{XSI}type", "bpmn:tFormalExpression")
        rewrite(condition, (condition.text or "").removeprefix("="))


def _script_condition(condition: etree._Element, text: str) -> None:
    condition.set("language", "javascript")
    condition.text = f"next(null, this.environment.variables.{text.replace(' = ', ' === ')});"


def _juel_condition(condition: etree._Element, text: str) -> None:
    condition.text = f"${{{text.replace(' = ', ' == ')}}}"


def _inputs(task: etree._Element) -> None:
    extensions = task.find(f"{BPMN}extensionElements")
    if extensions is None:
        return
    outer = etree.SubElement(extensions, f"{OPERATON}inputOutput")
    for mapping in list(extensions.iter(f"{ZEEBE}input")):
        parameter = etree.SubElement(outer, f"{OPERATON}inputParameter")
        parameter.set("name", str(mapping.get("target")))
        parameter.text = f"${{{str(mapping.get('source')).removeprefix('=')}}}"


def _called(root: etree._Element) -> None:
    for call in root.iter(f"{BPMN}callActivity"):
        for called in call.iter(f"{ZEEBE}calledElement"):
            call.set("calledElement", str(called.get("processId")))


def _without_extensions(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)


def _strip(root: etree._Element) -> None:
    """What is Camunda 8's own, and the empty rest of it."""
    for element in list(root.iter(f"{ZEEBE}*")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for extensions in list(root.iter(f"{BPMN}extensionElements")):
        parent = extensions.getparent()
        if parent is not None and len(extensions) == 0:
            parent.remove(extensions)
