"""The declarative base of all tables, the column types they share and the constraint names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from engine.clock import in_utc
from engine.store.keys import next_key

DEFAULT_TENANT = "<default>"

# INTEGER, because only that makes the key SQLite's own row id and saves an index per table
KEY_TYPE = BigInteger().with_variant(Integer(), "sqlite")
OWNER = "owner"
"""In the `info` of a column: the table whose rows it names without a foreign key."""
Key = Annotated[int, mapped_column(KEY_TYPE, primary_key=True, autoincrement=False, default=next_key)]
"""A primary key drawn from `engine.store.keys`."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant in Python; a naive value is refused. SQLite stores it naive, in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """The conversion for a driver; SQLite's texts are written by a tenth of SQLAlchemy's instructions."""
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """The conversion of what a driver gives."""
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Python to database."""
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Database to Python."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _written(instant: datetime | None) -> str | None:
    return None if instant is None else in_utc(instant).isoformat(" ", "microseconds").removesuffix("+00:00")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Every table of engine and handlers hangs on this one metadata, so one migration covers all."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy declares it so
        StrEnum: Enum(StrEnum, native_enum=False, length=32),
        int: BigInteger(),
        str: String(),
        bytes: LargeBinary(),
        datetime: UtcDateTime(),
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }
