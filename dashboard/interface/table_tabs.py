"""Several tables in one place, one open at a time: detail that nobody reads all of at once."""

from dashboard.interface.choice import kept_choice
from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table
from dashboard.translation import _


def show_tables_in_tabs(*tables: tuple[Table | None, str], key: str) -> None:
    """One of the tables that have rows, chosen by its words; one alone needs no choice. `key` is its own."""
    known = {table.id: (table, words) for table, words in tables if table is not None and table.rows}
    if not known:
        return
    chosen = next(iter(known))
    if len(known) > 1:
        names = {name: words for name, (_table, words) in known.items()}
        chosen = kept_choice(_("Tabeller"), names, f"tables-{key}")
    show_table(known[chosen][0])
