"""What bars an application, with its boundary days (SC-024 to SC-036, SC-053)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import bans, parameters, register
from handlers.bans import BanGround, BanStatus, FaultClass, OtherGround, Subject, UnknownBan
from handlers.errors import InvalidFact
from handlers.register import KeyRole, Party
from tests.handlers.cases import AREA, CAUSE, institution, pharmacy

TERMINATED = date(2023, 3, 10)


def cited(session: Session, party: Party, on: date) -> list[str]:
    """The provisions of everything that bars the party on that day."""
    return [hit.provision for hit in bans.bans_against(session, party, on)]


def ban(session: Session, party: Party, ground: BanGround, start_on: date = TERMINATED) -> bans.Ban:
    """A ban on the party itself."""
    return bans.record_ban(session, Subject.party(party), ground, start_on, "解除决定1号", AREA, CAUSE)


def test_clean_party_is_not_barred(session: Session) -> None:
    """Nothing recorded, nothing cited."""
    assert bans.bans_against(session, pharmacy(session), TERMINATED) == ()


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2023, 3, 10), ["O3-11-2"]), (date(2026, 3, 10), ["O3-11-2"]), (date(2026, 3, 11), [])],
)
def test_false_application_counts_from_discovery(session: Session, on: date, expected: list[str]) -> None:
    """SC-024: three years from the discovery, the anniversary included."""
    party = pharmacy(session)
    ban(session, party, BanGround.FALSE_APPLICATION)
    assert cited(session, party, on) == expected


def test_ban_does_not_reach_back(session: Session) -> None:
    """Before the starting event there is no ban."""
    party = pharmacy(session)
    ban(session, party, BanGround.FALSE_APPLICATION)
    assert cited(session, party, date(2023, 3, 9)) == []


@pytest.mark.parametrize(
    ("on", "performed", "expected"),
    [
        (date(2026, 3, 10), True, ["O3-11-3"]),
        (date(2026, 3, 11), True, []),
        (date(2026, 3, 11), False, ["O3-11-3"]),
        (date(2030, 1, 1), False, ["O3-11-3"]),
    ],
)
def test_illegality_needs_time_and_performance(session: Session, on: date, performed: bool, expected: list[str]) -> None:
    """SC-025, SC-026: exactly three years barred; a day more free if the penalty was performed."""
    party = pharmacy(session)
    found = ban(session, party, BanGround.ILLEGALITY)
    if performed:
        bans.record_performance(session, found, penalty_on=date(2024, 1, 1))
    assert cited(session, party, on) == expected


def test_performance_counts_from_its_day(session: Session) -> None:
    """Performed on the 20th: barred on the 19th, free on the 20th."""
    party = pharmacy(session)
    bans.record_performance(session, ban(session, party, BanGround.ILLEGALITY), penalty_on=date(2026, 3, 20))
    assert cited(session, party, date(2026, 3, 19)) == ["O3-11-3"]
    assert cited(session, party, date(2026, 3, 20)) == []


def test_serious_breach_needs_the_liability_performed(session: Session) -> None:
    """SC-028: the year is over, the damages are unpaid."""
    party = institution(session)
    found = ban(session, party, BanGround.SERIOUS_BREACH)
    hit = bans.bans_against(session, party, date(2024, 3, 11))[0]
    assert (hit.provision, hit.period_running, hit.unperformed) == ("O2-12-6", False, ("liability",))
    bans.record_performance(session, found, liability_on=date(2024, 3, 12))
    assert cited(session, party, date(2024, 3, 11)) == ["O2-12-6"]
    assert cited(session, party, date(2024, 3, 12)) == []


def test_duty_that_was_never_imposed_need_not_be_performed(session: Session) -> None:
    """A termination without penalty bars for its period only."""
    party = pharmacy(session)
    subject = Subject.party(party)
    bans.record_ban(session, subject, BanGround.ILLEGALITY, TERMINATED, "1号", AREA, CAUSE, penalty_required=False)
    assert cited(session, party, date(2026, 3, 11)) == []


def test_longest_applies(session: Session) -> None:
    """SC-029: breach and illegality are both cited, three years decide."""
    party = pharmacy(session)
    ban(session, party, BanGround.SERIOUS_BREACH)
    ban(session, party, BanGround.ILLEGALITY)
    hits = bans.bans_against(session, party, date(2024, 1, 1))
    assert [hit.provision for hit in hits] == ["O3-11-4", "O3-11-3"]
    for recorded in (bans.ban_of(session, hit.ban_id or 0) for hit in hits):
        bans.record_performance(session, recorded, penalty_on=TERMINATED, liability_on=TERMINATED)
    longest = bans.longest(bans.bans_against(session, party, date(2024, 1, 1)))
    assert longest is not None
    assert longest.barred_through == date(2026, 3, 10)


def test_leap_day(session: Session) -> None:
    """SC-036: terminated on 2024-02-29, barred through 2027-02-28."""
    party = pharmacy(session)
    found = ban(session, party, BanGround.FALSE_APPLICATION, date(2024, 2, 29))
    assert found.anniversary == date(2027, 2, 28)
    assert cited(session, party, date(2027, 2, 28)) == ["O3-11-2"]
    assert cited(session, party, date(2027, 3, 1)) == []


@pytest.mark.parametrize(("policy", "expected"), [("barred", ["O3-11-2"]), ("free", [])])
def test_anniversary_policy(session: Session, policy: str, expected: list[str]) -> None:
    """GAP-18: a local switch frees the anniversary itself, not the day before."""
    party = pharmacy(session)
    ban(session, party, BanGround.FALSE_APPLICATION)
    parameters.set_override(session, "ban_anniversary_policy", AREA, date(2026, 1, 1), policy, "市", CAUSE)
    assert cited(session, party, date(2026, 3, 9)) == ["O3-11-2"]
    assert cited(session, party, date(2026, 3, 10)) == expected


@pytest.mark.parametrize(("on", "expected"), [(date(2028, 3, 10), ["O3-11-5"]), (date(2028, 3, 11), [])])
@pytest.mark.parametrize("role", list(KeyRole))
def test_person_bars_a_new_party(session: Session, role: KeyRole, on: date, expected: list[str]) -> None:
    """SC-030: five years run on the person, in any of the three roles, though the entity is new."""
    party = pharmacy(session)
    subject = Subject.person("赵六", "330100198001011234")
    bans.record_ban(session, subject, BanGround.KEY_PERSON, TERMINATED, "解除决定1号", AREA, CAUSE)
    assert cited(session, party, on) == []
    register.add_key_person(session, party, role, "赵六", "330100198001011234", date(2026, 1, 1))
    assert cited(session, party, on) == expected


def test_former_key_person_does_not_bar(session: Session) -> None:
    """Who has left the role no longer counts."""
    party = pharmacy(session)
    register.add_key_person(session, party, KeyRole.PRINCIPAL, "赵六", "330100198001011234", date(2026, 1, 1))
    bans.list_dishonest(session, "赵六", "330100198001011234", date(2026, 1, 1), "执行案1号")
    register.add_key_person(session, party, KeyRole.PRINCIPAL, "孙七", "330100198001015678", date(2026, 2, 1))
    assert cited(session, party, date(2026, 2, 2)) == []


def test_dishonesty_list(session: Session) -> None:
    """SC-032: refused while the controller is listed, free from the day of removal."""
    party = institution(session)
    controller = next(one for one in party.key_persons if one.role is KeyRole.ACTUAL_CONTROLLER).person
    bans.list_dishonest(session, controller.name, controller.id_number, date(2026, 1, 10), "执行案1号")
    assert cited(session, party, date(2026, 1, 9)) == []
    assert cited(session, party, date(2026, 1, 10)) == ["O2-12-8"]
    bans.remove_dishonest(session, controller.id_number, date(2026, 2, 1))
    assert cited(session, party, date(2026, 1, 31)) == ["O2-12-8"]
    assert cited(session, party, date(2026, 2, 1)) == []


@pytest.mark.parametrize(("field", "provision"), [("non_basic_main_scope", "O2-12-1"), ("price_policy_breached", "O2-12-2")])
def test_grounds_of_institutions_only(session: Session, field: str, provision: str) -> None:
    """SC-033, SC-034: the same fact bars an institution and not a pharmacy."""
    assert cited(session, institution(session, **{field: True}), TERMINATED) == [provision]
    assert cited(session, pharmacy(session, **{field: True}), TERMINATED) == []


def test_unperformed_penalty(session: Session) -> None:
    """O3-11-1: from the decision until performed."""
    party = pharmacy(session)
    penalty = bans.record_penalty(session, party, "罚字1号", "市医保局", date(2026, 1, 5))
    assert cited(session, party, date(2026, 1, 4)) == []
    assert cited(session, party, date(2026, 1, 5)) == ["O3-11-1"]
    bans.penalty_performed(session, penalty.id, date(2026, 1, 20))
    assert cited(session, party, date(2026, 1, 19)) == ["O3-11-1"]
    assert cited(session, party, date(2026, 1, 20)) == []


def test_bar_after_the_second_result(session: Session) -> None:
    """SC-053: delivered 2025-06-10, barred through 2026-06-10, free the next day."""
    party = pharmacy(session)
    bans.record_reevaluation_bar(session, party, date(2025, 6, 10), "评估结果3号", CAUSE)
    assert cited(session, party, date(2026, 6, 10)) == ["O3-08-i"]
    assert cited(session, party, date(2026, 6, 11)) == []


@pytest.mark.parametrize("status", [BanStatus.STAYED, BanStatus.REVOKED])
def test_stayed_or_revoked_ban_does_not_bar(session: Session, status: BanStatus) -> None:
    """GAP-25."""
    party = pharmacy(session)
    found = ban(session, party, BanGround.FALSE_APPLICATION)
    bans.set_status(session, found, status)
    assert cited(session, party, date(2024, 1, 1)) == []
    bans.set_status(session, found, BanStatus.ACTIVE)
    assert cited(session, party, date(2024, 1, 1)) == ["O3-11-2"]


def test_ban_on_one_party_leaves_others_free(session: Session) -> None:
    """Subjects are told apart by their codes."""
    ban(session, pharmacy(session), BanGround.FALSE_APPLICATION)
    assert cited(session, pharmacy(session), date(2024, 1, 1)) == []


def test_length_in_force_on_the_starting_day(session: Session) -> None:
    """A later local rule does not lengthen a running ban."""
    parameters.set_override(session, "ban_years_illegality", AREA, date(2024, 1, 1), 4, "市", CAUSE)
    party = pharmacy(session)
    assert ban(session, party, BanGround.ILLEGALITY).years == 3
    assert ban(session, party, BanGround.ILLEGALITY, date(2024, 1, 1)).years == 4


def test_subject_must_fit_the_ground(session: Session) -> None:
    """Five years run on a person, never on a party."""
    with pytest.raises(InvalidFact):
        ban(session, pharmacy(session), BanGround.KEY_PERSON)


def test_fault_class_is_kept(session: Session) -> None:
    """The decision's own class wins over the ground's usual one."""
    party = pharmacy(session)
    subject = Subject.party(party)
    found = bans.record_ban(session, subject, BanGround.ILLEGALITY, TERMINATED, "1号", AREA, CAUSE, fault_class=FaultClass.FRAUD)
    assert found.fault_class is FaultClass.FRAUD
    assert ban(session, party, BanGround.SERIOUS_BREACH).fault_class is FaultClass.SERIOUS_BREACH


def test_unknown_records(session: Session) -> None:
    """Typed errors instead of silence."""
    with pytest.raises(UnknownBan):
        bans.ban_of(session, 1)
    with pytest.raises(UnknownBan):
        bans.remove_dishonest(session, "330100198001011234", TERMINATED)
    with pytest.raises(UnknownBan):
        bans.penalty_performed(session, 1, TERMINATED)


def test_reason_is_for_people(session: Session) -> None:
    """It says who, why, since when, until when, and what is unperformed."""
    party = pharmacy(session)
    ban(session, party, BanGround.ILLEGALITY)
    reason = bans.bans_against(session, party, date(2024, 1, 1))[0].reason
    for part in (party.name, "解除决定1号", "2023-03-10", "2026-03-10", "行政处罚责任未履行完毕"):
        assert part in reason


def test_other_law_is_a_ground_of_both_kinds() -> None:
    """O3-11-7 and O2-12-9."""
    assert bans.provision_of(OtherGround.OTHER_LAW, register.PartyKind.PHARMACY) == "O3-11-7"
    assert bans.provision_of(OtherGround.OTHER_LAW, register.PartyKind.INSTITUTION) == "O2-12-9"
