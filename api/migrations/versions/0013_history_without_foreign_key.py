"""history without a foreign key (ADR 0023)"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NAME = "fk_history_instance_key_process_instance"


def upgrade() -> None:
    """Apply this revision."""
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_constraint(NAME, type_="foreignkey")


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_foreign_key(NAME, "process_instance", ["instance_key"], ["key"])
