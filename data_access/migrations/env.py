"""Alembic's entry: runs the migrations on the connection that `data_access.schema.migrate` opened."""

from alembic import context
from sqlmodel import SQLModel

import data_access.tables  # noqa: F401  fills the metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
