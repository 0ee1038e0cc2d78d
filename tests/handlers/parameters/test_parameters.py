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

SECTION_5: dict[str, Json] = {
    "publicity_days": 5,
    "supplement_limit": 20,
    "reevaluation_window": 6,
    "defence_days": 5,
    "agency_suspension_max": 180,
    "rectification_days": 30,
    "document_demand_days": 7,
    "report_days": 3,
    "linkage_days": 3,
    "recovery_days": 15,
    "final_clearing_days": 30,
    "hold_review_days": 30,
    "negotiation_reminder": 30,
    "appraisal_objection_days": 5,
    "personnel_pause_table": [[9, 1, 2], [10, 3, 4], [11, 5, 6]],
    "institution_share_hold": None,
    "institution_share_suspend": None,
    "short_extension_on_expiry": False,
    "second_suspension_opens_termination": True,
    "coaching_clock_paused_by_suspension": True,
    "cascade_voluntary": "notify_and_confirm",
    "acceptance_days": 5,
    "evaluation_months": 3,
    "rectification_months": 3,
    "reevaluation_bar_years": 1,
    "agreement_years": 1,
    "intake_default_acceptance": True,
    "ban_anniversary_policy": "barred",
}


@pytest.mark.parametrize(("name", "expected"), SECTION_5.items())
def test_default_of_the_regulation_table(session: Session, name: str, expected: Json) -> None:
    """Each open value of procedures.md section 5 has its proposed default."""
    assert parameters.value(session, name, AREA, START) == expected


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
