"""Keep the register of parties, their persons and contracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers.cause import Cause
from handlers.errors import InvalidFact, Refused, Unknown
from handlers.register import repository
from handlers.register.kinds import (
    Category,
    Declared,
    Duty,
    KeyRole,
    LicenceKind,
    Ownership,
    PartyKind,
)
from handlers.register.models import (
    Declaration,
    KeyPerson,
    Licence,
    Party,
    PartyAddress,
    Person,
    StaffContract,
)

_CREDIT_CODE_LENGTH = 18


class UnknownParty(Unknown):
    """No party has that id or credit code."""

    code = "unknown-party"

    def __init__(self, key: object) -> None:
        super().__init__("party", key, "医药机构")


class DuplicateParty(Refused):
    """A party with that credit code is already registered; `party_id` is the present one."""

    code = "duplicate-party"

    def __init__(self, credit_code: str, party_id: int) -> None:
        super().__init__(
            f"Expected a new credit code, but {credit_code} is party {party_id}; use that party.",
            f"统一社会信用代码{credit_code}已登记，请使用已有机构档案。",
        )
        self.party_id = party_id


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParty:
    """What registering a party takes; see `Party` for the meaning of each field."""

    area: str
    kind: PartyKind
    category: Category
    name: str
    credit_code: str
    ownership: Ownership
    address: str
    opened_on: date
    beds: int = 0
    internet_hospital: bool = False
    physical_party_id: int | None = None
    regional_centre: bool = False
    offers_tests: bool = False
    non_basic_main_scope: bool = False
    price_policy_breached: bool = False
    contact_name: str | None = None
    contact_phone: str | None = None


def register_party(session: Session, new: NewParty, cause: Cause) -> Party:
    """Enter a party with its registered address. Raises InvalidFact, DuplicateParty."""
    _check_new(new)
    present = repository.by_credit_code(session, new.credit_code)
    if present is not None:
        raise DuplicateParty(new.credit_code, present.id)
    party = Party(
        area=new.area,
        kind=new.kind,
        category=new.category,
        name=new.name.strip(),
        credit_code=new.credit_code,
        ownership=new.ownership,
        beds=new.beds,
        internet_hospital=new.internet_hospital,
        physical_party_id=new.physical_party_id,
        regional_centre=new.regional_centre,
        offers_tests=new.offers_tests,
        non_basic_main_scope=new.non_basic_main_scope,
        price_policy_breached=new.price_policy_breached,
        contact_name=new.contact_name,
        contact_phone=new.contact_phone,
        registered_at=cause.at,
        addresses=[PartyAddress(address=new.address, opened_on=new.opened_on)],
    )
    session.add(party)
    session.flush()
    return party


def party_of(session: Session, party_id: int) -> Party:
    """The party with that id. Raises UnknownParty."""
    party = session.get(Party, party_id)
    if party is None:
        raise UnknownParty(party_id)
    return party


def find_party(session: Session, credit_code: str) -> Party | None:
    """The party of that credit code, or None."""
    return repository.by_credit_code(session, credit_code)


def party_by_credit_code(session: Session, credit_code: str) -> Party:
    """The party of that credit code. Raises UnknownParty."""
    party = find_party(session, credit_code)
    if party is None:
        raise UnknownParty(credit_code)
    return party


def parties_in(session: Session, areas: Sequence[str]) -> Sequence[Party]:
    """The parties of those pooling areas, by name."""
    return repository.of_areas(session, areas)


def move_address(session: Session, party: Party, address: str, opened_on: date) -> PartyAddress:
    """Close the present address and open another; the operating time starts again (SC-004)."""
    present = party.address
    if present is not None:
        present.closed_on = opened_on
        session.flush()
    moved = PartyAddress(address=address, opened_on=opened_on)
    party.addresses.append(moved)
    session.flush()
    return moved


def add_licence(
    session: Session,
    party: Party,
    kind: LicenceKind,
    number: str,
    valid_from: date,
    valid_to: date | None = None,
    scope: str | None = None,
) -> Licence:
    """Enter a licence of the party."""
    licence = Licence(kind=kind, number=number, valid_from=valid_from, valid_to=valid_to, scope=scope)
    party.licences.append(licence)
    session.flush()
    return licence


def person(session: Session, name: str, id_number: str) -> Person:
    """The person of that identity number, entered if new. Raises InvalidFact for an empty number."""
    number = id_number.strip().upper()
    if not number:
        raise InvalidFact("id_number", "an identity number", id_number, "enter it", "身份证件号码不能为空。")
    found = repository.person_by_id_number(session, number)
    if found is None:
        found = Person(name=name.strip(), id_number=number)
        session.add(found)
        session.flush()
    return found


def add_key_person(session: Session, party: Party, role: KeyRole, name: str, id_number: str, since: date) -> KeyPerson:
    """Enter a key person; the holder of the same role until now ends on that day."""
    for present in party.key_persons:
        if present.role is role and present.until is None:
            present.until = since
    entry = KeyPerson(person=person(session, name, id_number), role=role, since=since)
    party.key_persons.append(entry)
    session.flush()
    return entry


def key_persons(session: Session, party: Party, on: date) -> Sequence[KeyPerson]:
    """The party's key persons on that day."""
    return repository.key_persons(session, party.id, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContract:
    """What a staff contract takes; see `StaffContract` for the meaning of each field."""

    name: str
    id_number: str
    duty: Duty
    starts_on: date
    ends_on: date | None = None
    full_time: bool = True
    registered_here: bool = False
    registered_place: str | None = None
    qualified: bool = True
    certificate: str | None = None


def add_staff(session: Session, party: Party, new: NewContract) -> StaffContract:
    """Enter a staff contract. Raises InvalidFact if it ends before it starts."""
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise InvalidFact("ends_on", f"on or after {new.starts_on}", new.ends_on, "correct the term", "合同止期早于起期。")
    contract = StaffContract(
        person=person(session, new.name, new.id_number),
        duty=new.duty,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        full_time=new.full_time,
        registered_here=new.registered_here,
        registered_place=new.registered_place,
        qualified=new.qualified,
        certificate=new.certificate,
    )
    party.staff.append(contract)
    session.flush()
    return contract


def declare(
    session: Session, party: Party, item: str, on: date, *, satisfied: bool = True, note: str | None = None
) -> Declaration:
    """Record what the party declares on an item; a later declaration replaces the earlier.

    `item` is a value of `Declared` or `extra:<id>`. Raises InvalidFact for another word.
    """
    if not item.startswith("extra:") and item not in set(Declared):
        raise InvalidFact("item", "a Declared word or extra:<id>", item, "see kinds.Declared", f"未知的声明事项：{item}。")
    found = repository.declaration(session, party.id, item)
    if found is None:
        found = Declaration(item=item)
        party.declarations.append(found)
    found.satisfied, found.declared_on, found.note = satisfied, on, note
    session.flush()
    return found


def _check_new(new: NewParty) -> None:
    if len(new.credit_code) != _CREDIT_CODE_LENGTH or not new.credit_code.isalnum():
        raise InvalidFact(
            "credit_code",
            "18 letters and digits",
            new.credit_code,
            "enter the unified social credit code",
            "统一社会信用代码应为18位字母或数字。",
        )
    if not new.name.strip():
        raise InvalidFact("name", "not empty", new.name, "enter the name", "机构名称不能为空。")
    if (new.kind is PartyKind.PHARMACY) != (new.category is Category.PHARMACY):
        raise InvalidFact(
            "category",
            f"one of a {new.kind}",
            new.category,
            "choose a fitting category",
            "机构类别与类型不符。",
        )
    if new.internet_hospital and new.physical_party_id is None:
        raise InvalidFact(
            "physical_party_id",
            "the hospital that carries the internet hospital",
            None,
            "name it",
            "互联网医院须依托实体医疗机构。",
            ("O2-05-c",),
        )
