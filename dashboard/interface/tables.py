"""A view's table on screen, with period, status, source and notes below it."""

from collections.abc import Callable, Collection

from dashboard.interface import reader
from dashboard.interface.block import Block, Written, written
from dashboard.interface.block_component import show_block
from dashboard.interface.grids import empty_columns_note, grid_of
from dashboard.interface.rich_text import RichText, filled, joined
from dashboard.interface.shared import made_of
from dashboard.interface.source_links import source_lines, source_link
from dashboard.shapes.view import Table
from dashboard.translation import _


def show_table(
    table: Table,
    *,
    key: str | None = None,
    title: bool = True,
    finding: bool = False,
    leads_on: Collection[str] = (),
    choose: Callable[[str], None] | None = None,
) -> None:
    """The table as a real table that screen readers can read, with what stands under it.

    The key is needed where the page shows the table twice. `leads_on` are the ids of the rows that can be
    chosen, of which `choose` is told one.
    """

    def block() -> Written:
        return written(
            Block(
                heading=table.title if title else "",
                finding=table.finding if finding else "",
                grid=grid_of(table, source_link, leads_on) if table.rows else None,
                grounds=grounds(table),
            )
        )

    what = "table", title, finding, frozenset(leads_on), reader.selected()
    show_block(made_of(table, what, block), key=key or f"table-{table.id}", on_row=choose)


def grounds(table: Table) -> tuple[RichText, ...]:
    """What stands under a table: what it covers, its status and sources, and what must be known of it."""
    notes = (*empty_columns_note(table), *table.notes, *_signs_note(table))
    return (*source_line(table), *((note,) for note in notes if note))


def _signs_note(table: Table) -> list[str]:
    """Said on screen alone: data and files keep the minus."""
    if not any(row.get("without_minus") for row in table.rows):
        return []
    return [_("Kostnader skrivs utan minus, som förbundet har valt.")]


def source_line(table: Table) -> tuple[RichText, ...]:
    """`Avser januari–april 2017. Status: utfall. Källa: …`: one line, or none where there is nothing to say.

    Each source leads to Källor.
    """
    parts: list[RichText] = []
    if table.covers:
        parts.append((_("Avser {period}.").format(period=table.covers),))
    if table.status_text:
        parts.append((_("Status: {status}.").format(status=table.status_text),))
    parts += [filled(_("Källa: {source}."), source=line) for line in source_lines(table.sources)]
    return (joined(parts, " "),) if parts else ()
