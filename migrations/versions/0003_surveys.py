"""surveys."""

import sqlalchemy as sa
from alembic import op

import portal.db

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    op.create_table('survey_wave',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('town_id', sa.Integer(), nullable=False),
    sa.Column('title', portal.db.WordsType(), nullable=False),
    sa.Column('template_version', sa.String(length=20), nullable=False),
    sa.Column('opens_on', sa.Date(), nullable=True),
    sa.Column('closes_on', sa.Date(), nullable=True),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.CheckConstraint("state IN ('draft', 'open', 'closed', 'released')", name=op.f('ck_survey_wave_state')),
    sa.ForeignKeyConstraint(['town_id'], ['town.id'], name=op.f('fk_survey_wave_town_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_wave'))
    )
    with op.batch_alter_table('survey_wave', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_wave_town_id'), ['town_id'], unique=False)

    op.create_table('survey_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('issued', sa.Integer(), nullable=False),
    sa.CheckConstraint('issued >= 30', name=op.f('ck_survey_batch_issued')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_survey_batch_district_id')),
    sa.ForeignKeyConstraint(['wave_id'], ['survey_wave.id'], name=op.f('fk_survey_batch_wave_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_batch'))
    )
    with op.batch_alter_table('survey_batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_batch_wave_id'), ['wave_id'], unique=False)

    op.create_table('survey_dropbox',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_survey_dropbox_district_id')),
    sa.ForeignKeyConstraint(['wave_id'], ['survey_wave.id'], name=op.f('fk_survey_dropbox_wave_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_dropbox')),
    sqlite_with_rowid=False
    )
    op.create_table('survey_release',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('released_on', sa.Date(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['wave_id'], ['survey_wave.id'], name=op.f('fk_survey_release_wave_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_release')),
    sa.UniqueConstraint('wave_id', name=op.f('uq_survey_release_wave_id'))
    )
    op.create_table('survey_response',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_survey_response_district_id')),
    sa.ForeignKeyConstraint(['wave_id'], ['survey_wave.id'], name=op.f('fk_survey_response_wave_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_response')),
    sqlite_with_rowid=False
    )
    op.create_table('survey_ticket',
    sa.Column('code_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_survey_ticket_district_id')),
    sa.ForeignKeyConstraint(['wave_id'], ['survey_wave.id'], name=op.f('fk_survey_ticket_wave_id')),
    sa.PrimaryKeyConstraint('code_mac', name=op.f('pk_survey_ticket')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    op.drop_table('survey_ticket')
    op.drop_table('survey_response')
    op.drop_table('survey_release')
    op.drop_table('survey_dropbox')
    with op.batch_alter_table('survey_batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_batch_wave_id'))

    op.drop_table('survey_batch')
    with op.batch_alter_table('survey_wave', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_wave_town_id'))

    op.drop_table('survey_wave')
