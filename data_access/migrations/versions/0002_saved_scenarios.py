"""Saved scenarios, and values that the office enters itself

Revision ID: 0002
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_baseline",
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.CheckConstraint("length(identity) = 64", name=op.f("ck_saved_baseline_identity_is_sha256")),
        sa.PrimaryKeyConstraint("identity", name=op.f("pk_saved_baseline")),
    )
    op.create_table(
        "saved_scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("baseline_identity", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("base_plan", sa.String(), nullable=False),
        sa.Column("horizon", sa.Integer(), nullable=False),
        sa.Column("overrides", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_by", sa.String(), nullable=True),
        sa.Column("deleted_by", sa.String(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_saved_scenario_has_a_name")),
        sa.CheckConstraint("horizon > 0", name=op.f("ck_saved_scenario_horizon_positive")),
        sa.CheckConstraint("revision > 0", name=op.f("ck_saved_scenario_revision_positive")),
        sa.CheckConstraint(
            "(deleted_at IS NULL) = (deleted_by IS NULL)", name=op.f("ck_saved_scenario_deleted_by_someone")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_saved_scenario_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["baseline_identity"],
            ["saved_baseline.identity"],
            name=op.f("fk_saved_scenario_baseline_identity_saved_baseline"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_scenario")),
    )
    op.create_index(
        op.f("ix_saved_scenario_association_id"), "saved_scenario", ["association_id"], unique=False
    )
    op.create_index(
        "uq_saved_scenario_association_id_name",
        "saved_scenario",
        ["association_id", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "entered_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("replaced", sa.BigInteger(), nullable=True),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "name IN ('opening_equity', 'equity_floor', 'equity_ceiling')",
            name=op.f("ck_entered_value_name_known"),
        ),
        sa.CheckConstraint(
            "(name = 'opening_equity') = (year IS NOT NULL)",
            name=op.f("ck_entered_value_opening_is_of_a_year"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_entered_value_association_id_association")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entered_value")),
    )
    op.create_index(
        "ix_entered_value_association_id_name", "entered_value", ["association_id", "name", "year"]
    )


def downgrade() -> None:
    op.drop_table("entered_value")
    op.drop_table("saved_scenario")
    op.drop_table("saved_baseline")
