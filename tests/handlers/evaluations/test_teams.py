"""Who may evaluate (SC-041, SC-042)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from handlers import evaluations, parameters
from handlers.errors import InvalidFact
from handlers.evaluations import Expertise, Member, Organiser, Team, TeamRejected, check_team
from tests.handlers.cases import AREA, CAUSE, DAY, evaluating, pharmacy

CODE = "91330100MA2KXXXX0Q"
REQUIRED = [kind.value for kind in Expertise]
MEMBERS = tuple(Member(name=f"专家{number}", expertise=kind) for number, kind in enumerate(Expertise))
FULL = Team(Organiser.TEAM, MEMBERS)
THIRD = Team(Organiser.THIRD_PARTY, third_party="评估公司")


def test_four_kinds_of_expertise() -> None:
    """A full team passes."""
    check_team(FULL, CODE, REQUIRED)


@pytest.mark.parametrize("missing", list(Expertise))
def test_each_missing_kind_is_named(missing: Expertise) -> None:
    """SC-041: without finance, say, the team is rejected."""
    members = tuple(member for member in MEMBERS if member.expertise is not missing)
    with pytest.raises(TeamRejected) as caught:
        check_team(replace(FULL, members=members), CODE, REQUIRED)
    assert caught.value.problems == (f"缺少{missing.label}专业人员",)
    assert caught.value.provisions == ("O3-08-b",)


def test_member_with_an_interest() -> None:
    """A member related to the applicant is rejected, one related to another party is not."""
    related = replace(MEMBERS[0], related_to=frozenset({CODE}))
    with pytest.raises(TeamRejected) as caught:
        check_team(replace(FULL, members=(related, *MEMBERS[1:])), CODE, REQUIRED)
    assert caught.value.provisions == ("O3-08-a",)
    elsewhere = replace(MEMBERS[0], related_to=frozenset({"91330100MA0000000X"}))
    check_team(replace(FULL, members=(elsewhere, *MEMBERS[1:])), CODE, REQUIRED)


def test_third_party_with_an_interest() -> None:
    """SC-042."""
    check_team(THIRD, CODE, REQUIRED)
    with pytest.raises(TeamRejected):
        check_team(replace(THIRD, third_party_related_to=frozenset({CODE})), CODE, REQUIRED)


@pytest.mark.parametrize("name", [None, " "])
def test_third_party_has_a_name(name: str | None) -> None:
    """An unnamed third party cannot be held to anything."""
    with pytest.raises(InvalidFact):
        check_team(replace(THIRD, third_party=name), CODE, REQUIRED)


def test_all_problems_at_once() -> None:
    """Lacking and related in one answer."""
    related = replace(MEMBERS[0], related_to=frozenset({CODE}))
    with pytest.raises(TeamRejected) as caught:
        check_team(Team(Organiser.TEAM, (related,)), CODE, REQUIRED)
    assert len(caught.value.problems) == 2
    assert caught.value.provisions == ("O3-08-b", "O3-08-a")


def test_appointed_team_is_kept(session: Session) -> None:
    """And replaced by a later appointment; the required kinds are a parameter."""
    evaluation = evaluations.open_evaluation(session, evaluating(session, pharmacy(session)), DAY, CAUSE)
    evaluations.appoint_team(session, evaluation, FULL, DAY, CAUSE)
    assert {member.expertise for member in evaluation.team} == set(Expertise)
    parameters.set_override(session, "evaluation_expertise", AREA, DAY, ["insurance"], "市", CAUSE)
    evaluations.appoint_team(session, evaluation, replace(FULL, members=MEMBERS[:1]), DAY, CAUSE)
    assert len(evaluation.team) == 1
