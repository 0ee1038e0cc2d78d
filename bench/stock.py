"""The benchmark process on stock SpiffWorkflow: the same diagram in stock's own dialect, state as JSON, one row per instance."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from engine.store.sqlite import PRAGMAS

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"


def python_dialect(path: Path) -> etree._Element:
    """The diagram at `path` with FEEL turned into Python, jobs into scripts and our loop markers into stock's."""
    root = etree.parse(path).getroot()
    for condition in root.iter(f"{BPMN}conditionExpression"):
        condition.text = (condition.text or "").removeprefix("=").replace(" = true", " == True")
    for duration in root.iter(f"{BPMN}timeDuration"):
        duration.text = f'"{duration.text}"'
    for task in list(root.iter(f"{BPMN}serviceTask", f"{BPMN}scriptTask")):
        _script(task, "risk = 'high' if amount > 1000 else 'low'" if task.get("id") == "risk" else "amt = amount")
    for call in root.iter(f"{BPMN}callActivity"):
        (called,) = call.iter(f"{ZEEBE}calledElement")
        call.set("calledElement", str(called.get("processId")))
    for marker in root.iter(f"{BPMN}multiInstanceLoopCharacteristics"):
        _loop(marker)
    for gateway in root.iter(f"{BPMN}exclusiveGateway"):
        if len(root.findall(f".//{BPMN}sequenceFlow[@sourceRef='{gateway.get('id')}']")) == 1:
            gateway.attrib.pop("default", "")
    return root


def _script(task: etree._Element, text: str) -> None:
    task.tag = f"{BPMN}scriptTask"
    for child in list(task):
        task.remove(child)
    etree.SubElement(task, f"{BPMN}script").text = text


def _loop(marker: etree._Element) -> None:
    for child in list(marker):
        marker.remove(child)
    etree.SubElement(marker, f"{BPMN}loopDataInputRef").text = "documents"
    item = etree.SubElement(marker, f"{BPMN}inputDataItem")
    item.set("id", "document")
    item.set("name", "document")


class StockStore:
    """Stock workflows, one JSON text per instance, read, run and written in one transaction per step."""

    def __init__(self, file: Path, diagrams: list[Path], process_id: str) -> None:
        parser = BpmnParser()
        for diagram in diagrams:
            parser.add_bpmn_xml(python_dialect(diagram))
        self._specs = (parser.get_spec(process_id), parser.get_subprocess_specs(process_id))
        self._serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())
        self._db = sqlite3.connect(file, isolation_level=None)
        for pragma in PRAGMAS:  # the same store
            self._db.execute(f"pragma {pragma}")
        self._db.execute("create table instance(id integer primary key, state text)")

    def start(self, variables: dict[str, Any]) -> int:
        """A new instance, run to its first waits; its id."""
        workflow = BpmnWorkflow(*self._specs)
        workflow.task_tree.data.update(variables)
        workflow.do_engine_steps()
        state = self._serializer.serialize_json(workflow)
        return int(self._db.execute("insert into instance(state) values (?)", (state,)).lastrowid or 0)

    def complete(self, instance: int, element_id: str, variables: dict[str, Any]) -> None:
        """Complete one open task of that element."""
        self._db.execute("begin immediate")
        (state,) = self._db.execute("select state from instance where id=?", (instance,)).fetchone()
        workflow = self._serializer.deserialize_json(state)
        ready = [
            t for t in workflow.get_tasks(state=TaskState.READY, manual=True) if t.task_spec.name.split(" ")[0] == element_id
        ]
        ready[0].data.update(variables)
        ready[0].run()
        workflow.do_engine_steps()
        self._db.execute("update instance set state=? where id=?", (self._serializer.serialize_json(workflow), instance))
        self._db.execute("commit")

    def bytes_per_instance(self) -> float:
        """Mean size of the stored state."""
        return float(self._db.execute("select avg(length(cast(state as blob))) from instance").fetchone()[0])
