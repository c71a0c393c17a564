"""What an import changed and the way back, and what a ledger file calls a cost centre

Revision ID: 0004
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = "kind IN ('folder', 'workbook', 'tables', 'ledger', 'population', 'form')"
OLD_BATCHES = """
UPDATE import_batch SET
    association = COALESCE(
        (SELECT MIN(association.slug) FROM dataset JOIN association ON association.id = dataset.association_id
         WHERE dataset.batch_id = import_batch.id),
        (SELECT MIN(association.slug) FROM ledger JOIN association ON association.id = ledger.association_id
         WHERE ledger.batch_id = import_batch.id),
        ''
    ),
    kind = CASE WHEN EXISTS (SELECT 1 FROM ledger WHERE ledger.batch_id = import_batch.id)
           THEN 'ledger' ELSE 'folder' END,
    new_count = row_count
"""


def upgrade() -> None:
    with op.batch_alter_table("import_batch") as batch:
        batch.add_column(sa.Column("association", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="folder"))
        for name in ("new_count", "changed_count", "unchanged_count", "gone_count"):
            batch.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("undone_by", sa.String(), nullable=True))
    op.execute(OLD_BATCHES)
    with op.batch_alter_table("import_batch") as batch:
        for name in ("association", "kind", "new_count", "changed_count", "unchanged_count", "gone_count"):
            batch.alter_column(name, server_default=None)
        batch.create_check_constraint(op.f("ck_import_batch_kind_known"), KINDS)
        batch.create_check_constraint(
            op.f("ck_import_batch_undone_by_someone"), "(undone_at IS NULL) = (undone_by IS NULL)"
        )
        batch.create_index("ix_import_batch_association", ["association"])
    op.create_table(
        "import_journal",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.LargeBinary(), nullable=False),
        sa.Column("left_sha256", sa.String(), nullable=False),
        sa.Column("highest", sa.String(), nullable=False),
        sa.CheckConstraint("length(left_sha256) = 64", name=op.f("ck_import_journal_left_sha256_length")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_journal_batch_id_import_batch")
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_import_journal")),
    )
    op.create_table(
        "cost_centre_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("cost_centre_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_cost_centre_alias_association_id_association"),
        ),
        sa.ForeignKeyConstraint(
            ["cost_centre_id"],
            ["cost_centre.id"],
            name=op.f("fk_cost_centre_alias_cost_centre_id_cost_centre"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_centre_alias")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_cost_centre_alias_association_id_code")),
    )
    op.create_index(
        op.f("ix_cost_centre_alias_association_id"), "cost_centre_alias", ["association_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("cost_centre_alias")
    op.drop_table("import_journal")
    with op.batch_alter_table("import_batch") as batch:
        batch.drop_index("ix_import_batch_association")
        for name in ("association", "kind", "new_count", "changed_count", "unchanged_count", "gone_count"):
            batch.drop_column(name)
        batch.drop_column("undone_at")
        batch.drop_column("undone_by")
