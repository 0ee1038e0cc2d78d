"""operations"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_VERSIONED = ("decision", "decision_requirements", "form", "process_definition")
_SUBSCRIPTIONS = ("message_subscription", "signal_subscription")
_OPEN_START = "uq_process_instance_open_start"


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "batch_operation",
        sa.Column("key", _KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("authority", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("plan", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("wanted", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("completed", sa.BigInteger(), nullable=False),
        sa.Column("failed", sa.BigInteger(), nullable=False),
        sa.Column("skipped", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_batch_operation")),
    )
    op.create_index(op.f("ix_batch_operation_state_key"), "batch_operation", ["state", "key"])
    op.create_table(
        "batch_operation_item",
        sa.Column("batch_key", _KEY, nullable=False),
        sa.Column("item_key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_key", sa.BigInteger(), nullable=False),
        sa.Column("root_key", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("processed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_key"], ["batch_operation.key"], name=op.f("fk_batch_operation_item_batch_key_batch_operation")
        ),
        sa.PrimaryKeyConstraint("batch_key", "item_key", name=op.f("pk_batch_operation_item")),
        sqlite_with_rowid=False,
    )
    columns = ["batch_key", "state", "item_key"]
    op.create_index(op.f("ix_batch_operation_item_batch_key_state_item_key"), "batch_operation_item", columns)
    op.create_index(op.f("ix_batch_operation_item_instance_key"), "batch_operation_item", ["instance_key"])
    op.create_table(
        "batch_operation_area",
        sa.Column("batch_key", _KEY, nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_key"], ["batch_operation.key"], name=op.f("fk_batch_operation_area_batch_key_batch_operation")
        ),
        sa.PrimaryKeyConstraint("batch_key", "tenant_id", name=op.f("pk_batch_operation_area")),
        sqlite_with_rowid=False,
    )
    op.add_column("process_instance", sa.Column("suspended", sa.DateTime(timezone=True), nullable=True))
    for table in _SUBSCRIPTIONS:
        op.add_column(table, sa.Column("suspended", sa.Boolean(), nullable=False, server_default=sa.false()))
    for table in _VERSIONED:
        op.add_column(table, sa.Column("deleted", sa.DateTime(timezone=True), nullable=True))
    _guard_starts("status IN ('ACTIVE', 'SUSPENDED')")


def downgrade() -> None:
    """Take this revision back."""
    _guard_starts("status = 'ACTIVE'")
    for table in _VERSIONED:
        op.drop_column(table, "deleted")
    for table in _SUBSCRIPTIONS:
        op.drop_column(table, "suspended")
    op.drop_column("process_instance", "suspended")
    for table in ("batch_operation_area", "batch_operation_item", "batch_operation"):
        op.drop_table(table)


def _guard_starts(condition: str) -> None:
    """One instance at a time for each key of a starting message, among those in these states."""
    op.drop_index(_OPEN_START, "process_instance")
    op.create_index(
        _OPEN_START,
        "process_instance",
        ["process_id", "start_key"],
        unique=True,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )
