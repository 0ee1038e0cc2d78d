"""Category, six conditions and the 2025 additions for an institution (SC-002, SC-009 to SC-013)."""

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
from tests.handlers.cases import INSTITUTION_DECLARES

ON = date(2026, 9, 29)
PHYSICIAN = StaffFacts(Duty.PHYSICIAN, date(2026, 1, 1), registered_here=True)
PART_TIME = StaffFacts(Duty.INSURANCE_ADMINISTRATOR, date(2026, 1, 1), full_time=False)
FULL_TIME = replace(PART_TIME, full_time=True)
TECHNICIAN = StaffFacts(Duty.TECHNICIAN, date(2026, 1, 1))
MEETS_ALL = PartyFacts(
    kind=PartyKind.INSTITUTION,
    category=Category.HOSPITAL,
    ownership=Ownership.PRIVATE,
    opened_on=date(2026, 1, 1),
    beds=50,
    licences=(LicenceFacts(LicenceKind.MEDICAL_PRACTICE, date(2025, 1, 1)),),
    staff=(PHYSICIAN, PART_TIME),
    declared=frozenset(item.value for item in INSTITUTION_DECLARES),
)


def unmet(facts: PartyFacts, limits: Limits = Limits()) -> list[str]:
    """The provisions of the conditions that are not met."""
    return [result.provision for result in check_conditions(facts, ON, limits) if not result.satisfied]


def test_all_conditions_met() -> None:
    """SC-002: every row of the texts, in their order."""
    results = check_conditions(MEETS_ALL, ON, Limits())
    assert [result.provision for result in results] == [
        "O2-05-a",
        "O2-05-b",
        *(f"O2-06-{number}" for number in range(1, 7)),
        "N2025-02-1",
        "N2025-02-2",
        "N2025-03-2",
    ]
    assert unmet(MEETS_ALL) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (LicenceKind.CLINIC_FILING, []),
        (LicenceKind.MILITARY_APPROVAL, []),
        (LicenceKind.DRUG_TRADE, ["O2-05-a"]),
    ],
)
def test_licence_or_filing(kind: LicenceKind, expected: list[str]) -> None:
    """A clinic filing or a military approval does as well; a drug licence does not."""
    assert unmet(replace(MEETS_ALL, licences=(LicenceFacts(kind, date(2025, 1, 1)),))) == expected


def test_category_is_one_of_the_six() -> None:
    """Anything else is not eligible."""
    assert unmet(replace(MEETS_ALL, category=Category.PHARMACY)) == ["O2-05-b"]


@pytest.mark.parametrize(("opened_on", "expected"), [(date(2026, 6, 29), []), (date(2026, 6, 30), ["O2-06-1"])])
def test_three_months_of_operation(opened_on: date, expected: list[str]) -> None:
    """Both sides of the boundary."""
    assert unmet(replace(MEETS_ALL, opened_on=opened_on)) == expected


def test_physician_first_registered_elsewhere() -> None:
    """SC-010: the first registration must be here."""
    elsewhere = replace(PHYSICIAN, registered_here=False)
    assert unmet(replace(MEETS_ALL, staff=(elsewhere, PART_TIME))) == ["O2-06-2"]


@pytest.mark.parametrize(
    ("beds", "administrator", "department", "expected"),
    [
        (99, PART_TIME, False, []),
        (100, PART_TIME, False, ["O2-06-3"]),
        (100, FULL_TIME, False, ["O2-06-3"]),
        (100, PART_TIME, True, ["O2-06-3"]),
        (100, FULL_TIME, True, []),
        (101, FULL_TIME, True, []),
    ],
)
def test_a_hundred_beds(beds: int, administrator: StaffFacts, department: bool, expected: list[str]) -> None:
    """SC-009: 99 beds need staff only; 100 need the department and full-time staff."""
    declared = MEETS_ALL.declared | ({Declared.INTERNAL_DEPARTMENT.value} if department else set())
    facts = replace(MEETS_ALL, beds=beds, staff=(PHYSICIAN, administrator), declared=declared)
    assert unmet(facts) == expected


def test_administration_names_everything_that_is_missing() -> None:
    """One reason lists each gap."""
    facts = replace(MEETS_ALL, beds=100, staff=(PHYSICIAN,), declared=frozenset())
    result = next(one for one in check_conditions(facts, ON, Limits()) if one.provision == "O2-06-3")
    assert result.reason.count("；") == 3


@pytest.mark.parametrize(
    ("offers_tests", "staff", "expected"),
    [
        (False, (), []),
        (True, (), ["N2025-02-2"]),
        (True, (replace(TECHNICIAN, qualified=False),), ["N2025-02-2"]),
        (True, (TECHNICIAN,), []),
    ],
)
def test_technician_for_tests(offers_tests: bool, staff: tuple[StaffFacts, ...], expected: list[str]) -> None:
    """SC-012: only who offers tests needs a qualified technician."""
    facts = replace(MEETS_ALL, offers_tests=offers_tests, staff=(PHYSICIAN, PART_TIME, *staff))
    assert unmet(facts) == expected


@pytest.mark.parametrize(("ownership", "expected"), [(Ownership.PRIVATE, ["N2025-03-2"]), (Ownership.PUBLIC, [])])
def test_price_commitment_binds_private_institutions(ownership: Ownership, expected: list[str]) -> None:
    """SC-013: a private one must commit itself, a public one is bound anyway."""
    declared = MEETS_ALL.declared - {Declared.PRICE_PARITY.value}
    assert unmet(replace(MEETS_ALL, ownership=ownership, declared=declared)) == expected


@pytest.mark.parametrize(
    ("item", "provision"),
    [
        (Declared.PRINCIPAL_RESPONSIBLE, "O2-06-3"),
        (Declared.RULES_INSURANCE, "O2-06-4"),
        (Declared.RULES_FINANCE, "O2-06-4"),
        (Declared.RULES_STATISTICS, "O2-06-4"),
        (Declared.RULES_MEDICAL_QUALITY, "O2-06-4"),
        (Declared.SYSTEM_CONFORMS, "O2-06-5"),
        (Declared.DIRECT_SETTLEMENT, "O2-06-5"),
        (Declared.BASE_DATABASE, "O2-06-5"),
        (Declared.NATIONAL_CODES, "O2-06-5"),
        (Declared.TRACEABILITY_CODES, "N2025-02-1"),
    ],
)
def test_each_declared_fact_counts(item: Declared, provision: str) -> None:
    """Taking one fact away makes exactly its condition false."""
    assert unmet(replace(MEETS_ALL, declared=MEETS_ALL.declared - {item.value})) == [provision]


def test_extra_conditions_of_the_province() -> None:
    """O2-06-6 is configured."""
    assert unmet(MEETS_ALL, Limits(extra=(ExtraCondition("grade", "完成等级评审"),))) == ["O2-06-6"]
