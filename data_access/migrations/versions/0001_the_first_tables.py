"""The first tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "association",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_fictional", sa.Boolean(), nullable=False),
        sa.Column("split_key", sa.String(), nullable=False),
        sa.Column("cell_threshold", sa.Integer(), nullable=False),
        sa.Column("protect_published", sa.Boolean(), nullable=False),
        sa.Column("equity_floor_ore", sa.BigInteger(), nullable=True),
        sa.Column("equity_ceiling_millionths", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "split_key IN ('population', 'fixed_shares')", name=op.f("ck_association_split_key_known")
        ),
        sa.CheckConstraint(
            "cell_threshold = CAST(cell_threshold AS BIGINT)",
            name=op.f("ck_association_cell_threshold_whole"),
        ),
        sa.CheckConstraint("cell_threshold >= 0", name=op.f("ck_association_cell_threshold_positive")),
        sa.CheckConstraint(
            "equity_ceiling_millionths BETWEEN 0 AND 1000000",
            name=op.f("ck_association_equity_ceiling_is_a_share"),
        ),
        sa.CheckConstraint(
            "equity_floor_ore = CAST(equity_floor_ore AS BIGINT)",
            name=op.f("ck_association_equity_floor_ore_whole"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("slug", name=op.f("uq_association_slug")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "store_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_store_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_state")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("page", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_sha256", sa.String(), nullable=True),
        sa.CheckConstraint(
            "file_sha256 IS NULL OR length(file_sha256) = 64", name=op.f("ck_source_file_sha256_length")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_source_association_id_association")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_source_association_id_code")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_association_id"), ["association_id"], unique=False)

    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("orientation", sa.String(), nullable=False),
        sa.Column("sub_category", sa.String(), nullable=True),
        sa.Column("target_group", sa.String(), nullable=True),
        sa.Column("labels", sa.String(), nullable=True),
        sa.Column("duration", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "orientation IN ('individual', 'structural', 'both', 'external')",
            name=op.f("ck_activity_orientation_known"),
        ),
        sa.CheckConstraint(
            "sub_category IN ('mapping', 'preparatory', 'rehabilitation', 'preventive', 'education', 'dialogue')",
            name=op.f("ck_activity_sub_category_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_activity_association_id_association")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_activity_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("association_id", "slug", name=op.f("uq_activity_association_id_slug")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_association_id"), ["association_id"], unique=False)

    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('municipality', 'group', 'association')", name=op.f("ck_area_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_area_association_id_association")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_area_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_area_association_id_code")),
    )
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_association_id"), ["association_id"], unique=False)

    op.create_table(
        "calendar_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('board_meeting', 'member_council', 'presidium', 'preparation', 'planning', 'dialogue', 'conference', 'education', 'follow_up', 'audit', 'decision', 'other')",
            name=op.f("ck_calendar_event_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_calendar_event_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_calendar_event_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_event")),
        sa.UniqueConstraint(
            "association_id", "position", name=op.f("uq_calendar_event_association_id_position")
        ),
    )
    with op.batch_alter_table("calendar_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_calendar_event_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "dataset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stated_on", sa.String(), nullable=True),
        sa.Column("grain", sa.String(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('contributions', 'budget', 'outcome', 'income_statement', 'flows', 'participants_by_municipality', 'anonymous', 'activity_plan', 'administration', 'summary', 'project_funding', 'equity', 'population', 'allocation', 'categories')",
            name=op.f("ck_dataset_kind_known"),
        ),
        sa.CheckConstraint(
            "status IN ('outcome', 'preliminary', 'decided', 'plan', 'outlook')",
            name=op.f("ck_dataset_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_dataset_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_dataset_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_dataset_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_dataset_association_id_code")),
    )
    with op.batch_alter_table("dataset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dataset_association_id"), ["association_id"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("threshold", sa.BigInteger(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("direction IN ('at_least', 'at_most')", name=op.f("ck_goal_direction_known")),
        sa.CheckConstraint("threshold = CAST(threshold AS BIGINT)", name=op.f("ck_goal_threshold_whole")),
        sa.CheckConstraint("threshold IS NULL OR unit IS NOT NULL", name=op.f("ck_goal_threshold_has_unit")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_goal_association_id_association")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_goal_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_goal_association_id_code")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_association_id"), ["association_id"], unique=False)

    op.create_table(
        "statement_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("is_project", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "section IN ('income', 'cost', 'net_cost', 'contribution', 'financial', 'result')",
            name=op.f("ck_statement_line_section_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_statement_line_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_statement_line_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_line")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_statement_line_association_id_code")),
    )
    with op.batch_alter_table("statement_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statement_line_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "area_part",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["area.id"], name=op.f("fk_area_part_group_id_area")),
        sa.ForeignKeyConstraint(["part_id"], ["area.id"], name=op.f("fk_area_part_part_id_area")),
        sa.PrimaryKeyConstraint("group_id", "part_id", name=op.f("pk_area_part")),
    )
    op.create_table(
        "cost_centre",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("budget_area", sa.String(), nullable=False),
        sa.Column("is_project", sa.Boolean(), nullable=False),
        sa.Column("delivery_area_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "budget_area IN ('board', 'administration', 'audit', 'individual', 'structural', 'development', 'investigation', 'other', 'project')",
            name=op.f("ck_cost_centre_budget_area_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_cost_centre_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["delivery_area_id"], ["area.id"], name=op.f("fk_cost_centre_delivery_area_id_area")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cost_centre_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_centre")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_cost_centre_association_id_code")),
    )
    with op.batch_alter_table("cost_centre", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cost_centre_association_id"), ["association_id"], unique=False)

    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("fixed_share_millionths", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'municipality') = (area_id IS NOT NULL)", name=op.f("ck_member_municipality_has_area")
        ),
        sa.CheckConstraint(
            "kind IN ('social_insurance_agency', 'employment_service', 'state', 'region', 'municipality')",
            name=op.f("ck_member_kind_known"),
        ),
        sa.CheckConstraint(
            "fixed_share_millionths BETWEEN 0 AND 1000000", name=op.f("ck_member_fixed_share_is_a_share")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_member_area_id_area")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_member_association_id_association")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_member_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("association_id", "slug", name=op.f("uq_member_association_id_slug")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_association_id"), ["association_id"], unique=False)

    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=True),
        sa.Column("statement_line_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("residence_area_id", sa.Integer(), nullable=True),
        sa.Column("delivery_area_id", sa.Integer(), nullable=True),
        sa.Column("alternative", sa.String(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("precision", sa.BigInteger(), nullable=True),
        sa.Column("printed", sa.String(), nullable=True),
        sa.Column("in_total", sa.Boolean(), nullable=False),
        sa.Column("is_total", sa.Boolean(), nullable=False),
        sa.Column("missing_reason", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CAST(period_from AS TEXT) LIKE '____-__-01'", name=op.f("ck_figure_period_from_first_day")
        ),
        sa.CheckConstraint(
            "CAST(period_to AS TEXT) LIKE '____-__-01'", name=op.f("ck_figure_period_to_first_day")
        ),
        sa.CheckConstraint(
            "alternative IN ('project_granted', 'project_not_granted')",
            name=op.f("ck_figure_alternative_known"),
        ),
        sa.CheckConstraint("gender IN ('women', 'men')", name=op.f("ck_figure_gender_known")),
        sa.CheckConstraint(
            "measure IN ('budget', 'outcome', 'income', 'contribution', 'allocation', 'project_funding', 'opening_equity', 'closing_equity', 'printed_share', 'inflow', 'outflow', 'participants_total', 'participants_unique', 'expected_year_volume', 'anonymous_participants', 'planned_participants', 'population')",
            name=op.f("ck_figure_measure_known"),
        ),
        sa.CheckConstraint(
            "measure NOT IN ('anonymous_participants', 'expected_year_volume', 'inflow', 'outflow', 'participants_total', 'participants_unique', 'planned_participants', 'population') OR value >= 0",
            name=op.f("ck_figure_counts_not_negative"),
        ),
        sa.CheckConstraint(
            "(value IS NULL) = (missing_reason IS NOT NULL)", name=op.f("ck_figure_missing_has_reason")
        ),
        sa.CheckConstraint("period_from <= period_to", name=op.f("ck_figure_period_in_order")),
        sa.CheckConstraint("precision = CAST(precision AS BIGINT)", name=op.f("ck_figure_precision_whole")),
        sa.CheckConstraint("precision IS NULL OR precision > 0", name=op.f("ck_figure_precision_positive")),
        sa.CheckConstraint("value = CAST(value AS BIGINT)", name=op.f("ck_figure_value_whole")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_figure_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"], ["cost_centre.id"], name=op.f("fk_figure_cost_centre_id_cost_centre")
        ),
        sa.ForeignKeyConstraint(["dataset_id"], ["dataset.id"], name=op.f("fk_figure_dataset_id_dataset")),
        sa.ForeignKeyConstraint(
            ["delivery_area_id"], ["area.id"], name=op.f("fk_figure_delivery_area_id_area")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_figure_member_id_member")),
        sa.ForeignKeyConstraint(
            ["residence_area_id"], ["area.id"], name=op.f("fk_figure_residence_area_id_area")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_figure_source_id_source")),
        sa.ForeignKeyConstraint(
            ["statement_line_id"],
            ["statement_line.id"],
            name=op.f("fk_figure_statement_line_id_statement_line"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint("dataset_id", "key", name=op.f("uq_figure_dataset_id_key")),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index(
            "ix_figure_dataset_measure_period",
            ["dataset_id", "measure", "period_from", "period_to"],
            unique=False,
        )

    op.execute("INSERT INTO store_state (id, version) VALUES (1, 0)")


def downgrade() -> None:
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.drop_index("ix_figure_dataset_measure_period")

    op.drop_table("figure")
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_association_id"))

    op.drop_table("member")
    with op.batch_alter_table("cost_centre", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cost_centre_association_id"))

    op.drop_table("cost_centre")
    op.drop_table("area_part")
    with op.batch_alter_table("statement_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_line_association_id"))

    op.drop_table("statement_line")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_association_id"))

    op.drop_table("goal")
    with op.batch_alter_table("dataset", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dataset_association_id"))

    op.drop_table("dataset")
    with op.batch_alter_table("calendar_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_event_association_id"))

    op.drop_table("calendar_event")
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_association_id"))

    op.drop_table("area")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_association_id"))

    op.drop_table("activity")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_association_id"))

    op.drop_table("source")
    op.drop_table("store_state")
    op.drop_table("import_batch")
    op.drop_table("association")
