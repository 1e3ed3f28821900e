"""concerns."""

import sqlalchemy as sa
from alembic import op

import portal.db

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    op.create_table('category',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('town_id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('tile', sa.String(length=20), nullable=False),
    sa.Column('name', portal.db.WordsType(), nullable=False),
    sa.Column('regime', sa.String(length=20), nullable=False),
    sa.Column('stop', sa.String(length=20), nullable=False),
    sa.Column('stop_words', portal.db.WordsType(), nullable=True),
    sa.Column('calls', sa.String(length=40), nullable=False),
    sa.Column('needs_words', sa.Boolean(), nullable=False),
    sa.Column('owner_agency_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.SmallInteger(), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.CheckConstraint("regime IS NULL OR regime IN ('ordinary', 'restricted', 'child', 'complaint')", name=op.f('ck_category_regime')),
    sa.CheckConstraint("stop IS NULL OR stop IN ('none', 'advice', 'question')", name=op.f('ck_category_stop')),
    sa.ForeignKeyConstraint(['owner_agency_id'], ['agency.id'], name=op.f('fk_category_owner_agency_id')),
    sa.ForeignKeyConstraint(['town_id'], ['town.id'], name=op.f('fk_category_town_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category')),
    sa.UniqueConstraint('town_id', 'slug', name=op.f('uq_category_town_id_slug'))
    )
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_category_town_id'), ['town_id'], unique=False)

    op.create_table('concern',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('town_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('owner_agency_id', sa.Integer(), nullable=False),
    sa.Column('regime', sa.String(length=20), nullable=False),
    sa.Column('audience', sa.String(length=20), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('time_of_day', sa.String(length=20), nullable=True),
    sa.Column('called_emergency', sa.Boolean(), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('arrived_at', portal.db.Hour(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('closed_at', portal.db.Hour(), nullable=True),
    sa.Column('closing_reason', sa.String(length=20), nullable=True),
    sa.Column('helped', sa.String(length=10), nullable=True),
    sa.Column('deed_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_contact', sa.LargeBinary(), nullable=True),
    sa.Column('ticket_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('content_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('code_mac', sa.LargeBinary(length=32), nullable=False),
    sa.Column('code_turn', sa.SmallInteger(), nullable=False),
    sa.CheckConstraint("audience IS NULL OR audience IN ('platform', 'without_police', 'town_and_ngo')", name=op.f('ck_concern_audience')),
    sa.CheckConstraint("closing_reason IS NULL OR closing_reason IN ('done', 'partly', 'not_ours', 'impossible', 'misuse')", name=op.f('ck_concern_closing_reason')),
    sa.CheckConstraint("helped IS NULL OR helped IN ('yes', 'partly', 'no')", name=op.f('ck_concern_helped')),
    sa.CheckConstraint("regime IS NULL OR regime IN ('ordinary', 'restricted', 'child', 'complaint')", name=op.f('ck_concern_regime')),
    sa.CheckConstraint("status IS NULL OR status IN ('new', 'handed_over', 'in_progress', 'waiting', 'resolved', 'closed')", name=op.f('ck_concern_status')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_concern_category_id')),
    sa.ForeignKeyConstraint(['deed_id'], ['deed.id'], name=op.f('fk_concern_deed_id')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_concern_district_id')),
    sa.ForeignKeyConstraint(['owner_agency_id'], ['agency.id'], name=op.f('fk_concern_owner_agency_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_concern_place_id')),
    sa.ForeignKeyConstraint(['town_id'], ['town.id'], name=op.f('fk_concern_town_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern')),
    sa.UniqueConstraint('code_mac', name=op.f('uq_concern_code_mac')),
    sa.UniqueConstraint('ticket_mac', name=op.f('uq_concern_ticket_mac'))
    )
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_concern_category_id'), ['category_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_concern_owner_agency_id'), ['owner_agency_id'], unique=False)
        batch_op.create_index('ix_concern_promise', ['district_id', 'arrived_at'], unique=False)
        batch_op.create_index('ix_concern_queue', ['town_id', 'status', 'due_on'], unique=False)

    op.create_table('handover',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('concern_id', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('from_agency_id', sa.Integer(), nullable=False),
    sa.Column('to_agency_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('at', portal.db.Hour(), nullable=False),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_handover_account_id')),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_handover_concern_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['from_agency_id'], ['agency.id'], name=op.f('fk_handover_from_agency_id')),
    sa.ForeignKeyConstraint(['to_agency_id'], ['agency.id'], name=op.f('fk_handover_to_agency_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handover')),
    sa.UniqueConstraint('concern_id', 'number', name=op.f('uq_handover_concern_id_number'))
    )
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_handover_concern_id'), ['concern_id'], unique=False)

    op.create_table('message',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('concern_id', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('at', portal.db.Hour(), nullable=False),
    sa.Column('sealed_body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_message_account_id')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_message_agency_id')),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_message_concern_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('concern_id', 'number', name=op.f('uq_message_concern_id_number'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_concern_id'), ['concern_id'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('concern_id', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('at', portal.db.Hour(), nullable=False),
    sa.Column('sealed_body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_note_account_id')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_note_agency_id')),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_note_concern_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
    sa.UniqueConstraint('concern_id', 'number', name=op.f('uq_note_concern_id_number'))
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_concern_id'), ['concern_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_concern_id'))

    op.drop_table('note')
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_concern_id'))

    op.drop_table('message')
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_handover_concern_id'))

    op.drop_table('handover')
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index('ix_concern_queue')
        batch_op.drop_index('ix_concern_promise')
        batch_op.drop_index(batch_op.f('ix_concern_owner_agency_id'))
        batch_op.drop_index(batch_op.f('ix_concern_category_id'))

    op.drop_table('concern')
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_category_town_id'))

    op.drop_table('category')
