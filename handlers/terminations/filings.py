"""What may be filed in a termination: proposing it, and what review or court decided on a decision (PR-15 comes later)."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers.agreements import Agreement, AgreementState
from handlers.cases import Case, CaseKind, CaseSource, DecisionKind, DecisionStatus
from handlers.filings import Filing, Key, Values

_EVERYWHERE = frozenset(AgreementState)
_REVIEWABLE = frozenset({DecisionKind.TERMINATE, DecisionKind.SUSPEND, DecisionKind.CONSENT})
"""Against a linked decision there is no remedy of its own: the source decision is reviewed (PR-12)."""
_DECIDERS = frozenset({"agency-leader", "admin-department"})


def _proposed(_uow: UnitOfWork, _agreement: Agreement, _case: Case | None, values: Values) -> dict[str, object]:
    """The form's values are the facts for DT-06."""
    return {"terminationFacts": dict(values), "source": "filing", "combinedNotice": False, "hearingHeld": False}


def _has(case: Case, *statuses: DecisionStatus) -> bool:
    return any(one.kind in _REVIEWABLE and one.status in statuses for one in case.decisions)


def _reviewed(outcome: str, *statuses: DecisionStatus) -> Filing:
    """The filing for one outcome, on a case with a decision in one of the statuses before it."""
    title, form, message = {
        "stayed": ("登记停止执行", "decision-stayed", "decision.stayed"),
        "lifted": ("登记恢复执行", "decision-stay-lifted", "decision.stay_lifted"),
        "revoked": ("登记撤销决定", "decision-revoked", "decision.revoked"),
    }[outcome]

    def prepare(_uow: UnitOfWork, _agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
        open_ = [one.number for one in case.decisions if one.kind in _REVIEWABLE and one.status in statuses] if case else []
        return {
            **values,
            "reviewOutcome": outcome,
            "decisionNumber": open_[-1] if open_ else None,
            "revokedOn": values["reviewedOn"],
        }

    return Filing(
        id=form,
        title=title,
        form=form,
        message=message,
        key=Key.CASE,
        roles=_DECIDERS,
        provision="ALL-56-a",
        states=_EVERYWHERE,
        applies=lambda case: _has(case, *statuses),
        prepare=prepare,
    )


FILINGS = (
    Filing(
        id="propose-termination",
        title="提请解除协议",
        form="termination-proposal",
        message="termination.proposed",
        key=Key.CASE,
        roles=frozenset({"agency-auditor"}),
        provision="O3-46-a",
        opens_case=CaseKind.TERMINATION,
        source=CaseSource.AUDIT,
        prepare=_proposed,
    ),
    _reviewed("stayed", DecisionStatus.IN_FORCE),
    _reviewed("lifted", DecisionStatus.STAYED),
    _reviewed("revoked", DecisionStatus.IN_FORCE, DecisionStatus.STAYED),
)
