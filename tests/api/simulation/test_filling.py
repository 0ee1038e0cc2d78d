"""People who decide by chance still fill in every packaged form lawfully."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from api.simulation.chance import Chance
from api.simulation.filling import Filler
from api.simulation.policy import usual
from engine.forms import validate_submission
from handlers.bootstrap import function_library, process_files

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
FUNCTIONS = function_library()
FORMS = {name: json.loads(content) for name, content in process_files() if name.endswith(".form")}
TYPED = frozenset({"application-institution.form", "application-pharmacy.form"})
"""Forms full of identifiers, which the simulated parties fill in from their own data."""


@pytest.mark.parametrize("name", [name for name in FORMS if name.rpartition("/")[2] not in TYPED])
def test_any_form_is_filled_lawfully(name: str) -> None:
    for seed in range(10):
        filler = Filler(Chance(f"{name}/{seed}"), usual(), FUNCTIONS, NOW, date(2026, 3, 2))
        context = {"partyType": "pharmacy", "ownership": "private", "today": "2026-03-02"}
        found = validate_submission(FORMS[name], filler.fill(FORMS[name], context), context=context, now=NOW, functions=FUNCTIONS)
        missing = [one for one in found.problems if one.rule != "required"]
        assert missing == []


def test_the_amount_asked_for_is_paid_back() -> None:
    name = next(name for name in FORMS if name.endswith("termination-recovery.form"))
    filler = Filler(Chance(name), usual(), FUNCTIONS, NOW, date(2026, 3, 2))
    assert filler.fill(FORMS[name], {"recoveryAmount": 989})["recoveredAmount"] == 989
