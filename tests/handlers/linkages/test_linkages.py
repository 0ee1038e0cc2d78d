"""Which agreements follow, who decides there, and the way back (PR-12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, cases, linkages, register
from handlers.agreements import Agreement, AgreementState, SignerLevel, SuspensionKind
from handlers.bans import FaultClass
from handlers.cases import Case, CaseOutcome
from handlers.errors import InvalidFact
from handlers.linkages import Cascade, Link, LinkKind, Reversal
from handlers.register import KeyRole, Party
from tests.handlers.cases import institution, pharmacy, signed
from tests.handlers.lives import START, in_force, on, opened

DAY = date(2026, 4, 1)
ELSEWHERE = "330200"
COURT = "杭州市中级人民法院"


def link(kind: LinkKind, **changes: object) -> Link:
    """A link from a source decision that takes effect on DAY."""
    settings: dict[str, object] = {"kind": kind, "source_agreement": "源协议", "source_decision": "源决定", "effective_on": DAY}
    return Link(**{"grounds": ["O3-40-5"], **settings, **changes})  # type: ignore[arg-type]


def linked(session: Session, target: Agreement, carried: Link) -> tuple[Case, Case]:
    """The source case on an agreement of another party, and the linked case on `target`."""
    source = opened(session, in_force(session), DAY)
    return source, linkages.open_link(session, source, target, carried, DAY, on(DAY))


def cascade(session: Session, agreement: Agreement, *, voluntary: bool = False, received: bool = False) -> Cascade:
    return linkages.cascade_of(session, agreement, on(DAY), voluntary=voluntary, received=received)


def test_any_prefecture_agency_carries_a_pharmacy_over(session: Session) -> None:
    agreement = in_force(session)
    assert cascade(session, agreement) is Cascade.AUTOMATIC
    agreement.area = ELSEWHERE
    assert cascade(session, agreement) is Cascade.AUTOMATIC


def test_only_the_home_agency_carries_an_institution_over(session: Session) -> None:
    agreement = in_force(session, institution(session))
    assert cascade(session, agreement) is Cascade.AUTOMATIC
    agreement.area = ELSEWHERE
    assert cascade(session, agreement) is Cascade.NONE


@pytest.mark.parametrize(
    ("level", "expected"),
    [(SignerLevel.PROVINCE, Cascade.AUTOMATIC), (SignerLevel.PREFECTURE, Cascade.AUTOMATIC), (SignerLevel.COUNTY, Cascade.NONE)],
)
def test_an_agency_below_prefecture_carries_nothing_over(session: Session, level: SignerLevel, expected: Cascade) -> None:
    agreement = in_force(session)
    agreement.signer_level = level
    assert cascade(session, agreement) is expected


def test_what_was_received_goes_no_further_and_a_wish_is_confirmed(session: Session) -> None:
    agreement = in_force(session)
    assert cascade(session, agreement, received=True) is Cascade.NONE
    assert cascade(session, agreement, voluntary=True) is Cascade.CONFIRM


def test_agreements_in_force_elsewhere_are_found(session: Session) -> None:
    agreement = in_force(session)
    twin = elsewhere_of(session, agreement)
    assert [one.id for one in linkages.pool_agreements(session, agreement)] == [twin.id]
    assert [one.id for one in linkages.pool_agreements(session, twin)] == [agreement.id]
    agreements.terminate(session, twin, DAY, on(DAY), decision_number="决定")
    assert not linkages.pool_agreements(session, agreement)


def elsewhere_of(session: Session, agreement: Agreement) -> Agreement:
    """The same party, designated in another pooling area."""
    agreement.area, home = "330300", agreement.area
    session.flush()
    twin = in_force(session, agreement.party)
    twin.area = ELSEWHERE
    session.flush()
    agreement.area = home
    session.flush()
    return twin


def chained(session: Session, role: KeyRole, id_number: str) -> Agreement:
    """A pharmacy in force whose key person in that role is the person of that number."""
    party = pharmacy(session)
    add_person(session, party, role, id_number)
    return in_force(session, party)


def add_person(session: Session, party: Party, role: KeyRole, id_number: str) -> None:
    register.add_key_person(session, party, role, "总部负责人", id_number, START)


@pytest.mark.parametrize("role", list(KeyRole))
def test_branches_share_any_of_the_three_persons(session: Session, role: KeyRole) -> None:
    source = chained(session, KeyRole.ACTUAL_CONTROLLER, "330102196501010099")
    branch = chained(session, role, "330102196501010099")
    chained(session, role, "330102196501010088")
    found = linkages.branches_of(session, source, DAY)
    assert [(one.agreement.id, list(one.shared)) for one in found] == [(branch.id, ["总部负责人"])]


def test_a_person_who_has_left_links_nothing(session: Session) -> None:
    source = chained(session, KeyRole.ACTUAL_CONTROLLER, "330102196501010099")
    branch = chained(session, KeyRole.ACTUAL_CONTROLLER, "330102196501010099")
    for entry in register.key_persons(session, branch.party, DAY):
        entry.until = date(2026, 3, 31)
    session.flush()
    assert not linkages.branches_of(session, source, DAY)
    assert linkages.branches_of(session, source, date(2026, 3, 31))


def test_institutions_are_no_branches(session: Session) -> None:
    source = chained(session, KeyRole.ACTUAL_CONTROLLER, "330102196501010099")
    hospital = institution(session)
    add_person(session, hospital, KeyRole.LEGAL_REPRESENTATIVE, "330102196501010099")
    in_force(session, hospital)
    assert not linkages.branches_of(session, source, DAY)


def test_a_link_is_kept_in_its_case(session: Session) -> None:
    carried = link(
        LinkKind.SUSPENSION,
        ends_on=date(2026, 5, 1),
        suspension=SuspensionKind.AGENCY,
        fault_class=FaultClass.FRAUD,
        grave=True,
        voluntary=True,
    )
    source, case = linked(session, in_force(session), carried)
    assert linkages.link_of(case) == carried
    assert (case.stage.value, case.source_case_id) == ("linkage", source.id)
    with pytest.raises(InvalidFact, match="linked case"):
        linkages.link_of(source)


def test_a_suspension_is_carried_over_without_counting_and_ends_with_its_source(session: Session) -> None:
    target = in_force(session)
    source, case = linked(session, target, link(LinkKind.SUSPENSION, ends_on=date(2026, 5, 1), suspension=SuspensionKind.AGENCY))
    decision = linkages.apply_link(session, case, on(DAY))
    assert (target.state, target.agency_suspensions) == (AgreementState.SUSPENDED_A, 0)
    assert (decision.effective_on, decision.ends_on, decision.grounds) == (DAY, date(2026, 5, 1), ["O3-41-b"])
    assert linkages.active_links(session, source, LinkKind.SUSPENSION) == [case]
    assert linkages.restore(session, case, Reversal.RESUMED, date(2026, 4, 20), COURT, on(date(2026, 4, 20))) == ["O3-41-b"]
    assert target.state is AgreementState.ACTIVE
    assert linkages.restore(session, case, Reversal.RESUMED, date(2026, 4, 20), COURT, on(date(2026, 4, 20))) is None


@pytest.mark.parametrize(("after", "state"), [(0, "ACTIVE"), (1, "SUSPENDED_A")])
def test_nothing_is_resumed_after_the_last_day_of_its_own_term(session: Session, after: int, state: str) -> None:
    """The source expires at the same midnight: each agreement ends by itself (O3-39-c)."""
    target = in_force(session)
    _, case = linked(session, target, link(LinkKind.SUSPENSION, suspension=SuspensionKind.AGENCY))
    linkages.apply_link(session, case, on(DAY))
    last = target.ends_on + timedelta(days=after)
    linkages.restore(session, case, Reversal.RESUMED, last, COURT, on(last))
    assert target.state == state


def test_one_that_is_suspended_already_stays_as_it_is(session: Session) -> None:
    target = in_force(session)
    linkages.apply_link(session, linked(session, target, link(LinkKind.SUSPENSION, suspension=SuspensionKind.AGENCY))[1], on(DAY))
    _, second = linked(session, target, link(LinkKind.SUSPENSION, suspension=SuspensionKind.AGENCY))
    linkages.apply_link(session, second, on(DAY))
    assert len(target.suspensions) == 1
    assert linkages.restore(session, second, Reversal.RESUMED, DAY, COURT, on(DAY)) is None


def test_an_agency_suspension_converts_a_voluntary_one(session: Session) -> None:
    target, states = in_force(session), []
    for kind in (SuspensionKind.VOLUNTARY, SuspensionKind.AGENCY):
        linkages.apply_link(session, linked(session, target, link(LinkKind.SUSPENSION, suspension=kind))[1], on(DAY))
        states.append(target.state)
    assert states == [AgreementState.SUSPENDED_V, AgreementState.SUSPENDED_A]


def test_a_link_that_began_before_the_receiving_agreement_takes_effect_with_it(session: Session) -> None:
    target = in_force(session)
    _, case = linked(session, target, link(LinkKind.TERMINATION, effective_on=date(2026, 3, 1)))
    assert linkages.apply_link(session, case, on(START)).effective_on == START


@pytest.mark.parametrize("outcome", [CaseOutcome.EXCLUDED, CaseOutcome.OVERTAKEN, CaseOutcome.REVERSED])
def test_closed_without_effect_is_no_link_any_more(session: Session, outcome: CaseOutcome) -> None:
    source, case = linked(session, in_force(session), link(LinkKind.TERMINATION))
    assert linkages.active_links(session, source) == [case]
    cases.close(session, case, outcome, DAY, on(DAY))
    assert not linkages.active_links(session, source)


def test_a_signed_agreement_is_not_in_force_elsewhere(session: Session) -> None:
    agreement = in_force(session)
    agreement.area, home = ELSEWHERE, agreement.area
    session.flush()
    later = signed(session, agreement.party, date(2026, 3, 20))
    agreement.area, later.area = home, ELSEWHERE
    session.flush()
    assert not linkages.pool_agreements(session, agreement)
