"""What testers must name exactly: tasks, filings, fields and their options, documents, timers, outcomes, parameters.

Written into `features/任务与表单.zh-CN.md` by `python -m features.vocabulary`, from the diagrams, forms and registers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from engine.dialect.xml import parse_xml
from engine.forms.component import MANY_CHOICE, SINGLE_CHOICE, Component
from features.world import processes
from features.world.filling import fields_of, short_label
from features.world.people import ROLES
from features.world.plain import plain_answers
from handlers import parameters
from handlers.agreements import EndReason
from handlers.cases import CaseOutcome
from handlers.filings import Filing, filings
from handlers.jobs.timers import TIMERS
from handlers.notices.kinds import SPECS

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE = Path(__file__).resolve().parent / "任务与表单.zh-CN.md"
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
OPTION = re.compile(r'label: "([^"]+)"')
GROUPS = {group: role for role, (group, _) in ROLES.items()}
KINDS = {"checkbox": "是否", "datetime": "日期", "number": "数字"}
HEAD = """# 任务、办理事项、文书与期限的名称

步骤引号内的名称和数据表中的字段、选项须与此一致；末尾括号内的说明可省略。`*` 为必填；“常规”是没有列出该字段时所填的内容。
本页由 `python -m features.vocabulary` 从流程图、表单和登记生成，请勿手工修改。句子见[步骤词汇](README.zh-CN.md)。
"""


def names() -> str:
    """The page as the processes are now."""
    return "\n".join((HEAD, *_procedures(), *_registers())) + "\n"


def _procedures() -> Iterator[str]:
    shown: set[str] = set()
    for folder in sorted(one for one in processes.folder().iterdir() if any(one.glob("*.bpmn"))):
        yield f"\n## {_title(folder)}（`{folder.name}`）\n"
        for path in sorted(folder.glob("*.bpmn"), key=lambda one: (one.stem != folder.name, one.name)):
            yield from _tasks(path)
        for filing in filings().values():
            if (folder / f"{filing.form}.form").exists():
                shown.add(filing.id)
                yield from _filing(filing)
        yield from _documents(folder)
    assert shown == set(filings()), "every filing has its form in the folder of a procedure"


def _title(folder: Path) -> str:
    return next(_processes(folder / f"{folder.name}.bpmn")).get("name", folder.name)


def _processes(path: Path) -> Iterator[_Element]:
    return parse_xml(path.read_bytes(), resource=path.name).iter(f"{BPMN}process")


def _tasks(path: Path) -> Iterator[str]:
    for process in _processes(path):
        for task in process.iter(f"{BPMN}userTask"):
            forms = [one.get("formId", "") for one in task.iter(f"{ZEEBE}formDefinition")]
            groups = [one.get("candidateGroups", "") for one in task.iter(f"{ZEEBE}assignmentDefinition")]
            yield f"- 任务 **{task.get('name')}**（{_roles(groups)}，{process.get('name')}）"
            yield from _fields(forms[0] if forms else "")


def _roles(groups: Sequence[str]) -> str:
    found = [role for group, role in GROUPS.items() if any(group in one for one in groups)]
    return "、".join(found)


def _filing(filing: Filing) -> Iterator[str]:
    yield f"- 办理事项 **{filing.title}**（{'、'.join(role for group, role in GROUPS.items() if group in filing.roles)}）"
    yield from _fields(filing.form)


def _fields(form: str) -> Iterator[str]:
    usual = plain_answers(form).fields
    for component in fields_of(_schema(form)):
        name = short_label(component)
        plain = f"；常规：{usual[name]}" if usual.get(name) else ""
        yield f"  - {name}{_required(component)}：{_kind(component)}{plain}"


@cache
def _schema(form: str) -> Component:
    found = sorted(processes.folder().glob(f"*/{form}.form"))
    schema: Mapping[str, object] = json.loads(found[0].read_text("utf-8")) if found else {}
    return schema


def _required(component: Component) -> str:
    return "\\*" if (component.get("validate") or {}).get("required") else ""


def _kind(component: Component) -> str:
    kind = str(component.get("type"))
    if kind == "dynamiclist":
        return f"列表，列为 {'、'.join(short_label(one) for one in fields_of(component))}"
    if kind in SINGLE_CHOICE | MANY_CHOICE:
        return f"{'多选' if kind in MANY_CHOICE else '选'} {'／'.join(_options(component)) or '随案情列出的选项'}"
    return KINDS.get(kind, "文字")


def _options(component: Component) -> list[str]:
    fixed = [str(one["label"]) for one in component.get("values", ())]
    return fixed or list(dict.fromkeys(OPTION.findall(str(component.get("valuesExpression", "")))))


def _documents(folder: Path) -> Iterator[str]:
    file = folder / "documents.yaml"
    titles = [one["title"] for one in yaml.safe_load(file.read_text("utf-8"))["documents"]] if file.exists() else []
    if titles:
        yield f"- 文书：{'、'.join(titles)}"


def _registers() -> Iterator[str]:
    yield f"\n## 其他文书\n\n{'、'.join(dict.fromkeys(spec.title for spec in SPECS.values()))}"
    yield "\n## 期限编号\n"
    yield from (f"- `{timer.id}` 自{timer.start_event}起" for timer in TIMERS.values())
    yield f"\n## 案件结果\n\n{'、'.join(outcome.label for outcome in CaseOutcome)}"
    yield f"\n## 协议终止原因\n\n{'、'.join(reason.label for reason in EndReason)}"
    yield "\n## 统筹区参数\n"
    yield from (f"- {one.title}（`{one.name}`）" for one in parameters.defaults().values())
