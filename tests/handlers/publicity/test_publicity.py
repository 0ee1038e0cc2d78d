"""The proposed list and its objections (SC-061 to SC-064)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import publicity
from handlers.applications import Application, ApplicationState
from handlers.errors import InvalidFact
from handlers.publicity import (
    AlreadyVerified,
    EntryState,
    Finding,
    NotQualified,
    ObjectionWithoutEvidence,
    PublicityEntry,
    PublicityNotOver,
    PublicityOver,
    UnknownEntry,
)
from tests.handlers.cases import AREA, CAUSE, DAY, evaluating, pharmacy, published

LAST_DAY = date(2026, 3, 9)
AFTER = date(2026, 3, 10)
FOUND = date(2026, 3, 6)


@pytest.fixture
def entry(session: Session) -> PublicityEntry:
    """A pharmacy on the list through LAST_DAY."""
    return published(session, pharmacy(session))


def object_to(session: Session, entry: PublicityEntry, on: date = FOUND) -> publicity.Objection:
    """A named objection."""
    return publicity.raise_objection(session, entry, "药师未在店", on, CAUSE, objector="钱先生")


def test_only_the_qualified_are_published(session: Session) -> None:
    """SC-061."""
    application = evaluating(session, pharmacy(session))
    with pytest.raises(NotQualified):
        publicity.publish(session, application, "2026-1", DAY, LAST_DAY, CAUSE)


def test_entry_shows_name_and_address(session: Session, entry: PublicityEntry) -> None:
    """The public sees it, in its own area."""
    assert list(publicity.public_list(session, AREA)) == [entry]
    assert list(publicity.public_list(session)) == [entry]
    assert list(publicity.public_list(session, "330200")) == []
    assert (entry.party_name, entry.party_address) == (entry.application.party.name, "西湖路1号")
    assert entry.application.state is ApplicationState.PUBLICITY


def test_passes_after_the_last_day(session: Session, entry: PublicityEntry) -> None:
    """SC-062: not on the last day, but the day after; then it is no longer on show."""
    with pytest.raises(PublicityNotOver) as caught:
        publicity.pass_publicity(session, entry, LAST_DAY, CAUSE)
    assert caught.value.ends_on == LAST_DAY
    publicity.pass_publicity(session, entry, AFTER, CAUSE)
    assert entry.application.state is ApplicationState.NEGOTIATING
    assert list(publicity.public_list(session, AREA)) == []


def test_objection_stops_only_its_party(session: Session, entry: PublicityEntry) -> None:
    """GAP-03."""
    other = published(session, pharmacy(session))
    object_to(session, entry)
    assert entry.state is EntryState.PAUSED
    assert entry.application.state is ApplicationState.OBJECTION
    assert publicity.pass_publicity(session, other, AFTER, CAUSE).state is EntryState.PASSED
    with pytest.raises(PublicityNotOver) as caught:
        publicity.pass_publicity(session, entry, AFTER, CAUSE)
    assert caught.value.open_objections == 1


@pytest.mark.parametrize("finding", [Finding.UNFOUNDED, Finding.WORDING])
def test_unfounded_objection_lets_it_go_on(session: Session, entry: PublicityEntry, finding: Finding) -> None:
    """SC-064: an anonymous objection with evidence that proves nothing; the last day moves by the pause."""
    objection = publicity.raise_objection(session, entry, "人员挂证", FOUND, CAUSE, evidence="照片")
    assert objection.anonymous
    publicity.verify(session, objection, finding, "查无实据", AFTER, CAUSE)
    assert entry.state is EntryState.PUBLISHED
    assert entry.application.state is ApplicationState.PUBLICITY
    publicity.extend(session, entry, date(2026, 3, 13), CAUSE)
    with pytest.raises(PublicityNotOver):
        publicity.pass_publicity(session, entry, date(2026, 3, 13), CAUSE)
    assert publicity.pass_publicity(session, entry, date(2026, 3, 14), CAUSE).state is EntryState.PASSED


def test_founded_objection_removes_the_party(session: Session, entry: PublicityEntry) -> None:
    """The application ends; nothing is on show."""
    publicity.verify(session, object_to(session, entry), Finding.FOUNDED, "合同系伪造", AFTER, CAUSE)
    assert entry.state is EntryState.REMOVED
    assert entry.application.state is ApplicationState.REMOVED
    assert entry.application.end_reason == "合同系伪造"


def test_every_objection_is_verified_first(session: Session, entry: PublicityEntry) -> None:
    """Two objections: the entry resumes after the second finding."""
    first, second = object_to(session, entry), object_to(session, entry)
    assert publicity.open_objections(entry) == [first.id, second.id]
    publicity.verify(session, first, Finding.UNFOUNDED, "不属实", FOUND, CAUSE)
    assert entry.state is EntryState.PAUSED
    publicity.verify(session, second, Finding.UNFOUNDED, "不属实", FOUND, CAUSE)
    assert entry.state is EntryState.PUBLISHED


def test_finding_after_removal_is_only_recorded(session: Session, entry: PublicityEntry) -> None:
    """The second objection gets its answer although the party is gone."""
    first, second = object_to(session, entry), object_to(session, entry)
    publicity.verify(session, first, Finding.FOUNDED, "属实", FOUND, CAUSE)
    publicity.verify(session, second, Finding.UNFOUNDED, "不属实", FOUND, CAUSE)
    assert entry.state is EntryState.REMOVED
    assert second.finding is Finding.UNFOUNDED


def test_finding_is_given_once_and_with_a_reason(session: Session, entry: PublicityEntry) -> None:
    """Neither silently changed nor silently given."""
    objection = object_to(session, entry)
    with pytest.raises(InvalidFact):
        publicity.verify(session, objection, Finding.UNFOUNDED, " ", FOUND, CAUSE)
    publicity.verify(session, objection, Finding.UNFOUNDED, "不属实", FOUND, CAUSE)
    with pytest.raises(AlreadyVerified):
        publicity.verify(session, objection, Finding.FOUNDED, "属实", FOUND, CAUSE)


@pytest.mark.parametrize(
    ("facts", "objector", "evidence", "field"),
    [(" ", "钱先生", None, "facts"), ("挂证", None, None, "evidence"), ("挂证", " ", " ", "evidence")],
)
def test_objection_states_facts(
    session: Session, entry: PublicityEntry, facts: str, objector: str | None, evidence: str | None, field: str
) -> None:
    """Anonymous without evidence stops nothing."""
    with pytest.raises(ObjectionWithoutEvidence) as caught:
        publicity.raise_objection(session, entry, facts, FOUND, CAUSE, objector=objector, evidence=evidence)
    assert caught.value.field == field
    assert entry.state is EntryState.PUBLISHED


def test_objection_on_the_last_day_counts(session: Session, entry: PublicityEntry) -> None:
    """The day after it is over."""
    with pytest.raises(PublicityOver):
        object_to(session, entry, AFTER)
    assert object_to(session, entry, LAST_DAY).received_on == LAST_DAY


def test_objection_to_a_closed_entry(session: Session, entry: PublicityEntry) -> None:
    """Once passed, nothing can be objected to, whatever the day says."""
    publicity.pass_publicity(session, entry, AFTER, CAUSE)
    with pytest.raises(PublicityOver):
        object_to(session, entry)


def test_events_tell_the_story(session: Session, entry: PublicityEntry) -> None:
    """With states before and after."""
    publicity.verify(session, object_to(session, entry), Finding.UNFOUNDED, "不属实", FOUND, CAUSE)
    publicity.pass_publicity(session, entry, AFTER, CAUSE)
    assert [(one.event, one.from_state, one.to_state) for one in publicity.events(session, entry)] == [
        ("published", None, "published"),
        ("objection_raised", "published", "paused"),
        ("resumed", "paused", "published"),
        ("passed", "published", "passed"),
    ]


def test_unknown_records(session: Session) -> None:
    """Typed errors with the key."""
    application: Application = evaluating(session, pharmacy(session))
    for look_up in (
        lambda: publicity.entry_of(session, application),
        lambda: publicity.entry_by_id(session, 1),
        lambda: publicity.objection_of(session, 1),
    ):
        with pytest.raises(UnknownEntry):
            look_up()
