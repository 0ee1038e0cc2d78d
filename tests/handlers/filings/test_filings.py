"""Filings: denied unless a rule allows them, refused unless somebody waits, and carried to whoever does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden
from engine.store import Database
from handlers import agreements, cases, filings
from handlers.agreements import Agreement, AgreementState, AnotherInForce
from handlers.cases import Case, CaseKind, CaseOutcome, CaseSource
from handlers.errors import InvalidFact
from handlers.filings import Filing, Key, NotNow, Offer, UnknownFiling, WhichCase, registry
from tests.engine.house import HANGZHOU, NINGBO, House, task
from tests.engine.spiff.drawing import catch, chain, document, end, message, messages, start
from tests.handlers.lives import on
from tests.processes.answers import pharmacy

LIFE = document(
    start(definition=message("lived")), task("live"), end(), chain("start", "live", "end"), process_id="life",
    declarations=messages(lived="=agreementNumber"),
)  # fmt: skip
INQUIRY = document(
    start(definition=message("asked")), catch("wait", message("said")), task("weigh"), end(),
    chain("start", "wait", "weigh", "end"), process_id="inquiry", declarations=messages(asked="=caseNumber", said="=caseNumber"),
)  # fmt: skip


def shout(_uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Mapping[str, object]) -> dict[str, object]:
    """A filing's own check."""
    if not values.get("words"):
        raise InvalidFact("words", "something", "", "say it", "请填写内容。")
    return {"words": f"{values['words']}！", "heard": [agreement.number, case.number if case else None]}


FILINGS = (
    Filing(
        id="live",
        title="过活",
        form="f",
        message="lived",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-leader"}),
        provision="O3-09-e",
    ),
    Filing(
        id="live-apart",
        title="各过各的",
        form="f",
        message="lived",
        key=Key.EACH,
        roles=frozenset({"agency-leader"}),
        provision="O3-09-e",
    ),
    Filing(
        id="ask",
        title="提出线索",
        form="f",
        message="asked",
        key=Key.CASE,
        roles=frozenset({"agency-auditor"}),
        provision="O3-46-a",
        opens_case=CaseKind.BREACH,
        source=CaseSource.AUDIT,
    ),
    Filing(
        id="say",
        title="陈述申辩",
        form="f",
        message="said",
        key=Key.CASE,
        roles=frozenset({"institution"}),
        provision="S735-13-b",
        case_kinds=frozenset({CaseKind.BREACH}),
        prepare=shout,
    ),
)
AUDITOR = Actor("li", frozenset({"agency-auditor"}), frozenset({HANGZHOU}))
LEADER = Actor("wang", frozenset({"agency-leader"}), frozenset({HANGZHOU}))


@pytest.fixture
def house(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house with the two procedures of the filings."""
    registry.filings.cache_clear()
    monkeypatch.setattr(registry, "modules", lambda: (SimpleNamespace(FILINGS=FILINGS),))
    opened = House(database)
    opened.clock.advance_to(datetime(2026, 5, 6, 1, tzinfo=UTC))
    opened.deploy(LIFE)
    opened.deploy(INQUIRY)
    yield opened
    registry.filings.cache_clear()


@pytest.fixture
def number(house: House) -> str:
    """The number of a pharmacy's agreement from 2026-01-01."""
    return imported(house)


def imported(house: House, code: str = "91330100MA2AAAAA0X", **changes: object) -> str:
    data = {**pharmacy(code), "effectiveOn": "2026-01-01", **changes}
    return str(house.do(Actor.system(), filings.import_agreement, data))


def party_of(house: House, number: str) -> Actor:
    """The party's own account."""
    with house.engine.reading() as session:
        group = f"institution:{agreements.agreement_of(session, number).party_id}"
    return Actor("kangmin", frozenset({group}), frozenset({HANGZHOU}))


def file(house: House, actor: Actor, filing: str, number: str, **values: object) -> str | None:
    case = values.pop("case_number", None)
    found = house.do(actor, filings.file, filing, number, values, case_number=case)
    return None if found is None else str(found)


def offered(house: House, actor: Actor, number: str) -> dict[str, Offer]:
    with house.engine.reading() as session:
        found = filings.offers(session, actor, agreements.agreement_of(session, number))
    return {offer.filing.id: offer for offer in found}


def test_a_filing_starts_a_procedure_under_the_agreement(house: House, number: str) -> None:
    assert file(house, LEADER, "live", number, mood="good") is None
    (instance,) = house.instances("life")
    assert (instance.business_key, instance.tenant_id) == (number, HANGZHOU)
    known = house.variables(instance.key)
    assert {name: known[name] for name in ("mood", "filedOn", "filedBy", "agreementNumber", "partyType", "endsOn")} == {
        "mood": "good",
        "filedOn": "2026-05-06",
        "filedBy": "wang",
        "agreementNumber": number,
        "partyType": "pharmacy",
        "endsOn": "2026-12-31",
    }


def test_each_filing_starts_a_procedure_of_its_own(house: House, number: str) -> None:
    """Under the agreement too, and however many run."""
    file(house, LEADER, "live-apart", number, mood="good")
    assert offered(house, LEADER, number)["live-apart"].refusal is None
    file(house, LEADER, "live-apart", number, mood="better")
    found = house.instances("life")
    assert [one.business_key for one in found] == [number, number]
    assert {house.variables(one.key)["mood"] for one in found} == {"good", "better"}


def test_a_filing_opens_a_case_and_another_goes_into_it(house: House, number: str) -> None:
    case_number = file(house, AUDITOR, "ask", number, facts="账实不符")
    assert case_number
    (instance,) = house.instances("inquiry")
    assert instance.business_key == case_number
    with house.engine.reading() as session:
        case = cases.case_of(session, case_number)
        assert (case.kind, case.source, case.facts, case.opened_by) == ("breach", "audit", {"facts": "账实不符"}, "li")
    party = party_of(house, number)
    assert offered(house, party, number)["say"].case_numbers == (case_number,)
    assert file(house, party, "say", number, words="没有") == case_number
    known = house.variables(instance.key)
    assert (known["words"], known["heard"], known["caseNumber"]) == ("没有！", [number, case_number], case_number)


def test_what_a_filing_checks_itself_refuses_it(house: House, number: str) -> None:
    file(house, AUDITOR, "ask", number)
    with pytest.raises(InvalidFact):
        file(house, party_of(house, number), "say", number, words="")


def test_roles_are_denied_by_default(house: House, number: str) -> None:
    """Neither another role, nor the role elsewhere, nor another party."""
    other = imported(house, "91330100MA2BBBBB0X")
    elsewhere = Actor("qian", frozenset({"agency-leader"}), frozenset({NINGBO}))
    for actor in (AUDITOR, elsewhere, party_of(house, other), party_of(house, number)):
        with pytest.raises(Forbidden):
            file(house, actor, "live", number)
    case = file(house, AUDITOR, "ask", number)
    for actor in (AUDITOR, LEADER, party_of(house, other)):
        with pytest.raises(Forbidden):
            file(house, actor, "say", number, words="没有", case_number=case)
    assert set(offered(house, party_of(house, number), number)) == {"say"}
    assert set(offered(house, AUDITOR, number)) == {"ask"}
    assert offered(house, party_of(house, other), number) == {}


def test_what_nobody_waits_for_is_refused_and_says_so(house: House, number: str) -> None:
    party = party_of(house, number)
    with pytest.raises(NotNow) as refused:
        file(house, party, "say", number, words="没有")
    assert refused.value.message_zh.startswith("现在不能提出“陈述申辩”")
    assert offered(house, party, number)["say"].refusal
    file(house, LEADER, "live", number)
    with pytest.raises(NotNow):
        file(house, LEADER, "live", number)
    assert len(house.instances("life")) == 1


def test_a_case_of_another_agreement_is_no_case(house: House, number: str) -> None:
    stranger = file(house, AUDITOR, "ask", imported(house, "91330100MA2BBBBB0X"))
    with pytest.raises(NotNow):
        file(house, party_of(house, number), "say", number, words="没有", case_number=stranger)


def test_of_several_cases_one_is_named(house: House, number: str) -> None:
    first, second = (file(house, AUDITOR, "ask", number) for _ in range(2))
    party = party_of(house, number)
    with pytest.raises(WhichCase) as refused:
        file(house, party, "say", number, words="没有")
    assert refused.value.numbers == (first, second)
    assert file(house, party, "say", number, words="没有", case_number=second) == second


def test_a_case_of_another_kind_does_not_take_it(house: House, number: str) -> None:
    case = file(house, AUDITOR, "ask", number)
    assert case
    with house.engine.transaction(AUDITOR) as uow:
        cases.advance(uow.session, cases.case_of(uow.session, case), CaseKind.TERMINATION, on(date(2026, 5, 6)))
    with pytest.raises(NotNow):
        file(house, party_of(house, number), "say", number, words="没有")


def test_the_state_of_the_agreement_decides_too(house: House, number: str) -> None:
    with house.engine.transaction(LEADER) as uow:
        agreement = agreements.agreement_of(uow.session, number)
        agreements.terminate(uow.session, agreement, date(2026, 5, 6), on(date(2026, 5, 6)), decision_number="解除1")
    assert "已解除" in (offered(house, LEADER, number)["live"].refusal or "")
    with pytest.raises(NotNow, match="已解除"):
        file(house, LEADER, "live", number)


def test_an_unknown_filing(house: House, number: str) -> None:
    with pytest.raises(UnknownFiling):
        file(house, LEADER, "dance", number)


def test_the_same_id_twice_is_a_mistake(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.filings.cache_clear()
    monkeypatch.setattr(registry, "modules", lambda: (SimpleNamespace(FILINGS=(FILINGS[0], FILINGS[0])),))
    with pytest.raises(ValueError, match="'live' is declared twice"):
        registry.filings()


def test_an_import_is_an_agreement_in_force(house: House, number: str) -> None:
    with house.engine.reading() as session:
        agreement = agreements.agreement_of(session, number)
        assert (agreement.state, agreement.settlement, agreement.application_id) == ("ACTIVE", "OPEN", None)
        assert (agreement.effective_on, agreement.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
        assert (agreement.first_designation, agreement.coaching, agreement.agency_suspensions) == (True, "NONE", 0)
        steps = [event.event for event in agreements.events(session, agreement)]
        assert steps == ["agreement.imported", "settlement.opened", "agreement.active"]


def test_what_an_import_may_say(house: House) -> None:
    number = imported(
        house, endsOn="2026-06-30", signedOn="2025-12-20", firstDesignation=False, regionalCentre=True, suspensionsInTerm=1
    )
    with house.engine.reading() as session:
        agreement = agreements.agreement_of(session, number)
        assert (agreement.ends_on, agreement.signed_on) == (date(2026, 6, 30), date(2025, 12, 20))
        assert (agreement.first_designation, agreement.remote_settlement, agreement.agency_suspensions) == (False, "ON", 1)
        assert [event.event for event in agreements.events(session, agreement)].count("suspension.imported") == 1


@pytest.mark.parametrize(
    ("term", "allowed"),
    [
        ({"effectiveOn": "2026-05-06"}, True),
        ({"effectiveOn": "2026-05-07"}, False),
        ({"effectiveOn": "2026-01-01", "endsOn": "2026-05-06"}, True),
        ({"effectiveOn": "2026-01-01", "endsOn": "2026-05-05"}, False),
    ],
)
def test_only_running_agreements_are_imported(house: House, term: dict[str, str], allowed: bool) -> None:
    if allowed:
        assert imported(house, **term)
        return
    with pytest.raises(InvalidFact):
        imported(house, **term)


def test_nobody_is_imported_twice(house: House, number: str) -> None:
    with pytest.raises(AnotherInForce):
        imported(house)


def test_another_area_may_have_its_own(house: House, number: str) -> None:
    """One party, agreements in two pooling areas (PR-12)."""
    with house.engine.transaction(Actor.system()) as uow:
        data = {**pharmacy(), "areaCode": NINGBO, "effectiveOn": "2026-01-01"}
        other = agreements.agreement_of(uow.session, filings.import_agreement(uow, data))
        assert (other.area, other.state) == (NINGBO, AgreementState.ACTIVE)
        assert len(agreements.agreements_of(uow.session, other.party)) == 2


def test_a_filing_in_a_closed_case_reaches_who_still_waits(house: House, number: str) -> None:
    """A decision may be revoked long after its case was closed."""
    case = file(house, AUDITOR, "ask", number)
    assert case
    with house.engine.transaction(AUDITOR) as uow:
        found = cases.case_of(uow.session, case)
        cases.close(uow.session, found, CaseOutcome.NO_BREACH, date(2026, 5, 6), on(date(2026, 5, 6)))
    assert file(house, party_of(house, number), "say", number, words="没有") == case
