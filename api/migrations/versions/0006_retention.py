"""retention: history in monthly partitions on PostgreSQL, and where archived instances lie"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

EPOCH_MS, KEY_BITS = 1_767_225_600_000, 22
"""How a key holds its instant: milliseconds since 2026-01-01T00:00:00Z, shifted."""


INDEXES = (
    ("ix_process_instance_ended", "ended", "parent_key IS NULL AND ended IS NOT NULL"),
    ("ix_process_instance_root_key", "root_key", "parent_key IS NOT NULL"),
)


def upgrade() -> None:
    """Apply this revision. `history` keeps its name and its columns, so older programs write to it as before."""
    op.create_table(
        "archived_instance",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("root_key", sa.BigInteger(), nullable=False),
        sa.Column("process_id", sa.String(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("business_key", sa.String(), nullable=True),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("archived", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_archived_instance")),
    )
    op.create_index(op.f("ix_archived_instance_business_key"), "archived_instance", ["business_key"])
    for name, column, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, "process_instance", [column], sqlite_where=where, postgresql_where=where)
    if op.get_bind().dialect.name == "postgresql":
        _partition()


def downgrade() -> None:
    """Take this revision back."""
    if op.get_bind().dialect.name == "postgresql":
        _join()
    for name, _, _ in INDEXES:
        op.drop_index(name, "process_instance")
    op.drop_table("archived_instance")


def _partition() -> None:
    """What is there becomes the partition of all time up to the end of this month; no row is copied."""
    for statement in (
        "alter table history rename to history_first",
        "alter table history_first rename constraint pk_history to pk_history_first",
        "alter index ix_history_instance_key_key rename to ix_history_first_instance_key_key",
        "create table history (like history_first including defaults) partition by range (key)",
        "alter table history add constraint pk_history primary key (key)",
        "create index ix_history_instance_key_key on history (instance_key, key)",
        "alter table history add constraint fk_history_instance_key_process_instance"
        " foreign key (instance_key) references process_instance (key)",
        f"alter table history attach partition history_first for values from (minvalue) to ({_end_of_this_month()})",
        "create table history_default partition of history default",
    ):
        op.execute(statement)


def _join() -> None:
    for statement in (
        "create table history_whole (like history including defaults)",
        "insert into history_whole select * from history",
        "drop table history",
        "alter table history_whole rename to history",
        "alter table history add constraint pk_history primary key (key)",
        "create index ix_history_instance_key_key on history (instance_key, key)",
        "alter table history add constraint fk_history_instance_key_process_instance"
        " foreign key (instance_key) references process_instance (key)",
    ):
        op.execute(statement)


def _end_of_this_month() -> int:
    """The first key of the next month."""
    now = op.get_bind().execute(sa.text("select now()")).scalar_one().astimezone(UTC)
    end = datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=UTC)
    return (int(end.timestamp() * 1000) - EPOCH_MS) << KEY_BITS
