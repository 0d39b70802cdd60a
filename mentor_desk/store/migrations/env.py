"""Alembic's entry: runs the revisions on the connection that store.migrate hands over."""

from alembic import context

from mentor_desk.records import Record

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Record.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction is the only one
    include_name=lambda name, kind, _parents: kind != "table" or name in Record.metadata.tables,
)
context.run_migrations()
