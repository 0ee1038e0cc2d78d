"""The parts of a case file as pages show them."""

from __future__ import annotations

from collections.abc import Mapping

from api.case_files.schemas import (
    CaseDecision,
    CaseFileRow,
    Evidence,
    FileNotice,
    Finding,
    Hearing,
    Measure,
    Statement,
)
from api.cases.decisions import value_text
from api.cases.schemas import NamedValue
from api.kit.areas import area_name
from handlers.bans import FaultClass
from handlers.cases import Case, DecisionKind
from handlers.cases import CaseDecision as DecisionRow

FAULT_NAMES = {
    FaultClass.FRAUD: "欺诈骗保、弄虚作假",
    FaultClass.ILLEGALITY: "违法违规",
    FaultClass.SERIOUS_BREACH: "严重违约",
    FaultClass.NONE: "无过错",
}
_DECISIONS = {kind.value: kind.label for kind in DecisionKind}
_FEN = 100

Names = Mapping[str, str]
"""Display names by account; empty for those who are not told who did it."""


def row_of(case: Case, names: Names | None) -> CaseFileRow:
    """A case with its decisions; `names` is None for the party."""
    party = case.agreement.party
    return CaseFileRow(
        number=case.number,
        kind=case.kind.value,
        kind_name=case.kind.label,
        stage=case.stage.value,
        stage_name=case.stage.label,
        source=case.source.value,
        source_name=case.source.label,
        state=case.state.value,
        state_name=case.state.label,
        outcome=case.outcome and case.outcome.value,
        outcome_name=case.outcome and case.outcome.label,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        agreement_number=case.agreement.number,
        party_name=party.name,
        party_type=party.kind.value,
        area=case.area,
        area_name=area_name(case.area),
        decisions=[decision_view(one, names) for one in case.decisions],
    )


def decision_view(row: DecisionRow, names: Names | None) -> CaseDecision:
    """Who decided what, when, on which grounds, with which reasons, and whether it has effect."""
    return CaseDecision(
        number=row.number,
        kind=row.kind.value,
        kind_name=row.kind.label,
        decided_on=row.decided_on,
        decided_by_name=named(row.decided_by, names),
        members=None if names is None else [names.get(one, one) for one in row.members],
        effective_on=row.effective_on,
        ends_on=row.ends_on,
        rectify_until=row.rectify_until,
        grounds=list(row.grounds),
        provisions=list(row.provisions),
        reasons=row.reasons,
        judgements=[NamedValue(name=ground, value=value_text(text)) for ground, text in row.judgement_reasons.items()],
        fault_class=row.fault_class and row.fault_class.value,
        fault_class_name=row.fault_class and FAULT_NAMES[row.fault_class],
        cause_at_hq=row.cause_at_hq,
        cause_at_hq_reasons=row.cause_at_hq_reasons,
        settles_in_patients=row.settles_in_patients,
        status=row.status.value,
        status_name=row.status.label,
        stayed_on=row.stayed_on,
        revoked_on=row.revoked_on,
        authority=row.authority,
    )


def findings_of(case: Case, names: Names | None) -> list[Finding]:
    """The facts found."""
    return [
        Finding(
            found_on=row.found_on,
            facts=row.facts,
            code=row.code,
            ground=row.ground,
            amount=yuan(row.amount),
            proved=row.proved,
            proved_reasons=row.proved_reasons,
            recorded_by_name=named(row.recorded_by, names),
        )
        for row in case.findings
    ]


def evidence_of(case: Case, names: Names | None) -> list[Evidence]:
    """The evidence."""
    return [
        Evidence(title=row.title, source=row.source, taken_on=row.taken_on, recorded_by_name=named(row.recorded_by, names))
        for row in case.evidence
    ]


def notices_of(case: Case) -> list[FileNotice]:
    """The documents of the file, each with what it does there."""
    return [
        FileNotice(
            key=str(row.notice_id),
            number=row.notice.number,
            title=row.notice.title,
            role=row.role.value,
            role_name=row.role.label,
            announces=[_DECISIONS[kind] for kind in row.covers],
            delivered_on=row.delivered_on,
            defence_until=row.defence_until,
        )
        for row in case.notices
    ]


def statements_of(case: Case, names: Names | None) -> list[Statement]:
    """The party's statements with their answers."""
    return [
        Statement(
            received_on=row.received_on,
            text=row.text,
            waived=row.waived,
            hearing_asked=row.hearing_asked,
            accepted=row.accepted,
            answer=row.answer,
            answered_on=row.answered_on,
            answered_by_name=named(row.answered_by, names),
        )
        for row in case.statements
    ]


def hearings_of(case: Case) -> list[Hearing]:
    """The hearings held."""
    return [Hearing(held_on=row.held_on, present=row.present, minutes=row.minutes) for row in case.hearings]


def measures_of(case: Case) -> list[Measure]:
    """The measures imposed."""
    numbers = {row.id: row.number for row in case.decisions}
    return [
        Measure(
            kind=row.kind.value,
            kind_name=row.kind.label,
            description=row.description,
            decision_number=numbers.get(row.decision_id or 0),
            amount=yuan(row.amount),
            due_on=row.due_on,
            state=row.state.value,
            state_name=row.state.label,
            performed_on=row.performed_on,
            note=row.note,
        )
        for row in case.measures
    ]


def named(account: str | None, names: Names | None) -> str | None:
    """What people call the account; None for those who are not told."""
    return None if account is None or names is None else names.get(account, account)


def yuan(fen: int | None) -> str | None:
    """An amount in fen as yuan with two decimals."""
    return None if fen is None else f"{fen // _FEN}.{fen % _FEN:02d}"
