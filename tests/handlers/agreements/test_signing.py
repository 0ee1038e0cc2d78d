"""Content, bans, signer's level and term of an agreement (SC-065 to SC-074)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, bans, parameters
from handlers.agreements import (
    AgreementState,
    BarredFromSigning,
    Coaching,
    ContentIncomplete,
    NotConsensus,
    Remote,
    SignerLevel,
    SignerLevelNotNoted,
    UnknownAgreement,
    check_clauses,
)
from handlers.applications import ApplicationState
from handlers.bans import BanGround, Subject
from handlers.register import Party, PartyKind
from tests.handlers.cases import (
    AREA,
    CAUSE,
    draft,
    evaluating,
    institution,
    negotiating,
    pharmacy,
    signed,
)

ON = date(2026, 3, 16)


def without(party: Party, clause: str) -> dict[str, str]:
    """Every clause but one."""
    return {**draft(party).clauses, clause: " "}


@pytest.mark.parametrize(
    ("clause", "provision"),
    [
        ("rights", "O3-09-d"),
        ("duties", "O3-09-d"),
        ("breach_liability", "S735-11-a"),
        ("damages_rate", "T22-00-c"),
        ("suspension_cap", "T22-00-b"),
        ("service_list", "O3-49-a"),
    ],
)
def test_missing_clause_blocks_signing(session: Session, clause: str, provision: str) -> None:
    """SC-066, and SC-074's suspension cap that must be filled."""
    application = negotiating(session, pharmacy(session))
    party = application.party
    with pytest.raises(ContentIncomplete) as caught:
        agreements.sign(session, application, draft(party, clauses=without(party, clause)), ON, CAUSE)
    assert [finding.clause.id for finding in caught.value.findings] == [clause]
    assert caught.value.provisions == (provision,)
    assert application.state is ApplicationState.NEGOTIATING


def test_deviation_from_the_template_is_a_warning(session: Session) -> None:
    """SC-074: signed, with the differing and the missing clauses named."""
    application = negotiating(session, pharmacy(session))
    clauses = {**without(application.party, "personnel"), "disputes": "由本地仲裁"}
    _, warnings = agreements.sign(session, application, draft(application.party, clauses=clauses), ON, CAUSE)
    assert [(one.clause.id, one.missing) for one in warnings] == [("personnel", True), ("disputes", False)]
    assert all(one.message and not one.blocking for one in warnings)


def test_template_differs_by_party_kind() -> None:
    """Coaching and platform purchasing bind institutions only."""
    missing = {kind: {one.clause.id for one in check_clauses(kind, {})} for kind in PartyKind}
    assert missing[PartyKind.INSTITUTION] - missing[PartyKind.PHARMACY] == {"coaching", "purchasing"}


def test_default_term_is_one_year(session: Session) -> None:
    """SC-068, rule 2.1a: from 2026-03-16 through 2027-03-15."""
    agreement = signed(session, pharmacy(session))
    assert (agreement.signed_on, agreement.effective_on) == (ON, ON)
    assert agreement.ends_on == date(2027, 3, 15)


def test_term_from_a_later_effective_day(session: Session) -> None:
    """One year from 2026-04-01 ends 2027-03-31; a local term of two years ends a year later."""
    parameters.set_override(session, "agreement_years", AREA, date(2026, 5, 1), 2, "市", CAUSE)
    for effective, end in ((date(2026, 4, 1), date(2027, 3, 31)), (date(2026, 5, 1), date(2028, 4, 30))):
        application = negotiating(session, pharmacy(session))
        content = draft(application.party, effective_on=effective)
        agreement, _ = agreements.sign(session, application, content, ON, CAUSE)
        assert (agreement.effective_on, agreement.ends_on) == (effective, end)


def test_ban_on_the_signing_day_stops_signing(session: Session) -> None:
    """SC-069: found by the second look at the register."""
    application = negotiating(session, pharmacy(session))
    subject = Subject.party(application.party)
    bans.record_ban(session, subject, BanGround.ILLEGALITY, date(2026, 3, 12), "1号", AREA, CAUSE)
    with pytest.raises(BarredFromSigning) as caught:
        agreements.sign(session, application, draft(application.party), ON, CAUSE)
    assert [hit.provision for hit in caught.value.hits] == ["O3-11-3"]


@pytest.mark.parametrize("level", [SignerLevel.PREFECTURE, SignerLevel.PROVINCE])
def test_usual_signer(session: Session, level: SignerLevel) -> None:
    """Prefecture or higher needs no note."""
    application = negotiating(session, pharmacy(session))
    content = draft(application.party, signer_level=level)
    assert agreements.sign(session, application, content, ON, CAUSE)[0].signer_level is level


def test_county_signer_needs_a_noted_exception(session: Session) -> None:
    """O3-09-b says in principle: an exception is possible and visible."""
    application = negotiating(session, pharmacy(session))
    party = application.party
    with pytest.raises(SignerLevelNotNoted):
        agreements.sign(session, application, draft(party, signer_level=SignerLevel.COUNTY), ON, CAUSE)
    noted = draft(party, signer_level=SignerLevel.COUNTY, signer_exception="省级授权县级签约")
    agreement, _ = agreements.sign(session, application, noted, ON, CAUSE)
    assert agreement.signer_exception == "省级授权县级签约"


def test_signing_follows_negotiation(session: Session) -> None:
    """No short cut from the evaluation."""
    application = evaluating(session, pharmacy(session))
    with pytest.raises(NotConsensus):
        agreements.sign(session, application, draft(application.party), ON, CAUSE)


def test_new_institution_buys_on_the_platform_from_signing(session: Session) -> None:
    """SC-072: from the signing day, even if effective later; a pharmacy is not bound."""
    application = negotiating(session, institution(session))
    content = draft(application.party, effective_on=date(2026, 4, 1))
    agreement, _ = agreements.sign(session, application, content, ON, CAUSE)
    assert agreement.platform_purchasing_from == ON
    assert signed(session, pharmacy(session)).platform_purchasing_from is None


@pytest.mark.parametrize(("regional_centre", "remote"), [(True, Remote.ON), (False, Remote.OFF)])
def test_first_regions(session: Session, regional_centre: bool, remote: Remote) -> None:
    """Remote settlement waits for coaching unless the party is a regional centre (N2025-04-2)."""
    agreement = signed(session, institution(session, regional_centre=regional_centre))
    assert agreement.remote_settlement is remote
    assert agreement.coaching is Coaching.NONE
    assert agreement.settlement is None
    assert agreement.first_designation is True


def test_application_and_agreement_point_to_each_other(session: Session) -> None:
    """Number, state and look-ups."""
    application = negotiating(session, pharmacy(session))
    with pytest.raises(UnknownAgreement):
        agreements.agreement_for(session, application)
    agreement, _ = agreements.sign(session, application, draft(application.party), ON, CAUSE)
    assert agreement.number == "330100-XY-2026-000001"
    assert agreement.state is AgreementState.SIGNED
    assert application.state is ApplicationState.SIGNED
    assert agreements.agreement_for(session, application) is agreement
    assert agreements.agreement_of(session, agreement.number) is agreement
    assert list(agreements.agreements_in(session, [AREA])) == [agreement]
    assert list(agreements.live_agreements(session, agreement.party)) == [agreement]
    with pytest.raises(UnknownAgreement):
        agreements.agreement_of(session, "330100-XY-2026-000002")
