"""When a re-evaluation may be asked for (O3-08-h, O2-09-d, GAP-02)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.applications.models import Application
from handlers.errors import Refused
from handlers.evaluations.errors import NoFurtherEvaluation, TooEarlyToReevaluate
from handlers.evaluations.models import Evaluation, Result
from handlers.evaluations.service import LAST_ROUND, current_evaluation
from handlers.fixed_dates import open_from
from handlers.register.kinds import PartyKind


class NotUnqualified(Refused):
    """Re-evaluation is asked for, but no unqualified result has been delivered."""

    code = "not-unqualified"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected a delivered unqualified result of {number}, but there is none; wait for its delivery.",
            f"申请{number}没有已送达的不合格结果，不能申请再评估。",
        )
        self.number = number


def reevaluation_opens_on(session: Session, evaluation: Evaluation) -> date:
    """The first day for asking: after 3 months from delivery have run out. Raises NotUnqualified."""
    if evaluation.result is not Result.UNQUALIFIED or evaluation.delivered_on is None:
        raise NotUnqualified(evaluation.application.number)
    months = parameters.integer(session, "rectification_months", evaluation.application.area, evaluation.delivered_on)
    return open_from(evaluation.delivered_on, months)


def check_reevaluation_request(session: Session, application: Application, on: date) -> Evaluation:
    """The failed first round, if a request on `on` is in order.

    Raises TooEarlyToReevaluate with the date (SC-050), NoFurtherEvaluation (SC-054), NotUnqualified.
    """
    evaluation = current_evaluation(session, application)
    if evaluation.round >= LAST_ROUND:
        raise NoFurtherEvaluation(application.number)
    opens = reevaluation_opens_on(session, evaluation)
    if on < opens:
        provision = "O3-08-h" if application.party.kind is PartyKind.PHARMACY else "O2-09-d"
        raise TooEarlyToReevaluate(on, opens, provision)
    return evaluation
