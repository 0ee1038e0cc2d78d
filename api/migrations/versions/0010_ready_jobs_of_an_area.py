"""ready jobs of an area"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NAME = "ix_job_ready_tenant"


def upgrade() -> None:
    """Apply this revision."""
    op.create_index(
        NAME,
        "job",
        ["type", "tenant_id", "rank", "key"],
        sqlite_where=sa.text("is_ready IS 1"),
        postgresql_where=sa.text("is_ready IS true"),
    )


def downgrade() -> None:
    """Take this revision back."""
    op.drop_index(NAME, "job")
