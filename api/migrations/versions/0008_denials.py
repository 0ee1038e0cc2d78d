"""denials"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_denied", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("denied_reason", sa.String(), nullable=True))


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_column("denied_reason")
        batch_op.drop_column("is_denied")
