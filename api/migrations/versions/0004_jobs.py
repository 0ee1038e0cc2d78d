"""jobs"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = ("BPMN_ELEMENT", "EXECUTION_LISTENER", "TASK_LISTENER")
STATES = ("CREATED", "FAILED", "RETRIES_UPDATED", "TIMED_OUT", "ERROR_THROWN", "COMPLETED", "CANCELED")
PARTIAL = {
    "ix_job_ready": (["type", "rank", "key"], "is_ready IS 1", "is_ready IS true"),
    "ix_job_deadline": (["deadline"], "deadline IS NOT NULL", "deadline IS NOT NULL"),
    "ix_job_due": (["due"], "due IS NOT NULL", "due IS NOT NULL"),
}


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "job_type",
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("type", name=op.f("pk_job_type")),
    )
    op.create_table(
        "job",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("instance_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root_key", sa.BigInteger(), nullable=False),
        sa.Column("definition_key", sa.BigInteger(), nullable=False),
        sa.Column("process_id", sa.String(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("business_key", sa.String(), nullable=True),
        sa.Column("element_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("wait_id", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="jobkind", native_enum=False, length=32), nullable=False),
        sa.Column("listener_event", sa.String(), nullable=False),
        sa.Column("headers", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Enum(*STATES, name="jobstate", native_enum=False, length=32), nullable=False),
        sa.Column("retries", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("is_ready", sa.Boolean(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("is_suspended", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error_code", sa.String(), nullable=True),
        sa.Column("error_message", sa.String(), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["instance_key"], ["process_instance.key"], name=op.f("fk_job_instance_key_process_instance")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_instance_key_wait_id"), "job", ["instance_key", "wait_id"])
    for name, (columns, sqlite, postgresql) in PARTIAL.items():
        op.create_index(name, "job", columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql))
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.add_column(sa.Column("job_key", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_incident_job_key"), ["job_key"])


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_job_key"))
        batch_op.drop_column("job_key")
    op.drop_table("job")
    op.drop_table("job_type")
