"""What may be filed about linkage: a change of a person's payment qualification (PR-12 P1)."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements
from handlers.agreements import Agreement, PersonnelState
from handlers.cases import Case
from handlers.filings import Filing, Key, Values
from handlers.form_values import day_of, text_of, word_of
from handlers.masking import mask_text


def _changed(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """Who, by the number in the register, and what from when.

    Raises NotRegistered, SamePersonnelState, PersonnelStepRefused (also for somebody who has left), InvalidInput.
    """
    field = "personIdNumber"
    found = agreements.registered_person(uow.session, agreement, field, text_of(values, field))
    target = word_of(values, "personState", PersonnelState)
    agreements.require_personnel_step(found, target)
    return {
        "personId": found.person_id,
        "personName": found.person.name,
        "personState": target.value,
        "stateFrom": day_of(values, "stateFrom").isoformat(),
        "stateDecision": text_of(values, "stateDecision"),
        "stateBasis": mask_text(text_of(values, "stateBasis")),
    }


FILINGS = (
    Filing(
        id="personnel-state",
        title="登记支付资格变更",
        form="personnel-state",
        message="personnel.state_changed",
        key=Key.EACH,
        roles=frozenset({"agency-auditor"}),
        provision="P23-13-a",
        prepare=_changed,
    ),
)
"""Changes of state come from PR-17; until then they are entered here."""
