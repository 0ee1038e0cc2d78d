"""The licence and the seven conditions of a pharmacy, each with its boundary (SC-001 to SC-008)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handlers.register import (
    Category,
    Declared,
    Duty,
    ExtraCondition,
    LicenceFacts,
    LicenceKind,
    Limits,
    Ownership,
    PartyFacts,
    PartyKind,
    StaffFacts,
    check_conditions,
)
from tests.handlers.cases import PHARMACY_DECLARES

ON = date(2026, 9, 29)
PHARMACIST = StaffFacts(Duty.PHARMACIST, date(2026, 1, 1), date(2026, 12, 31), registered_here=True)
ADMINISTRATOR = StaffFacts(Duty.INSURANCE_ADMINISTRATOR, date(2026, 1, 1), date(2026, 12, 31))
MEETS_ALL = PartyFacts(
    kind=PartyKind.PHARMACY,
    category=Category.PHARMACY,
    ownership=Ownership.PRIVATE,
    opened_on=date(2026, 1, 1),
    licences=(LicenceFacts(LicenceKind.DRUG_TRADE, date(2025, 1, 1), date(2029, 12, 31)),),
    staff=(PHARMACIST, ADMINISTRATOR, ADMINISTRATOR),
    declared=frozenset(item.value for item in PHARMACY_DECLARES),
)


def unmet(facts: PartyFacts, on: date = ON, limits: Limits = Limits()) -> list[str]:
    """The provisions of the conditions that are not met."""
    return [result.provision for result in check_conditions(facts, on, limits) if not result.satisfied]


def test_all_conditions_met() -> None:
    """SC-001: each of the eight rows is there and satisfied."""
    results = check_conditions(MEETS_ALL, ON, Limits())
    assert [result.provision for result in results] == ["O3-05-0", *(f"O3-05-{number}" for number in range(1, 8))]
    assert unmet(MEETS_ALL) == []


@pytest.mark.parametrize(
    ("opened_on", "expected"),
    [(date(2026, 6, 29), []), (date(2026, 6, 30), ["O3-05-1"]), (None, ["O3-05-1"])],
)
def test_three_months_at_the_present_address(opened_on: date | None, expected: list[str]) -> None:
    """Opened on 29 June, three months are full at the end of 28 September; opened a day later, they are not."""
    assert unmet(replace(MEETS_ALL, opened_on=opened_on)) == expected


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        (ON, ON, []),
        (ON, None, []),
        (date(2026, 9, 30), None, ["O3-05-0"]),
        (date(2021, 1, 1), date(2026, 9, 28), ["O3-05-0"]),
    ],
)
def test_drug_licence_is_in_force(valid_from: date, valid_to: date | None, expected: list[str]) -> None:
    """The licence covers the day, both ends included."""
    licence = LicenceFacts(LicenceKind.DRUG_TRADE, valid_from, valid_to)
    assert unmet(replace(MEETS_ALL, licences=(licence,))) == expected


def test_business_licence_alone_does_not_do() -> None:
    """O3-05-0 names the drug trade licence."""
    licence = LicenceFacts(LicenceKind.BUSINESS, date(2025, 1, 1))
    assert unmet(replace(MEETS_ALL, licences=(licence,))) == ["O3-05-0"]


@pytest.mark.parametrize(
    ("pharmacist", "expected"),
    [
        (replace(PHARMACIST, ends_on=None), []),
        (replace(PHARMACIST, registered_here=False), ["O3-05-2"]),
        (replace(PHARMACIST, qualified=False), ["O3-05-2"]),
        (replace(PHARMACIST, ends_on=date(2026, 12, 30)), ["O3-05-2"]),
        (replace(PHARMACIST, starts_on=date(2025, 9, 30), ends_on=ON), []),
        (replace(PHARMACIST, starts_on=date(2025, 9, 28), ends_on=date(2026, 9, 28)), ["O3-05-2"]),
        (replace(PHARMACIST, starts_on=date(2026, 9, 30), ends_on=date(2027, 9, 29)), ["O3-05-2"]),
    ],
)
def test_pharmacist(pharmacist: StaffFacts, expected: list[str]) -> None:
    """SC-005, SC-006: registered here, qualified, a full year of contract, and in force on the day."""
    assert unmet(replace(MEETS_ALL, staff=(pharmacist, ADMINISTRATOR, ADMINISTRATOR))) == expected


@pytest.mark.parametrize(
    ("administrators", "expected"),
    [
        ((ADMINISTRATOR,), ["O3-05-3"]),
        ((replace(ADMINISTRATOR, full_time=False), replace(ADMINISTRATOR, full_time=False)), []),
        ((ADMINISTRATOR, replace(ADMINISTRATOR, ends_on=date(2026, 12, 30))), ["O3-05-3"]),
        ((ADMINISTRATOR, replace(ADMINISTRATOR, starts_on=date(2024, 1, 1), ends_on=date(2026, 9, 28))), ["O3-05-3"]),
    ],
)
def test_two_administrators(administrators: tuple[StaffFacts, ...], expected: list[str]) -> None:
    """SC-008: two, part-time ones count, each with a contract of a year that is in force."""
    assert unmet(replace(MEETS_ALL, staff=(PHARMACIST, *administrators))) == expected


@pytest.mark.parametrize(
    ("item", "provision"),
    [
        (Declared.CLASSIFIED_DISPLAY, "O3-05-4"),
        (Declared.INSURANCE_LABELS, "O3-05-4"),
        (Declared.RULES_DRUGS, "O3-05-5"),
        (Declared.RULES_FINANCE, "O3-05-5"),
        (Declared.RULES_PERSONNEL, "O3-05-5"),
        (Declared.RULES_STATISTICS, "O3-05-5"),
        (Declared.RULES_SETTLEMENT, "O3-05-5"),
        (Declared.SYSTEM_CONFORMS, "O3-05-6"),
        (Declared.DIRECT_SETTLEMENT, "O3-05-6"),
        (Declared.BASE_DATABASE, "O3-05-6"),
        (Declared.NATIONAL_CODES, "O3-05-6"),
    ],
)
def test_each_declared_fact_counts(item: Declared, provision: str) -> None:
    """Taking one fact away makes exactly its condition false."""
    assert unmet(replace(MEETS_ALL, declared=MEETS_ALL.declared - {item.value})) == [provision]


def test_extra_conditions_of_the_province() -> None:
    """O3-05-7 is configured: each local condition is a row of its own."""
    limits = Limits(extra=(ExtraCondition("parking", "设置停车位"), ExtraCondition("hours", "24小时营业")))
    facts = replace(MEETS_ALL, declared=MEETS_ALL.declared | {"extra:parking"})
    assert [result.title for result in check_conditions(facts, ON, limits) if not result.satisfied] == ["24小时营业"]


def test_every_unmet_condition_has_a_reason_for_people() -> None:
    """A refusal can say in Chinese why."""
    nothing = PartyFacts(PartyKind.PHARMACY, Category.PHARMACY, Ownership.PRIVATE, opened_on=None)
    results = check_conditions(nothing, ON, Limits())
    assert [result.satisfied for result in results] == [False] * 7 + [True]
    assert all(result.reason and result.reason != "符合。" for result in results)
