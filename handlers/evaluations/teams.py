"""Who may evaluate: four kinds of expertise, and no interest in the party (O3-08-a, O3-08-b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.errors import InvalidFact
from handlers.evaluations.errors import TeamRejected
from handlers.evaluations.models import Expertise, Organiser


@dataclass(frozen=True, slots=True)
class Member:
    """A proposed evaluator. `related_to`: credit codes of parties he or she has an interest in."""

    name: str
    expertise: Expertise
    user_id: str | None = None
    organisation: str | None = None
    related_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Team:
    """A proposed team. A third party names itself and the parties it is related to."""

    organiser: Organiser
    members: tuple[Member, ...] = ()
    third_party: str | None = None
    third_party_related_to: frozenset[str] = field(default_factory=frozenset)


def check_team(team: Team, credit_code: str, expertise_required: Sequence[str]) -> None:
    """Raises TeamRejected with every problem found, InvalidFact for a third party without a name."""
    if team.organiser is Organiser.THIRD_PARTY and not (team.third_party or "").strip():
        raise InvalidFact("third_party", "the name of the third party", team.third_party, "name it", "须填写第三方机构名称。")
    lacking = _lacking(team, expertise_required)
    conflicts = _conflicts(team, credit_code)
    problems = [f"缺少{'、'.join(lacking)}专业人员"] if lacking else []
    problems += [f"{name}与申请机构有利益关系" for name in conflicts]
    if problems:
        provisions = (("O3-08-b",) if lacking else ()) + (("O3-08-a",) if conflicts else ())
        raise TeamRejected(problems, provisions)


def _lacking(team: Team, required: Sequence[str]) -> list[str]:
    """Expertise that nobody of an agency team has; a third party answers for its own staff."""
    if team.organiser is Organiser.THIRD_PARTY:
        return []
    present = {member.expertise.value for member in team.members}
    return [Expertise(kind).label for kind in required if kind not in present]


def _conflicts(team: Team, credit_code: str) -> list[str]:
    names = [member.name for member in team.members if credit_code in member.related_to]
    if credit_code in team.third_party_related_to:
        names.append(team.third_party or "")
    return names
