"""The staff of the simulated agency: several persons for every role, so that duties can be kept apart."""

from __future__ import annotations

from api.kit.principal import CASE_ROLES, Principal

PERSONS = 6
OUTSIDE = ("third-party",)


def staff(areas: tuple[str, ...]) -> list[Principal]:
    """Everybody who works at the agency, in the department or for it."""
    roles = sorted({*CASE_ROLES, *OUTSIDE})
    return [_person(role, number, areas) for role in roles for number in range(1, PERSONS + 1)]


def party_user(party_id: int, area: str) -> Principal:
    """The user of a party."""
    return Principal(0, f"party-{party_id}", "机构经办人", frozenset({("institution", area)}), party_id)


def _person(role: str, number: int, areas: tuple[str, ...]) -> Principal:
    name = f"{role}-{number}"
    return Principal(0, name, name, frozenset((role, area) for area in areas))
