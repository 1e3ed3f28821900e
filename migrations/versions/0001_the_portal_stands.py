"""the portal stands."""

import sqlalchemy as sa
from alembic import op

import portal.db

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", portal.db.Hour(), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_subject"), ["subject"], unique=False)

    op.create_table(
        "bucket",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bucket")),
    )
    with op.batch_alter_table("bucket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bucket_day"), ["day"], unique=False)

    op.create_table(
        "town",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("municipal_police", sa.String(length=20), nullable=False),
        sa.Column("first_answer_days", sa.Integer(), nullable=False),
        sa.Column("controller", portal.db.WordsType(), nullable=True),
        sa.Column("data_protection_contact", portal.db.WordsType(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_town")),
        sa.UniqueConstraint("slug", name=op.f("uq_town_slug")),
    )
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", portal.db.WordsType(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("coordinates", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('state_police', 'municipal_police', 'town', 'services', 'ospod', 'oversight', 'ngo', 'school', 'probation')",
            name=op.f("ck_agency_kind"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_agency_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_agency_town_id_slug")),
    )
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_town_id"), ["town_id"], unique=False)

    op.create_table(
        "district",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("police_beat_code", sa.String(length=20), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("priority_locality", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_district_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_district_town_id_slug")),
    )
    with op.batch_alter_table("district", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_district_town_id"), ["town_id"], unique=False)

    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('officer', 'coordinator', 'member', 'ospod', 'survey_manager', 'administrator')",
            name=op.f("ck_account_role"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_account_agency_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_account_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_town_id"), ["town_id"], unique=False)

    op.create_table(
        "deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("said", portal.db.WordsType(), nullable=False),
        sa.Column("done", portal.db.WordsType(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'under_way', 'refused')", name=op.f("ck_deed_outcome")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_deed_agency_id")),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_deed_district_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_deed_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed")),
    )
    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deed_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deed_town_id"), ["town_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("begins_at", portal.db.Moment(), nullable=False),
        sa.Column("place", portal.db.WordsType(), nullable=False),
        sa.Column("former_place", portal.db.WordsType(), nullable=True),
        sa.Column("about", portal.db.WordsType(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_meeting_district_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_meeting_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_town_id"), ["town_id"], unique=False)

    op.create_table(
        "officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("title", portal.db.WordsType(), nullable=False),
        sa.Column("quote", portal.db.WordsType(), nullable=True),
        sa.Column("phone", sa.String(length=30), nullable=True),
        sa.Column("languages", portal.db.WordsType(), nullable=True),
        sa.Column("substitute", portal.db.WordsType(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=False),
        sa.Column("portrait", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_officer_agency_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_officer_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
    )
    with op.batch_alter_table("officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_officer_town_id"), ["town_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_place_district_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("district_id", "name", name=op.f("uq_place_district_id_name")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_district_id"), ["district_id"], unique=False)

    op.create_table(
        "priority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("issue", portal.db.WordsType(), nullable=False),
        sa.Column("doing", portal.db.WordsType(), nullable=False),
        sa.Column("result", portal.db.WordsType(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_priority_district_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_priority_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
    )
    with op.batch_alter_table("priority", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_priority_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_priority_town_id"), ["town_id"], unique=False)

    op.create_table(
        "safety_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", portal.db.WordsType(), nullable=False),
        sa.Column("body", portal.db.WordsType(), nullable=False),
        sa.Column("rumour", portal.db.WordsType(), nullable=True),
        sa.Column("published_at", portal.db.Moment(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("corrected_at", portal.db.Moment(), nullable=True),
        sa.Column("correction", portal.db.WordsType(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'warning' OR valid_until IS NOT NULL", name=op.f("ck_safety_update_warning_ends")
        ),
        sa.CheckConstraint(
            "kind IN ('info', 'warning', 'rumour_check', 'monthly')", name=op.f("ck_safety_update_kind")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_safety_update_agency_id")),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_safety_update_district_id")),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_safety_update_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_update")),
    )
    with op.batch_alter_table("safety_update", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_safety_update_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_safety_update_published_at"), ["published_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_safety_update_town_id"), ["town_id"], unique=False)

    op.create_table(
        "account_district",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_district_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_account_district_district_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "district_id", name=op.f("pk_account_district")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_assignment_order")),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_assignment_district_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_assignment_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("started_at", portal.db.Moment(), nullable=False),
        sa.Column("seen_at", portal.db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_account_id"), ["account_id"], unique=False)

    op.create_table(
        "slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", portal.db.WordsType(), nullable=False),
        sa.CheckConstraint("begins < ends", name=op.f("ck_slot_order")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_slot_weekday")),
        sa.ForeignKeyConstraint(["district_id"], ["district.id"], name=op.f("fk_slot_district_id")),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_slot_officer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
    )
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slot_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_slot_officer_id"), ["officer_id"], unique=False)

    guard_audit()


def guard_audit() -> None:
    """The audit only grows: the database itself refuses to change or delete an entry."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry "
                "BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit only grows'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
    )


def downgrade() -> None:
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slot_officer_id"))
        batch_op.drop_index(batch_op.f("ix_slot_district_id"))

    op.drop_table("slot")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_account_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_officer_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_district_id"))

    op.drop_table("assignment")
    op.drop_table("account_district")
    with op.batch_alter_table("safety_update", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_safety_update_town_id"))
        batch_op.drop_index(batch_op.f("ix_safety_update_published_at"))
        batch_op.drop_index(batch_op.f("ix_safety_update_district_id"))

    op.drop_table("safety_update")
    with op.batch_alter_table("priority", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_priority_town_id"))
        batch_op.drop_index(batch_op.f("ix_priority_district_id"))

    op.drop_table("priority")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_district_id"))

    op.drop_table("place")
    with op.batch_alter_table("officer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_officer_town_id"))

    op.drop_table("officer")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_town_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_district_id"))

    op.drop_table("meeting")
    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deed_town_id"))
        batch_op.drop_index(batch_op.f("ix_deed_district_id"))

    op.drop_table("deed")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_town_id"))

    op.drop_table("account")
    with op.batch_alter_table("district", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_district_town_id"))

    op.drop_table("district")
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_town_id"))

    op.drop_table("agency")
    op.drop_table("town")
    with op.batch_alter_table("bucket", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bucket_day"))

    op.drop_table("bucket")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entry_subject"))

    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_only_grows()")
