"""fewer indexes of user tasks"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None

CASE = "ix_user_task_business_key_element_id"
GROUP = "ix_user_task_group_group_id_task_key"
HAS_CASE = sa.text("business_key IS NOT NULL")


def upgrade() -> None:
    """Apply this revision: candidates are asked for task by task, and no case is looked for by having none."""
    op.drop_index(GROUP, "user_task_group")
    op.drop_index(CASE, "user_task")
    op.create_index(CASE, "user_task", ["business_key", "element_id"], sqlite_where=HAS_CASE, postgresql_where=HAS_CASE)


def downgrade() -> None:
    """Take this revision back."""
    op.drop_index(CASE, "user_task")
    op.create_index(CASE, "user_task", ["business_key", "element_id"])
    op.create_index(GROUP, "user_task_group", ["group_id", "task_key"])
