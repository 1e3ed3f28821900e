"""A resident's reply brings the concern back to the top of the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("concern") as batch:
        batch.add_column(sa.Column("awaits_office", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("concern") as batch:
        batch.alter_column("awaits_office", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("concern") as batch:
        batch.drop_column("awaits_office")
