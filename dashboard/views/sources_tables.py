"""Källor's tables of sources: what rests on each, and table by table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import reference
from data_access.queries.provenance import RestingRow
from data_access.queries.rows import SourceRow
from data_access.reconciliation.words import MEASURES, STATUSES

SHORT_SHA256 = 12
"""So many signs are enough to tell two files apart by eye; the whole sum is in the row as well."""

LISTS = {
    "members": (_("{count} medlem"), _("{count} medlemmar")),
    "areas": (_("{count} område"), _("{count} områden")),
    "cost_centres": (_("{count} budgetrad"), _("{count} budgetrader")),
    "statement_lines": (_("{count} resultatrad"), _("{count} resultatrader")),
    "activities": (_("{count} insats"), _("{count} insatser")),
    "goals": (_("{count} mål"), _("{count} mål")),
    "calendar_events": (_("{count} datum i kalendern"), _("{count} datum i kalendern")),
}
"""What one and several rows of each list are called."""


def source_name(source: SourceRow) -> str:
    """`Verksamhetsplan 2016, 4. Prioriterade insatser`."""
    return ", ".join(part for part in (source.title, source.section, source.page) if part)


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on the association's sources: figures, tables that name them, rows of the lists."""

    figures: tuple[RestingRow, ...]
    headed: Mapping[str, set[str]]
    listed: Mapping[str, Mapping[str, int]]

    def of(self, source: str) -> tuple[RestingRow, ...]:
        """The figures of one source."""
        return tuple(row for row in self.figures if row.source == source)

    def tables(self, source: str) -> set[str]:
        """The tables that have figures from a source, or name it as their own."""
        return {row.dataset for row in self.of(source)} | self.headed.get(source, set())


def source_table(rows: tuple[SourceRow, ...], resting: Resting, marked: SourceRow | None) -> Table:
    """Every source of the association with what rests on it."""
    return Table(
        id="sources",
        title=_("Källorna"),
        columns=(
            Column("document", _("Dokument")),
            Column("section", _("Avsnitt eller tabell"), links_to="source"),
            Column("page", _("Sida")),
            Column("figures", _("Siffror"), Unit.COUNT),
            Column("datasets", _("Tabeller"), Unit.COUNT),
            Column("listed", _("Annat som vilar på källan")),
            Column("file_name", _("Fil")),
            Column("sha256_start", _("SHA-256")),
        ),
        rows=tuple(
            {
                "source": row.code,
                "document": row.title if before is None or before.title != row.title else None,
                **_source_row(row, resting, marked),
            }
            for before, row in zip((None, *rows), rows, strict=False)
        ),
    )


def _source_row(row: SourceRow, resting: Resting, marked: SourceRow | None) -> dict[str, Cell]:
    listed = resting.listed.get(row.code, {})
    return {
        "id": row.code,
        "title": row.title,
        "section": row.section or row.file_name or row.title,
        "page": row.page,
        "date": row.date,
        "figures": sum(found.figures for found in resting.of(row.code)),
        "datasets": len(resting.tables(row.code)),
        "listed": ", ".join(_listed(name, count) for name, count in listed.items()),
        "address": row.address,
        "file_name": row.file_name,
        "file_sha256": row.file_sha256,
        "sha256_start": row.file_sha256[:SHORT_SHA256] if row.file_sha256 else None,
        "is_marked": row == marked,
    }


def _listed(name: str, count: int) -> str:
    one, many = LISTS[name]
    return (one if count == 1 else many).format(count=numbers.count(count))


def dataset_table(
    rows: Iterable[SourceRow], resting: tuple[RestingRow, ...], marked: SourceRow | None
) -> Table:
    """Which tables' figures rest on which source, by measure; of the marked source alone if one is."""
    names = {row.code: row for row in rows}
    shown = [row for row in resting if marked is None or row.source == marked.code]
    return Table(
        id="datasets",
        title=_("Tabell för tabell"),
        columns=(
            Column("source_name", _("Källa"), links_to="source"),
            Column("name", _("Tabell")),
            Column("measure_text", _("Mått")),
            Column("covers", _("Avser")),
            Column("status_text", _("Status")),
            Column("figures", _("Siffror"), Unit.COUNT),
        ),
        rows=tuple(_dataset_row(row, names[row.source]) for row in shown),
        totals={"name": _("Summa"), "figures": sum(row.figures for row in shown)},
        sources=tuple(reference(names[code]) for code in dict.fromkeys(row.source for row in shown)),
    )


def _dataset_row(row: RestingRow, source: SourceRow) -> dict[str, Cell]:
    return {
        "id": f"{row.source}/{row.dataset}/{row.measure}",
        "source": row.source,
        "source_name": source_name(source),
        "dataset": row.dataset,
        "name": row.title,
        "measure": row.measure,
        "measure_text": MEASURES[row.measure],
        "covers": numbers.period(row.first_month, row.last_month),
        "status": row.status,
        "status_text": STATUSES[row.status],
        "figures": row.figures,
    }
