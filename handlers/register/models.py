"""Tables of the register: parties, addresses, licences, persons, contracts and declarations."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.columns import choice
from handlers.register.kinds import Category, Duty, KeyRole, LicenceKind, Ownership, PartyKind


class Party(Base):
    """A medical institution or retail pharmacy, designated or applying to be.

    `first_designation` turns false once an agreement has been renewed (N2025-04-1). `physical_party_id` is
    the hospital an internet hospital leans on (O2-05-c).
    """

    __tablename__ = "parties"
    __table_args__ = (
        CheckConstraint("beds >= 0", name="beds"),
        CheckConstraint("(kind = 'pharmacy') = (category = 'pharmacy')", name="category_of_kind"),
    )

    id: Mapped[Key]
    area: Mapped[str] = mapped_column(index=True)
    kind: Mapped[PartyKind] = mapped_column(choice(PartyKind))
    category: Mapped[Category] = mapped_column(choice(Category))
    name: Mapped[str]
    credit_code: Mapped[str] = mapped_column(unique=True)
    ownership: Mapped[Ownership] = mapped_column(choice(Ownership))
    first_designation: Mapped[bool] = mapped_column(default=True)
    beds: Mapped[int] = mapped_column(default=0)
    internet_hospital: Mapped[bool] = mapped_column(default=False)
    physical_party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    regional_centre: Mapped[bool] = mapped_column(default=False)
    offers_tests: Mapped[bool] = mapped_column(default=False)
    non_basic_main_scope: Mapped[bool] = mapped_column(default=False)
    price_policy_breached: Mapped[bool] = mapped_column(default=False)
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None]
    registered_at: Mapped[datetime]

    addresses: Mapped[list[PartyAddress]] = relationship(order_by="PartyAddress.opened_on", cascade="all, delete-orphan")
    licences: Mapped[list[Licence]] = relationship(cascade="all, delete-orphan")
    key_persons: Mapped[list[KeyPerson]] = relationship(cascade="all, delete-orphan")
    staff: Mapped[list[StaffContract]] = relationship(cascade="all, delete-orphan")
    declarations: Mapped[list[Declaration]] = relationship(cascade="all, delete-orphan")

    @property
    def address(self) -> PartyAddress | None:
        """The present registered address."""
        return next((entry for entry in self.addresses if entry.closed_on is None), None)


class PartyAddress(Base):
    """A registered address and the day operation began there; a removal opens another (SC-004)."""

    __tablename__ = "party_addresses"
    __table_args__ = (
        Index(
            "uq_party_addresses_present",
            "party_id",
            unique=True,
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
    )

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    address: Mapped[str]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]


class Licence(Base):
    """A licence or filing certificate; no `valid_to` means it does not expire."""

    __tablename__ = "licences"

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    kind: Mapped[LicenceKind] = mapped_column(choice(LicenceKind))
    number: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    scope: Mapped[str | None]

    def valid(self, on: date) -> bool:
        """Whether it is in force on that day, both ends included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Person(Base):
    """A natural person, known by identity number across all parties."""

    __tablename__ = "persons"

    id: Mapped[Key]
    name: Mapped[str]
    id_number: Mapped[str] = mapped_column(unique=True)


class KeyPerson(Base):
    """A person's key role in a party, while `until` is None."""

    __tablename__ = "key_persons"

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    role: Mapped[KeyRole] = mapped_column(choice(KeyRole))
    since: Mapped[date]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="joined")


class StaffContract(Base):
    """A labour contract with a duty. Both dates are inside the term; no `ends_on` means open-ended.

    `registered_here`: the practising certificate names this party as place of (first) registration.
    `qualified`: the certificate the duty asks for was shown.
    """

    __tablename__ = "staff_contracts"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    duty: Mapped[Duty] = mapped_column(choice(Duty))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    full_time: Mapped[bool]
    registered_here: Mapped[bool] = mapped_column(default=False)
    registered_place: Mapped[str | None]
    qualified: Mapped[bool] = mapped_column(default=True)
    certificate: Mapped[str | None]

    person: Mapped[Person] = relationship(lazy="joined")


class Declaration(Base):
    """What a party states or commits itself to. `item`: a `Declared` word or `extra:<id>` of a local rule."""

    __tablename__ = "declarations"
    __table_args__ = (UniqueConstraint("party_id", "item"),)

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    item: Mapped[str]
    satisfied: Mapped[bool]
    declared_on: Mapped[date]
    note: Mapped[str | None]
