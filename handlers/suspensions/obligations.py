"""What keeps the agency from agreeing to a voluntary suspension or exit (GAP-30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import bans, cases, parameters
from handlers.agreements import Agreement, HoldScope, running_holds
from handlers.bans import OtherGround


def known_obligations(session: Session, agreement: Agreement, on: date) -> list[str]:
    """Open adverse cases, measures and penalties not performed, and a running hold, in Chinese; empty if none."""
    adverse = cases.open_cases(session, agreement)
    measures = [one for case in cases.cases_of(session, agreement) for one in cases.unperformed_measures(case)]
    penalties = [hit for hit in bans.bans_against(session, agreement.party, on) if hit.ground is OtherGround.PENALTY_UNPERFORMED]
    return [
        *(f"在办案件{case.number}（{case.stage.label}）" for case in adverse),
        *(f"未履行的处理措施：{one.kind.label}（{one.description}）" for one in measures),
        *(hit.reason for hit in penalties),
        *("暂停结算尚未解除" for _ in running_holds(agreement, HoldScope.ALL)),
    ]


def must_withhold(session: Session, agreement: Agreement, obligations: Sequence[str], on: date) -> bool:
    """Whether consent has to be withheld: something is open, and the area keeps to GAP-30."""
    return bool(obligations) and parameters.switch(session, "consent_withheld_while_case_open", agreement.area, on)
