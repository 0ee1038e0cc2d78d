"""The first three procedures from submission to an agreement in force, with the real diagrams."""

from __future__ import annotations

from datetime import date

import pytest

from tests.processes.answers import institution, pharmacy
from tests.processes.office import EVALUATED, SIGNED, Office, agreement_of


@pytest.mark.parametrize("form", [pharmacy(), institution()], ids=["pharmacy", "institution"])
def test_a_qualified_party_gets_an_agreement_in_force(office: Office, form: dict[str, object]) -> None:
    number = office.submit(form)
    office.do_all(number, *EVALUATED)
    assert office.state(number) == "PUBLICITY"
    office.go_to(date(2026, 3, 9))
    assert office.state(number) == "PUBLICITY"
    office.go_to(date(2026, 3, 10))
    office.do_all(number, *SIGNED)
    assert office.state(number) == "SIGNED"
    assert office.open_elements(number) == {"Task_FileAgreement", "Task_RegisterPersonnel"}
    office.do_all(number, "Task_FileAgreement", "Task_RegisterPersonnel")
    office.fire_due()
    agreement = agreement_of(office, number)
    assert (agreement.state, agreement.effective_on, agreement.ends_on) == ("ACTIVE", date(2026, 3, 10), date(2027, 3, 9))
    assert agreement.settlement == "OPEN"
    assert agreement.coaching == ("FIRST" if form["partyType"] == "institution" else "NONE")
    assert not office.incidents()
    assert office.outcomes(number, "T-PUB") == ["met"]


def test_a_late_consensus_breaches_nothing_since_the_term_only_reminds(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.go_to(date(2026, 5, 6))
    office.do_all(number, *SIGNED)
    assert office.outcomes(number, "T-NEG") == ["met"]


def test_an_agreement_waits_for_its_effective_date_and_for_every_branch(office: Office) -> None:
    number = office.negotiating(institution())
    office.do_all(number, "Task_Negotiate")
    office.do(number, "Task_DraftAgreement", effectiveOn="2026-03-16")
    office.do_all(number, *SIGNED[2:], "Task_FileAgreement")
    office.go_to(date(2026, 3, 17))
    assert agreement_of(office, number).state == "SIGNED"  # SC-070: personnel is missing
    office.do(number, "Task_RegisterPersonnel")
    office.fire_due()
    assert agreement_of(office, number).state == "ACTIVE"


def test_the_party_may_decline_to_sign(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do_all(number, *SIGNED[:3])
    office.do(number, "Task_PartySign", partyAgrees=False)
    assert office.state(number) == "FAILED"
    assert not office.open_elements(number)
