"""What an import found, would change and has changed, as tables. Knows no Streamlit."""

from collections.abc import Iterable, Sequence

from dashboard.interface.cells import value_text
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from data_access.errors import Problem
from data_access.imports import BatchRow, CellChange, Preview, RowChange, Sum, TableChange
from data_access.ledger_choices import LedgerChoices

MILLIONTHS = 1_000_000
MOST_NAMED = 6
UNITS = {"ore": Unit.ORE, "count": Unit.COUNT, "share": Unit.SHARE, "text": Unit.TEXT}
KINDS = {"new": _("ny"), "changed": _("ändras"), "gone": _("tas bort")}
FILE_KINDS = {
    "folder": _("mapp med CSV"),
    "workbook": _("arbetsbok"),
    "tables": _("CSV-filer"),
    "ledger": _("bokföring (SIE)"),
    "population": _("folkmängd"),
    "form": _("formulär"),
}


def problem_table(problems: Sequence[Problem]) -> Table:
    """Every problem: where it is, what stands there, and what to do."""
    return Table(
        id="problems",
        title=_("Att rätta i filen"),
        columns=(
            Column("file", _("Fil och blad")),
            Column("row", _("Rad")),
            Column("column", _("Kolumn")),
            Column("value", _("Värde")),
            Column("message", _("Vad som är fel och vad du gör")),
        ),
        rows=tuple(
            {
                "id": str(place),
                "file": problem.file,
                "row": "" if problem.row is None else str(problem.row),
                "column": problem.column or "",
                "value": problem.value,
                "message": problem.message,
            }
            for place, problem in enumerate(problems, start=1)
        ),
    )


def preview_sentence(shown: Preview) -> str:
    """What the file does, in a sentence."""
    new, changed, unchanged, gone = shown.counts
    verbs = [(new, _("lägger till {count}")), (changed, _("ändrar {count}")), (gone, _("tar bort {count}"))]
    said = [text.format(count=value_text(count, Unit.COUNT)) for count, text in verbs if count]
    *first, last = said
    joined = _("{first} och {last}").format(first=", ".join(first), last=last) if first else last
    sentence = _("Filen {verbs} rader; {unchanged} är som förut.").format(
        verbs=joined, unchanged=value_text(unchanged, Unit.COUNT)
    )
    return _("Ett nytt förbund läggs upp. {said}").format(said=sentence) if shown.is_new else sentence


def change_table(shown: Preview) -> Table:
    """How many rows of each table are new, changed, unchanged and gone, with sums before and after.

    Tables that stay as they are, are counted in a note.
    """
    changes = [table for table in shown.tables if not table.is_empty]
    same = [table.title for table in shown.tables if table.is_empty]
    return Table(
        id="changes",
        title=_("Vad filen ändrar"),
        columns=(
            Column("title", _("Tabell")),
            Column("new", _("Nya"), Unit.COUNT),
            Column("changed", _("Ändras"), Unit.COUNT),
            Column("unchanged", _("Som förut"), Unit.COUNT),
            Column("gone", _("Tas bort"), Unit.COUNT),
            Column("before", _("Summa före")),
            Column("after", _("Summa efter")),
        ),
        rows=tuple(_change_row(table) for table in changes),
        notes=(_unchanged(same),) if same else (),
    )


def _unchanged(titles: list[str]) -> str:
    if len(titles) > MOST_NAMED:
        return _("{count} tabeller i filen är oförändrade.").format(count=len(titles))
    return _("Oförändrade: {tables}.").format(tables=", ".join(titles))


def _change_row(table: TableChange) -> dict[str, Cell]:
    return {
        "id": table.id,
        "title": table.title,
        "new": table.new,
        "changed": table.changed,
        "unchanged": table.unchanged,
        "gone": table.gone,
        "before": ", ".join(f"{one.measure} {_amount(one, one.before)}" for one in table.sums),
        "after": ", ".join(f"{one.measure} {_amount(one, one.after)}" for one in table.sums),
    }


def _amount(one: Sum, value: int) -> str:
    return shown_value(one.unit, value)


def shown_value(unit: str, value: object) -> str:
    """A value of a change as a reader sees it; nothing where there is none."""
    if value is None:
        return ""
    if unit == "share" and isinstance(value, int):
        return value_text(value / MILLIONTHS, Unit.SHARE, decimals=1)
    if isinstance(value, int):
        return value_text(value, UNITS[unit], decimals=2 if unit == "ore" else 0, in_kronor=True)
    return str(value)


def row_table(change: TableChange) -> Table:
    """The rows of one table that change, cell by cell."""
    return Table(
        id=f"rows-{change.id}",
        title=change.title,
        columns=(
            Column("row", _("Rad")),
            Column("kind", _("Vad som händer")),
            Column("column", _("Kolumn")),
            Column("before", _("Före")),
            Column("after", _("Efter")),
        ),
        rows=tuple(_row_changes(change.rows)),
    )


def _row_changes(rows: Iterable[RowChange]) -> Iterable[dict[str, Cell]]:
    for number, row in enumerate(rows, start=1):
        cells: Sequence[CellChange | None] = row.cells or (None,)
        for place, cell in enumerate(cells):
            yield {
                "id": f"{number}-{place}",
                "row": row.row if place == 0 else "",
                "kind": KINDS[row.kind] if place == 0 else "",
                "column": cell.column if cell else "",
                "before": shown_value(cell.unit, cell.before) if cell else "",
                "after": shown_value(cell.unit, cell.after) if cell else "",
            }


def class_total_table(choices: LedgerChoices) -> Table:
    """The ledger's own control totals per account class and year; they agree with its rows."""
    columns = ("opening_ore", "closing_ore", "result_ore", "periods_ore", "postings_ore", "budget_ore")
    labels = (
        _("Ingående balans"),
        _("Utgående balans"),
        _("Resultat"),
        _("Månadernas summa"),
        _("Verifikationernas summa"),
        _("Budget"),
    )
    return Table(
        id="class-totals",
        title=_("Filens kontrollsummor per kontoklass"),
        columns=(
            Column("account_class", _("Kontoklass")),
            Column("year", _("År i filen")),
            *(
                Column(key, label, Unit.ORE, decimals=2, in_kronor=True)
                for key, label in zip(columns, labels, strict=True)
            ),
        ),
        rows=tuple(
            {
                "id": f"{total.year}-{total.account_class}",
                "account_class": total.account_class,
                "year": _("innevarande") if total.year == 0 else str(total.year),
                **{key: getattr(total, key) for key in columns},
            }
            for total in choices.class_totals
        ),
        notes=(_("Kronor; kredit är plus, debet är minus. Summorna stämmer med filens rader."),),
    )


def series_table(choices: LedgerChoices) -> Table:
    """The voucher series: how many vouchers, and what they move."""
    return Table(
        id="series",
        title=_("Verifikationer per serie"),
        columns=(
            Column("series", _("Serie")),
            Column("vouchers", _("Antal"), Unit.COUNT),
            Column("debit_ore", _("Debet, kr"), Unit.ORE, decimals=2, in_kronor=True),
            Column("credit_ore", _("Kredit, kr"), Unit.ORE, decimals=2, in_kronor=True),
        ),
        rows=tuple(
            {
                "id": total.series,
                "series": total.series or _("utan serie"),
                "vouchers": total.vouchers,
                "debit_ore": total.debit_ore,
                "credit_ore": total.credit_ore,
            }
            for total in choices.series_totals
        ),
    )


def history_line(batch: BatchRow) -> str:
    """One import in a line: file, kind, who, when, how much."""
    counts = [
        (batch.new, _("{count} nya")),
        (batch.changed, _("{count} ändrade")),
        (batch.gone, _("{count} borttagna")),
    ]
    said = ", ".join(text.format(count=value_text(count, Unit.COUNT)) for count, text in counts if count)
    line = _("{kind}, inläst {when} av {who}: {counts}").format(
        kind=FILE_KINDS.get(batch.kind, batch.kind),
        when=f"{batch.imported_at.astimezone():%Y-%m-%d %H.%M}",
        who=batch.imported_by,
        counts=said or _("inga ändringar"),
    )
    if batch.undone_at is not None:
        line += _(". Ångrad {when} av {who}").format(
            when=f"{batch.undone_at.astimezone():%Y-%m-%d %H.%M}", who=batch.undone_by
        )
    return line
