"""The ledger, and what the office decides about the follow-up

Revision ID: 0003
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "budget_area_forecast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("budget_area", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "budget_area IN ('board', 'administration', 'audit', 'individual', 'structural', 'development', 'investigation', 'other', 'project')",
            name=op.f("ck_budget_area_forecast_budget_area_known"),
        ),
        sa.CheckConstraint("method <> 'own'", name=op.f("ck_budget_area_forecast_own_is_for_a_row")),
        sa.CheckConstraint(
            "method IN ('budget', 'remaining_budget', 'straight_line', 'last_year', 'own')",
            name=op.f("ck_budget_area_forecast_method_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_budget_area_forecast_association_id_association"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_area_forecast")),
        sa.UniqueConstraint(
            "association_id", "budget_area", name=op.f("uq_budget_area_forecast_association_id_budget_area")
        ),
    )
    op.create_table(
        "follow_up_setting",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("attention_amount", sa.BigInteger(), nullable=True),
        sa.Column("attention_share_millionths", sa.Integer(), nullable=True),
        sa.Column("statement_signs", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "statement_signs IN ('with_minus', 'without_minus')",
            name=op.f("ck_follow_up_setting_statement_signs_known"),
        ),
        sa.CheckConstraint(
            "attention_amount >= 0", name=op.f("ck_follow_up_setting_attention_amount_positive")
        ),
        sa.CheckConstraint(
            "attention_share_millionths BETWEEN 0 AND 1000000",
            name=op.f("ck_follow_up_setting_attention_share_is_a_share"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_follow_up_setting_association_id_association"),
        ),
        sa.PrimaryKeyConstraint("association_id", name=op.f("pk_follow_up_setting")),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CAST(last_month AS TEXT) LIKE '____-__-01'", name=op.f("ck_ledger_last_month_first_day")
        ),
        sa.CheckConstraint("kind IN ('outcome', 'budget')", name=op.f("ck_ledger_kind_known")),
        sa.CheckConstraint(
            "status IN ('outcome', 'preliminary', 'decided', 'plan', 'outlook')",
            name=op.f("ck_ledger_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_ledger_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_ledger_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ledger_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
        sa.UniqueConstraint(
            "association_id", "year", "kind", name=op.f("uq_ledger_association_id_year_kind")
        ),
    )
    op.create_index(op.f("ix_ledger_association_id"), "ledger", ["association_id"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("statement_line_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_account_association_id_association")
        ),
        sa.ForeignKeyConstraint(
            ["statement_line_id"],
            ["statement_line.id"],
            name=op.f("fk_account_statement_line_id_statement_line"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_account_association_id_code")),
    )
    op.create_index(op.f("ix_account_association_id"), "account", ["association_id"], unique=False)
    op.create_index(op.f("ix_account_statement_line_id"), "account", ["statement_line_id"], unique=False)
    op.create_table(
        "cost_centre_forecast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(method = 'own') = (amount IS NOT NULL)", name=op.f("ck_cost_centre_forecast_own_has_amount")
        ),
        sa.CheckConstraint(
            "method IN ('budget', 'remaining_budget', 'straight_line', 'last_year', 'own')",
            name=op.f("ck_cost_centre_forecast_method_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"],
            ["cost_centre.id"],
            name=op.f("fk_cost_centre_forecast_cost_centre_id_cost_centre"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_centre_forecast")),
        sa.UniqueConstraint(
            "cost_centre_id", "year", name=op.f("uq_cost_centre_forecast_cost_centre_id_year")
        ),
    )
    op.create_table(
        "cost_centre_phasing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("shares", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'own') = (shares IS NOT NULL)", name=op.f("ck_cost_centre_phasing_own_has_shares")
        ),
        sa.CheckConstraint(
            "kind IN ('even', 'own', 'last_year')", name=op.f("ck_cost_centre_phasing_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"],
            ["cost_centre.id"],
            name=op.f("fk_cost_centre_phasing_cost_centre_id_cost_centre"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_centre_phasing")),
        sa.UniqueConstraint(
            "cost_centre_id", "year", name=op.f("uq_cost_centre_phasing_cost_centre_id_year")
        ),
    )
    op.create_table(
        "deviation_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=False),
        sa.Column("through", sa.Date(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CAST(through AS TEXT) LIKE '____-__-01'", name=op.f("ck_deviation_comment_through_first_day")
        ),
        sa.CheckConstraint(
            "comment IS NOT NULL OR measure IS NOT NULL", name=op.f("ck_deviation_comment_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"],
            ["cost_centre.id"],
            name=op.f("fk_deviation_comment_cost_centre_id_cost_centre"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deviation_comment")),
        sa.UniqueConstraint(
            "cost_centre_id", "through", name=op.f("uq_deviation_comment_cost_centre_id_through")
        ),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ledger_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=True),
        sa.Column("project", sa.String(), nullable=True),
        sa.Column("voucher", sa.String(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "CAST(month AS TEXT) LIKE '____-__-01'", name=op.f("ck_ledger_entry_month_first_day")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_ledger_entry_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"], ["cost_centre.id"], name=op.f("fk_ledger_entry_cost_centre_id_cost_centre")
        ),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name=op.f("fk_ledger_entry_ledger_id_ledger")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("ledger_id", "position", name=op.f("uq_ledger_entry_ledger_id_position")),
    )
    op.create_index(
        "ix_ledger_entry_drill",
        "ledger_entry",
        ["ledger_id", "cost_centre_id", "account_id", "month"],
        unique=False,
    )
    op.create_table(
        "ledger_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ledger_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CAST(month AS TEXT) LIKE '____-__-01'", name=op.f("ck_ledger_month_month_first_day")
        ),
        sa.CheckConstraint("entry_count > 0", name=op.f("ck_ledger_month_has_entries")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_ledger_month_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"], ["cost_centre.id"], name=op.f("fk_ledger_month_cost_centre_id_cost_centre")
        ),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name=op.f("fk_ledger_month_ledger_id_ledger")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_month")),
    )
    op.create_index(
        "ix_ledger_month_sum",
        "ledger_month",
        ["ledger_id", "month", "account_id", "cost_centre_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("ledger_month")
    op.drop_table("ledger_entry")
    op.drop_table("deviation_comment")
    op.drop_table("cost_centre_phasing")
    op.drop_table("cost_centre_forecast")
    op.drop_table("account")
    op.drop_table("ledger")
    op.drop_table("follow_up_setting")
    op.drop_table("budget_area_forecast")
