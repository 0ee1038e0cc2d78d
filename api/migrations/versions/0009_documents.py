"""documents"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "document",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("uploaded_by", sa.String(), nullable=False),
        sa.Column("uploaded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=True),
        sa.Column("process_id", sa.String(), nullable=True),
        sa.Column("instance_key", sa.BigInteger(), nullable=True),
        sa.Column("properties", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_expires"), ["expires"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_id"), ["id"], unique=True)
        batch_op.create_index(batch_op.f("ix_document_uploaded_by_expires"), ["uploaded_by", "expires"], unique=False)

    op.create_table(
        "document_use",
        sa.Column("instance_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["document.key"], name=op.f("fk_document_use_document_key_document")),
        sa.ForeignKeyConstraint(
            ["instance_key"],
            ["process_instance.key"],
            name=op.f("fk_document_use_instance_key_process_instance"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("instance_key", "document_key", name=op.f("pk_document_use")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("document_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_use_document_key"), ["document_key"], unique=False)


def downgrade() -> None:
    """Take this revision back."""
    op.drop_table("document_use")
    op.drop_table("document")
