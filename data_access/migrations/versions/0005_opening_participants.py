"""How many participants were carried over from the year before: a measure of its own

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MONEY = "'budget', 'outcome', 'income', 'contribution', 'allocation', 'project_funding', 'opening_equity', 'closing_equity'"
PEOPLE = "'inflow', 'outflow', 'participants_total', 'participants_unique'"
REST = "'expected_year_volume', 'anonymous_participants', 'planned_participants', 'population'"
OPENING = "'opening_participants'"


def upgrade() -> None:
    _constraints(
        f"measure IN ({MONEY}, 'printed_share', {PEOPLE}, {OPENING}, {REST})",
        "measure NOT IN ('anonymous_participants', 'expected_year_volume', 'inflow', 'opening_participants', "
        "'outflow', 'participants_total', 'participants_unique', 'planned_participants', 'population') "
        "OR value >= 0",
    )


def downgrade() -> None:
    _constraints(
        f"measure IN ({MONEY}, 'printed_share', {PEOPLE}, {REST})",
        "measure NOT IN ('anonymous_participants', 'expected_year_volume', 'inflow', 'outflow', "
        "'participants_total', 'participants_unique', 'planned_participants', 'population') OR value >= 0",
    )


def _constraints(measures: str, counts: str) -> None:
    with op.batch_alter_table("figure") as batch:
        batch.drop_constraint(op.f("ck_figure_measure_known"), type_="check")
        batch.drop_constraint(op.f("ck_figure_counts_not_negative"), type_="check")
        batch.create_check_constraint(op.f("ck_figure_measure_known"), measures)
        batch.create_check_constraint(op.f("ck_figure_counts_not_negative"), counts)
