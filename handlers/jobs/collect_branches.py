"""Job `collect-branches`: what the sister branches said, for the joint decision (PR-12 C3)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import Case
from handlers.jobs.inputs import records, word

DISPROVED = {"different_person": "经核查不是同一负责人", "not_hq": "经核查不是总部原因"}


def collect_branches(job: Job) -> dict[str, object]:
    """`heardBranches`: number, name, what was found of the defence, and whether that lets the branch be excluded."""
    found = [cases.case_of(job.session, word(row, "caseNumber")) for row in records(job, "branches")]
    return {"heardBranches": [_heard(case) for case in found if case.is_open]}


def _heard(case: Case) -> dict[str, object]:
    finding = str(case.facts.get("defenceFinding") or "")
    said = "未提出陈述申辩" if not case.statements else DISPROVED.get(finding, "申辩不成立")
    return {
        "caseNumber": case.number,
        "partyName": case.agreement.party.name,
        "summary": said,
        "excludable": finding in DISPROVED,
    }
