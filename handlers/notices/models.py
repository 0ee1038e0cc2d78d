"""Tables of notices: the numbered document and its delivery."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.columns import Json, choice


class Method(StrEnum):
    """How a document is delivered."""

    DIRECT = "direct"
    ELECTRONIC = "electronic"
    MAIL = "mail"
    LEFT = "left"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The method in Chinese."""
        return _METHOD_LABELS[self]


_METHOD_LABELS = {
    Method.DIRECT: "直接送达",
    Method.ELECTRONIC: "电子送达",
    Method.MAIL: "邮寄送达",
    Method.LEFT: "留置送达",
    Method.PUBLIC: "公告送达",
}


class Notice(Base):
    """An issued document; its text never changes. `sha256` is the digest of the text."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("area", "kind", "year", "sequence"),
        UniqueConstraint("area", "number", name="uq_notices_area_number"),
    )

    id: Mapped[Key]
    number: Mapped[str]
    kind: Mapped[str] = mapped_column(String(60))
    area: Mapped[str]
    year: Mapped[int]
    sequence: Mapped[int]
    title: Mapped[str]
    addressee: Mapped[str]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"), index=True)
    business_key: Mapped[str | None] = mapped_column(index=True)
    grounds: Mapped[list[str]]
    basis: Mapped[list[str]]
    facts: Mapped[dict[str, Json]] = mapped_column(JSON)
    due_on: Mapped[date | None]
    remedy: Mapped[str]
    html: Mapped[str] = mapped_column(deferred=True)
    sha256: Mapped[str]
    issued_on: Mapped[date]
    issued_by: Mapped[str]
    issued_at: Mapped[datetime]
    instance_key: Mapped[int | None]
    element_id: Mapped[str | None]

    delivery: Mapped[Delivery | None] = relationship(back_populates="notice", cascade="all, delete-orphan", lazy="joined")

    @property
    def delivered_on(self) -> date | None:
        """The day the document counts as delivered, None until then."""
        return self.delivery.delivered_on if self.delivery else None


class Delivery(Base):
    """The delivery of a document. `sent_on` is the act, `delivered_on` the day on which clocks start."""

    __tablename__ = "notice_deliveries"

    id: Mapped[Key]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), unique=True)
    method: Mapped[Method] = mapped_column(choice(Method))
    sent_on: Mapped[date]
    delivered_on: Mapped[date]
    recipient: Mapped[str | None]
    receipt: Mapped[str | None]
    refused_to_sign: Mapped[bool]
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]

    notice: Mapped[Notice] = relationship(back_populates="delivery")
