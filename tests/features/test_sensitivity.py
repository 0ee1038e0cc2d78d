"""The scenarios notice a wrong rule: on a mutated copy of `processes/` the scenarios named here fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from features.world.processes import VARIABLE
from tests.features.feature_files import FOLDER

ROOT = FOLDER.parent


@dataclass(frozen=True, slots=True)
class Mutation:
    """What changes in one file, the scenario ids to run, and the scenarios that must fail, by their names."""

    file: str
    changes: dict[str, str]
    run: str
    failing: frozenset[str]


MUTATIONS = {
    "the intake has six working days": Mutation(
        "parameters/default.yaml",
        {"title: 一次性补正告知期限\n    value: 5": "title: 一次性补正告知期限\n    value: 6"},
        "SC-016 or SC-017 or SC-018",
        frozenset({"收件2026-09-17跨9-20周日上班", "收件2025-09-26跨国庆与9-28周日上班", "节假日当天在线提交2026-10-03"}),
    ),
    "the intake's timer fires a day late": Mutation(
        "designation-application/designation-application.bpmn",
        {">=end of day(accDue)<": '>=end of day(accDue) + duration("P1D")<'},
        "SC-016 or SC-017",
        frozenset({"期限届满前后各一日的办理", "1011调休周六是第6个工作日期限已过"}),
    ),
    "grounds of refusal are negated": Mutation(
        "designation-application/designation-application.bpmn",
        {">=refusalGrounds != null and count(refusalGrounds) &gt; 0<": ">=refusalGrounds = null or count(refusalGrounds) = 0<"},
        "SC-025 or SC-026",
        frozenset({"违法违规被解除恰满3年当日", "违法违规被解除满3年次日且责任履行完毕"}),
    ),
    "the floor of three months is negated": Mutation(
        "designation-evaluation/designation-evaluation.bpmn",
        {"date(reevaluationRequestedOn) &lt;= date(rectDue)": "date(reevaluationRequestedOn) &gt; date(rectDue)"},
        "SC-050",
        frozenset({"送达2026-01-15，04-15申请退回", "送达2026-01-15，04-16申请受理"}),
    ),
    "one failed check is not enough": Mutation(
        "designation-evaluation/evaluation-result.dmn",
        {"<text>0</text>": "<text>&lt;= 1</text>", "<text>&gt; 0</text>": "<text>&gt; 1</text>"},
        "SC-046",
        frozenset({"药店六项核查一项不合格"}),
    ),
    "a founded objection changes nothing": Mutation(
        "agreement-signing/agreement-signing.bpmn",
        {'objectionFinding = "founded"': 'objectionFinding != "founded"'},
        "SC-064",
        frozenset({"异议成立移出拟签约名单", "匿名异议查无实据"}),
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_makes_its_scenarios_fail(name: str, tmp_path: Path) -> None:
    mutation = MUTATIONS[name]
    folder = Path(shutil.copytree(ROOT / "processes", tmp_path / "processes"))
    file = folder / mutation.file
    text = file.read_text("utf-8")
    for before, after in mutation.changes.items():
        assert before in text, "the file has changed: mutate it elsewhere"
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    failed = failing_scenarios(folder, mutation.run, tmp_path / "report.xml")
    assert {plain(one) for one in mutation.failing} <= failed


def failing_scenarios(folder: Path, marks: str, report: Path) -> set[str]:
    """The scenarios with those marks that fail on the processes in `folder`, by their plain names."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "features", "-m", marks, f"--junitxml={report}"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, VARIABLE: str(folder)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout[-2000:] + done.stderr[-2000:]
    cases = ET.parse(report).iter("testcase")
    return {
        plain(str(case.get("name")).partition("[")[0].removeprefix("test_")) for case in cases if case.find("failure") is not None
    }


def plain(name: str) -> str:
    """The name as it is left in the name of a test function."""
    return "".join(character for character in name if character.isalnum()).lstrip("0123456789").lower()
