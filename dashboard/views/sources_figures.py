"""The figures that rest on one source, row by row."""

from itertools import islice

from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table
from dashboard.translation import _
from dashboard.views.context import Context, reference, status_text
from dashboard.views.reconciliation_rows import KEYS, PEOPLE, figure_text
from data_access.queries import provenance
from data_access.queries.ledger_answers import CODE as LEDGER
from data_access.queries.rows import DatasetRow, FigureRow, SourceRow
from data_access.reconciliation import kind_of
from data_access.reconciliation.words import ALTERNATIVES, MEASURES, capital, plain_value

MOST_ROWS = 500
"""So many rows are listed; an imported file may hold tens of thousands."""


def figure_table(context: Context, source: SourceRow) -> Table:
    """Every figure of the source with its table, as printed too; counts of persons may be protected."""
    found = provenance.figures_of(context.session, context.association.id, source.code)
    rows = [_row(context, place, *pair) for place, pair in enumerate(islice(found, MOST_ROWS + 1), start=1)]
    notes = []
    if len(rows) > MOST_ROWS:
        notes.append(_("De första {count} raderna visas.").format(count=numbers.count(MOST_ROWS)))
    if any(str(row["id"]).startswith(LEDGER) for row in rows):
        notes.append(_("Huvudboken visas som summor per kostnadsställe och rad i resultaträkningen."))
    if any(row["value_text"] == numbers.PROTECTED for row in rows):
        notes.append(_("Antal deltagare som inte är publicerade är skyddade här."))
    return Table(
        id="figures",
        title=_("Siffrorna ur källan"),
        columns=(
            Column("name", _("Vad")),
            Column("covers", _("Avser")),
            Column("value_text", _("Värde")),
            Column("printed", _("Som tryckt")),
            Column("dataset", _("Tabell"), shown=len({row["dataset"] for row in rows}) > 1),
            Column("status_text", _("Status")),
            Column("note", _("Anmärkning")),
        ),
        rows=tuple(rows[:MOST_ROWS]),
        sources=(reference(source),),
        notes=tuple(notes),
    )


def _row(context: Context, place: int, dataset: DatasetRow, row: FigureRow) -> dict[str, Cell]:
    kind = kind_of(row.measure)
    found: dict[str, Cell] = {
        "id": f"{dataset.code}/{place}",
        "name": _name(context, row),
        "covers": numbers.period(row.period_from, row.period_to),
        f"value{KEYS[kind]}": plain_value(row.value, kind),
        "value_text": figure_text(row.value, kind, row.precision),
        "printed": row.printed,
        "dataset": dataset.title,
        "status": dataset.status,
        "status_text": status_text(dataset),
        "note": _note(row),
        "is_total": row.is_total,
        "missing_reason": row.missing_reason,
    }
    public = dataset.is_published and not context.association.protect_published
    if row.measure in PEOPLE and not public and row.value is not None:
        found |= {f"value{KEYS[kind]}": numbers.PROTECTED, "value_text": numbers.PROTECTED, "printed": None}
    return found


def _note(row: FigureRow) -> str | None:
    outside = None if row.in_total else _("utanför tabellens summa")
    return "; ".join(part for part in (row.missing_reason, outside, row.note) if part) or None


def _name(context: Context, row: FigureRow) -> str:
    """`Bidrag, Borås`, `Inflöde, kvinnor`; sums say that they are."""
    places = {
        "cost_centre": {code: found.name for code, found in context.cost_centres.items()},
        "statement_line": {code: found.name for code, found in context.statement_lines.items()},
        "member": {code: found.name for code, found in context.members.items()},
        "activity": {code: found.name for code, found in context.activities.items()},
        "residence_area": {code: found.name for code, found in context.areas.items()},
        "delivery_area": {code: found.name for code, found in context.areas.items()},
        "gender": words.GENDERS,
        "alternative": ALTERNATIVES,
        "category": {},
    }
    codes = [(name, getattr(row, name)) for name in places]
    parts = [places[name].get(code, code) for name, code in codes if code is not None]
    text = ", ".join([MEASURES[row.measure], *parts])
    said = not row.is_total or row.statement_line is not None
    return (_("{what}") if said else _("{what}, summa")).format(what=capital(text))
