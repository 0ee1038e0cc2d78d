"""What the statutory conditions look at, taken out of the register so that the checks are pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.register.kinds import Category, Declared, Duty, LicenceKind, Ownership, PartyKind
from handlers.register.models import Party


@dataclass(frozen=True, slots=True)
class LicenceFacts:
    """A licence and its term; `valid_to` None means without end."""

    kind: LicenceKind
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """A contract of a member of staff; `ends_on` None means open-ended."""

    duty: Duty
    starts_on: date
    ends_on: date | None = None
    full_time: bool = True
    registered_here: bool = False
    qualified: bool = True

    def in_force(self, on: date) -> bool:
        """Whether the contract covers that day, both ends included."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """One party as the conditions see it. `opened_on`: operation at the present registered address."""

    kind: PartyKind
    category: Category
    ownership: Ownership
    opened_on: date | None
    beds: int = 0
    offers_tests: bool = False
    licences: tuple[LicenceFacts, ...] = ()
    staff: tuple[StaffFacts, ...] = ()
    declared: frozenset[str] = frozenset()

    def declares(self, *items: Declared) -> bool:
        """Whether every one of the items is declared as satisfied."""
        return self.declared.issuperset(item.value for item in items)

    def holds(self, on: date, *kinds: LicenceKind) -> bool:
        """Whether a licence of one of these kinds is in force on that day."""
        return any(
            licence.kind in kinds and licence.valid_from <= on and (licence.valid_to is None or on <= licence.valid_to)
            for licence in self.licences
        )

    def serving(self, duty: Duty, on: date) -> list[StaffFacts]:
        """Qualified staff of that duty whose contracts are in force on that day."""
        return [entry for entry in self.staff if entry.duty is duty and entry.qualified and entry.in_force(on)]


def facts_of(party: Party) -> PartyFacts:
    """The facts of a registered party, as they stand in the register."""
    return PartyFacts(
        kind=party.kind,
        category=party.category,
        ownership=party.ownership,
        opened_on=party.address.opened_on if party.address else None,
        beds=party.beds,
        offers_tests=party.offers_tests,
        licences=tuple(LicenceFacts(entry.kind, entry.valid_from, entry.valid_to) for entry in party.licences),
        staff=tuple(
            StaffFacts(
                entry.duty,
                entry.starts_on,
                entry.ends_on,
                entry.full_time,
                entry.registered_here,
                entry.qualified,
            )
            for entry in party.staff
        ),
        declared=frozenset(entry.item for entry in party.declarations if entry.satisfied),
    )
