"""The value in force on a date decides; the narrower area wins; every parameter says where it comes from."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import parameters, provisions
from handlers.columns import Json
from handlers.parameters import InvalidParameterValue, UnknownParameter
from tests.handlers.cases import AREA, CAUSE

START = date(2026, 4, 1)

AMOUNTS: dict[str, str] = {
    "acceptance_days": "5 working_day",
    "supplement_limit": "20 working_day",
    "operation_months": "3 month",
    "contract_years": "1 year",
    "pharmacists_min": "1 count",
    "pharmacy_administrators_min": "2 count",
    "physicians_min": "1 count",
    "internal_department_beds": "100 count",
    "technicians_min": "1 count",
    "evaluation_months": "3 month",
    "rectification_months": "3 month",
    "reevaluation_window": "6 month",
    "reevaluation_bar_years": "1 year",
    "publicity_days": "5 working_day",
    "negotiation_reminder": "30 working_day",
    "agreement_years": "1 year",
    "suspension_cap_days": "180 day",
    "public_notice_delivery_days": "30 day",
    "ban_years_false_application": "3 year",
    "ban_years_illegality": "3 year",
    "ban_years_serious_breach": "1 year",
    "ban_years_key_person": "5 year",
    "coaching_months": "6 month",
    "coaching_extension_months": "6 month",
    "rectification_check_days": "10 working_day",
    "coaching_interval_days": "30 day",
    "coaching_interval_raised_days": "15 day",
    "change_days": "30 working_day",
    "payment_days": "30 working_day",
    "renewal_reminder_months": "4 month",
    "renewal_months": "3 month",
    "defence_days": "5 working_day",
    "voluntary_suspension_max": "180 day",
    "agency_suspension_max": "180 day",
    "rectification_days": "30 day",
    "document_demand_days": "7 day",
    "report_days": "3 working_day",
    "linkage_days": "3 working_day",
    "recovery_days": "15 working_day",
    "damages_days": "15 working_day",
    "performance_demand_days": "10 working_day",
    "review_days": "60 day",
    "suit_months": "6 month",
    "investigators_min": "2 count",
    "final_clearing_days": "30 day",
    "hold_review_days": "30 day",
    "appraisal_objection_days": "5 working_day",
    "points_appeal_days": "10 working_day",
    "collective_members_min": "3 count",
    "exit_notice_months": "3 month",
}
"""Every period and least number of the law and of procedures.md section 5, with its unit."""

SECTION_5: dict[str, Json] = {
    "personnel_pause_table": [[9, 1, 2], [10, 3, 4], [11, 5, 6]],
    "institution_share_hold": None,
    "institution_share_suspend": None,
    "short_extension_on_expiry": False,
    "second_suspension_opens_termination": True,
    "coaching_clock_paused_by_suspension": True,
    "cascade_voluntary": "notify_and_confirm",
    "intake_default_acceptance": True,
    "ban_anniversary_policy": "barred",
    "coaching_for_pharmacies": False,
    "late_check_resumes_suspension": True,
    "consent_withheld_while_case_open": True,
    "early_resumption_allowed": False,
    "performance_decision_from": "2026-04-01",
    "signer_levels": ["prefecture", "province"],
    "extra_conditions_pharmacy": [],
    "extra_conditions_institution": [],
    "extra_checks_pharmacy": [],
    "extra_checks_institution": [],
    "damages_rate": None,
}


@pytest.mark.parametrize(("name", "expected"), SECTION_5.items())
def test_default_of_the_regulation_table(session: Session, name: str, expected: Json) -> None:
    """Each open value of procedures.md section 5 has its proposed default."""
    assert parameters.value(session, name, AREA, START) == expected


@pytest.mark.parametrize(("name", "expected"), AMOUNTS.items())
def test_default_of_every_period_and_least_number(name: str, expected: str) -> None:
    definition = parameters.defaults()[name]
    assert f"{definition.value} {definition.unit}" == expected


def test_every_default_fits_its_type_and_cites_known_provisions(session: Session) -> None:
    """A default could be set as an override unchanged, and its provision is in the catalogue."""
    for definition in parameters.defaults().values():
        parameters.set_override(session, definition.name, AREA, START, definition.value, "试行", CAUSE)
        if definition.provision is not None:
            assert provisions.provision(definition.provision).id == definition.provision


def test_override_holds_from_its_day_only(session: Session) -> None:
    """The day before is under the default, the day itself under the local rule."""
    parameters.set_override(session, "publicity_days", AREA, START, 7, "杭医保〔2026〕1号", CAUSE)
    assert parameters.integer(session, "publicity_days", AREA, date(2026, 3, 31)) == 5
    found = parameters.lookup(session, "publicity_days", AREA, START)
    assert (found.value, found.source, found.area) == (7, "杭医保〔2026〕1号", AREA)


def test_latest_override_that_has_begun_wins(session: Session) -> None:
    """A later rule replaces an earlier one from its own day on."""
    parameters.set_override(session, "publicity_days", AREA, START, 7, "甲", CAUSE)
    parameters.set_override(session, "publicity_days", AREA, date(2026, 6, 1), 10, "乙", CAUSE)
    assert parameters.value(session, "publicity_days", AREA, date(2026, 5, 31)) == 7
    assert parameters.value(session, "publicity_days", AREA, date(2026, 6, 1)) == 10


def test_area_wins_over_province_wins_over_default(session: Session) -> None:
    """A province's rule holds in its areas unless an area has its own; other provinces keep the default."""
    parameters.set_override(session, "supplement_limit", "330000", START, 15, "省", CAUSE)
    assert parameters.value(session, "supplement_limit", AREA, START) == 15
    assert parameters.value(session, "supplement_limit", "330000", START) == 15
    parameters.set_override(session, "supplement_limit", AREA, START, 10, "市", CAUSE)
    assert parameters.value(session, "supplement_limit", AREA, START) == 10
    assert parameters.value(session, "supplement_limit", "320100", START) == 20


def test_override_of_the_same_day_is_corrected(session: Session) -> None:
    """A second row of the same day replaces the first instead of competing with it."""
    parameters.set_override(session, "supplement_limit", AREA, START, 15, "误", CAUSE)
    parameters.set_override(session, "supplement_limit", AREA, START, 10, "正", CAUSE)
    assert parameters.lookup(session, "supplement_limit", AREA, START).source == "正"


def test_all_values_in_force(session: Session) -> None:
    """The list for the page has every parameter once, with overrides of the area and of the province."""
    parameters.set_override(session, "defence_days", "330000", START, 8, "省", CAUSE)
    parameters.set_override(session, "report_days", AREA, START, 2, "市", CAUSE)
    parameters.set_override(session, "report_days", "330000", START, 1, "省", CAUSE)
    found = {entry.definition.name: entry for entry in parameters.in_force(session, AREA, START)}
    assert list(found) == list(parameters.defaults())
    assert (found["defence_days"].value, found["defence_days"].area) == (8, "330000")
    assert (found["report_days"].value, found["report_days"].area) == (2, AREA)
    assert (found["linkage_days"].value, found["linkage_days"].area) == (3, None)


@pytest.mark.parametrize("read", [parameters.value, parameters.integer, parameters.switch, parameters.text_list])
def test_unknown_name_is_a_typed_error(session: Session, read: object) -> None:
    """A name that no file defines is refused with its name."""
    assert callable(read)
    with pytest.raises(UnknownParameter) as caught:
        read(session, "publicity_day", AREA, START)
    assert caught.value.name == "publicity_day"
    assert caught.value.message_zh


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("publicity_days", "7"),
        ("publicity_days", True),
        ("publicity_days", None),
        ("intake_default_acceptance", 1),
        ("ban_anniversary_policy", 1),
        ("signer_levels", "province"),
        ("damages_rate", "10%"),
    ],
)
def test_override_of_a_wrong_type_is_refused(session: Session, name: str, wrong: Json) -> None:
    """A value is checked when it is set, not when a deadline first reads it."""
    with pytest.raises(InvalidParameterValue):
        parameters.set_override(session, name, AREA, START, wrong, "误", CAUSE)


def test_reading_as_another_type_is_refused(session: Session) -> None:
    """Each reader takes only its own type."""
    for read, name in (
        (parameters.integer, "intake_default_acceptance"),
        (parameters.switch, "publicity_days"),
        (parameters.text, "publicity_days"),
        (parameters.text_list, "publicity_days"),
    ):
        with pytest.raises(InvalidParameterValue):
            read(session, name, AREA, START)


def test_records_need_their_fields(session: Session) -> None:
    """A list of local conditions must say id and title of each."""
    parameters.set_override(session, "extra_conditions_pharmacy", AREA, START, [{"id": "a"}], "省", CAUSE)
    with pytest.raises(InvalidParameterValue):
        parameters.records(session, "extra_conditions_pharmacy", AREA, START, ("id", "title"))
    with pytest.raises(InvalidParameterValue):
        parameters.records(session, "publicity_days", AREA, START, ("id",))


def test_text_names_the_area(session: Session) -> None:
    """The agency's default name carries the area's code."""
    assert AREA in parameters.text(session, "agency_name", AREA, START)
