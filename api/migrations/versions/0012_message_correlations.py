"""message correlations"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INT64 = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "message_correlation",
        sa.Column("key", INT64, autoincrement=False, nullable=False),
        sa.Column("message_key", sa.BigInteger(), nullable=False),
        sa.Column("subscription_key", sa.BigInteger(), nullable=False),
        sa.Column("instance_key", INT64, nullable=False),
        sa.Column("element_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("correlation_key", sa.String(), nullable=False),
        sa.Column("is_start", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["instance_key"],
            ["process_instance.key"],
            name=op.f("fk_message_correlation_instance_key_process_instance"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_message_correlation")),
    )
    with op.batch_alter_table("message_correlation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_correlation_instance_key"), ["instance_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_correlation_subscription_key"), ["subscription_key"], unique=False)


def downgrade() -> None:
    """Take this revision back."""
    op.drop_table("message_correlation")
