"""Small diagrams, tables and features that cite provisions."""

from __future__ import annotations

from pathlib import Path

DIAGRAM = """\
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <bpmn:process id="intake" name="受理">
    <bpmn:userTask id="Task_Check" name="核对材料">
      <bpmn:extensionElements>
        <zeebe:properties><zeebe:property name="provision" value="{provisions}" /></zeebe:properties>
      </bpmn:extensionElements>
    </bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>
"""
TABLE = """\
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
  <decision id="grounds" name="不予受理情形">
    <decisionTable id="Table_1">
      <annotation name="remark" /><annotation name="provision" />
      <rule id="Rule_1">
        <annotationEntry><text>O2-12-1</text></annotationEntry><annotationEntry><text>{provisions}</text></annotationEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"""
FEATURE = """\
# language: zh-CN
{feature_tags}
功能: 受理

  {tags}
  场景大纲: 五个工作日
    假如 今天是<日>

    例子:
      | 日 |
      | 2026-09-29 |
"""


def write_diagram(folder: Path, provisions: str) -> None:
    (folder / "intake.bpmn").write_text(DIAGRAM.format(provisions=provisions), "utf-8")


def write_table(folder: Path, provisions: str) -> None:
    (folder / "grounds.dmn").write_text(TABLE.format(provisions=provisions), "utf-8")


def write_feature(folder: Path, tags: str, feature_tags: str = "") -> None:
    (folder / "受理.feature").write_text(FEATURE.format(tags=tags, feature_tags=feature_tags), "utf-8")
