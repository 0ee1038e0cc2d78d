"""timers that are due at once fire in the order of their waits (ADR 0023)"""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.drop_index("ix_timer_blocked_due_key")
        batch_op.create_index("ix_timer_blocked_due_wait_id", ["blocked", "due", "wait_id"], unique=False)


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.drop_index("ix_timer_blocked_due_wait_id")
        batch_op.create_index("ix_timer_blocked_due_key", ["blocked", "due", "key"], unique=False)
