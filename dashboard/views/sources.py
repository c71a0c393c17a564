"""Källor: where does every figure and every rule number come from?"""

from dataclasses import replace

from sqlmodel import Session

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import KeyFigure, Unit, View
from dashboard.translation import _, plural
from dashboard.views.context import Context, open_context, reference
from dashboard.views.sources_figures import figure_table
from dashboard.views.sources_parameters import parameter_table
from dashboard.views.sources_tables import Resting, dataset_table, source_name, source_table
from data_access.queries import provenance
from data_access.queries.kept import ask_lately
from data_access.queries.provenance import RestingRow
from data_access.queries.rows import SourceRow

FINAL = "outcome"
"""What is counted here is the sources themselves: neither plan nor preliminary."""


def build(session: Session, selection: Selection, source: str | None = None) -> View:
    """The view for a selection, with one source marked and its figures listed where its code is given.

    The association's sources of all years: a figure of one year may rest on a document of another.
    """
    context = open_context(session, selection)
    question = ("sources", context.association.id, source)
    return replace(
        ask_lately(session, question, lambda: _built(session, context, source)), selection=selection
    )


def _built(session: Session, context: Context, source: str | None) -> View:
    rows = provenance.sources(session, context.association.id)
    identity = context.association.id
    resting = provenance.resting(session, identity)
    everything = Resting(resting, provenance.headed(session, identity), provenance.listed(session, identity))
    marked = next((row for row in rows if row.code == source), None)
    tables = [
        source_table(rows, everything, marked),
        dataset_table(rows, resting, marked),
        parameter_table(),
    ]
    if marked is not None:
        tables.insert(0, figure_table(context, marked))
    return View(
        view="sources",
        selection=context.selection,
        question=_("Var kommer varje siffra och varje regel ifrån?"),
        finding=finding(rows, resting),
        key_figures=key_figures(rows, resting),
        tables=tuple(table for table in tables if table.rows),
        notes=_notes(context),
        facts={
            "source": marked.code if marked else None,
            "marked": marked_sentence(marked, resting) if marked else None,
        },
    )


def finding(rows: tuple[SourceRow, ...], resting: tuple[RestingRow, ...]) -> str:
    """How many figures rest on how many documents, and how many rule numbers are assumptions."""
    records = parameters.all_records()
    places = len({row.source for row in resting})
    return _(
        "{figures} siffror vilar på {places} i {documents} dokument; av {parameters} regeltal är "
        "{assumptions} antaganden."
    ).format(
        figures=numbers.count(sum(row.figures for row in resting)),
        places=plural("{count} ställe", "{count} ställen", places).format(count=numbers.count(places)),
        documents=numbers.count(len(_documents(rows, resting))),
        parameters=numbers.count(len(records)),
        assumptions=numbers.count(sum(record.status == "assumption" for record in records)),
    )


def marked_sentence(marked: SourceRow, resting: tuple[RestingRow, ...]) -> str:
    """What rests on the marked source."""
    of_source = [row for row in resting if row.source == marked.code]
    if not of_source:
        return _("{source}: inga siffror, men det som förbundets listor säger.").format(
            source=source_name(marked)
        )
    figures, tables = (
        sum(row.figures for row in of_source),
        list(dict.fromkeys(row.title for row in of_source)),
    )
    return _("{source}: {figures} i {tables}.").format(
        source=source_name(marked),
        figures=plural("{count} siffra", "{count} siffror", figures).format(count=numbers.count(figures)),
        tables=_("tabellen ”{title}”").format(title=tables[0])
        if len(tables) == 1
        else _("{count} tabeller").format(count=numbers.count(len(tables))),
    )


def _documents(rows: tuple[SourceRow, ...], resting: tuple[RestingRow, ...]) -> set[str]:
    used = {row.source for row in resting}
    return {row.title for row in rows if row.code in used}


def key_figures(rows: tuple[SourceRow, ...], resting: tuple[RestingRow, ...]) -> tuple[KeyFigure, ...]:
    """Documents, places in them, figures, rule numbers, and those that are assumptions."""
    records = parameters.all_records()
    used = {row.source for row in resting}
    of_figures = tuple(reference(row) for row in rows if row.code in used)
    of_rules = tuple(
        SourceReference(id=record.key, title=record.source.title, section=record.source.section)
        for record in records
    )

    def counted(
        name: str, label: str, value: int, comparison: str, sources: tuple[SourceReference, ...]
    ) -> KeyFigure:
        return KeyFigure(
            id=name,
            label=label,
            unit=Unit.COUNT,
            value=value,
            status=FINAL,
            comparison=comparison,
            sources=sources,
        )

    assumptions = sum(record.status == "assumption" for record in records)
    return (
        counted(
            "documents",
            _("Dokument"),
            len(_documents(rows, resting)),
            _("med förbundets siffror"),
            of_figures,
        ),
        counted("sources", _("Källor"), len(rows), _("avsnitt och tabeller i dem"), of_figures),
        counted(
            "figures",
            _("Siffror"),
            sum(row.figures for row in resting),
            _("var och en med källa"),
            of_figures,
        ),
        counted("parameters", _("Regeltal"), len(records), _("med källa och första dag"), of_rules),
        counted("assumptions", _("Varav antaganden"), assumptions, _("övriga är verifierade"), of_rules),
    )


def _notes(context: Context) -> tuple[str, ...]:
    notes = [
        _(
            "Källans fil är texten som siffrorna är avskrivna ur. SHA-256 är filens fingeravtryck: samma fil "
            "ger samma tecken, en ändrad fil ger andra."
        ),
        _(
            "Ett regeltal är verifierat när det står i den källa som anges. Ett antagande är produktens eget "
            "och sägs vara det där det används."
        ),
    ]
    if context.association.is_fictional:
        notes.append(_("Förbundet är påhittat: dess källor finns inte."))
    return tuple(notes)
