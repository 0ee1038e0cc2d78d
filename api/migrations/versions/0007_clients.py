"""clients"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INT64 = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "decision_instance",
        sa.Column("key", INT64, autoincrement=False, nullable=False),
        sa.Column("evaluation_key", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("decision_key", sa.BigInteger(), nullable=False),
        sa.Column("root_decision_key", sa.BigInteger(), nullable=False),
        sa.Column("requirements_key", sa.BigInteger(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("state", sa.Enum("EVALUATED", "FAILED", name="decisionstate", native_enum=False, length=32), nullable=False),
        sa.Column("evaluated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("explanation", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("business_key", sa.String(), nullable=True),
        sa.Column("instance_key", INT64, nullable=True),
        sa.Column("root_key", sa.BigInteger(), nullable=True),
        sa.Column("definition_key", sa.BigInteger(), nullable=True),
        sa.Column("element_id", sa.String(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["instance_key"],
            ["process_instance.key"],
            name=op.f("fk_decision_instance_instance_key_process_instance"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_decision_instance")),
    )
    with op.batch_alter_table("decision_instance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_instance_evaluation_key_number"), ["evaluation_key", "number"], unique=True)
        batch_op.create_index(
            batch_op.f("ix_decision_instance_instance_key_evaluation_key"), ["instance_key", "evaluation_key"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_decision_instance_tenant_id_evaluated"), ["tenant_id", "evaluated"], unique=False)

    op.create_table(
        "process_instance_tag",
        sa.Column("root_key", INT64, nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["root_key"],
            ["process_instance.key"],
            name=op.f("fk_process_instance_tag_root_key_process_instance"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("root_key", "tag", name=op.f("pk_process_instance_tag")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("process_instance_tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_process_instance_tag_tag_root_key"), ["tag", "root_key"], unique=False)


def downgrade() -> None:
    """Take this revision back."""
    op.drop_table("process_instance_tag")
    op.drop_table("decision_instance")
