"""Avstämning: do the figures agree with each other?"""

from dataclasses import replace

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, KeyFigure, Table, Unit, View
from dashboard.translation import _
from dashboard.views.context import Context, open_context, reference
from dashboard.views.reconciliation_rows import comparison_row, is_protected
from data_access.queries.kept import ask_once
from data_access.reconciliation import Comparison, Kind, Verdict, count, reconcile
from data_access.reconciliation.words import figure

FINAL = "outcome"
"""A count of comparisons is what it is: neither plan nor preliminary."""


def build(session: Session, selection: Selection) -> View:
    """The view for a selection; all years of the association, since two tables may be of two years' plans."""
    context = open_context(session, selection)
    question = ("reconciliation", context.association.id)
    return replace(ask_once(session, question, lambda: _built(session, context)), selection=selection)


def _built(session: Session, context: Context) -> View:
    comparisons = reconcile(session, context.association)
    tables = (comparison_table(context, comparisons),) if comparisons else ()
    return View(
        view="reconciliation",
        selection=context.selection,
        question=_("Stämmer siffrorna med varandra?"),
        finding=finding(context, comparisons),
        key_figures=key_figures(comparisons),
        tables=tables,
        notes=_notes(context, comparisons) if comparisons else (),
    )


def finding(context: Context, comparisons: tuple[Comparison, ...]) -> str:
    """How many comparisons hold, and what the largest difference in money is."""
    if not comparisons:
        return _("{name} har inga tabeller som går att jämföra med varandra.").format(
            name=context.association.name
        )
    found = count(comparisons)
    if found[Verdict.EQUAL] == len(comparisons):
        return _("Alla {all} jämförelser stämmer.").format(all=numbers.count(len(comparisons)))
    holds = _("Av {all} jämförelser stämmer {equal}, och {rounding} skiljer bara genom avrundning").format(
        all=numbers.count(len(comparisons)),
        equal=numbers.count(found[Verdict.EQUAL]),
        rounding=numbers.count(found[Verdict.ROUNDING]),
    )
    if not found[Verdict.DIFFERS]:
        return _("{holds}; ingen skiljer mer än så.").format(holds=holds)
    sentence = _("{holds}; {differs} skiljer mer än så").format(
        holds=holds, differs=numbers.count(found[Verdict.DIFFERS])
    )
    return sentence + _largest(comparisons) + "."


def _largest(comparisons: tuple[Comparison, ...]) -> str:
    amounts = [
        (abs(one.difference), one)
        for one in comparisons
        if one.verdict is Verdict.DIFFERS and one.kind is Kind.ORE and one.difference is not None
    ]
    if not amounts:
        return ""
    size, one = max(amounts, key=lambda pair: pair[0])
    text = _(", mest {size} ({what}, {period})")
    return text.format(size=figure(size, Kind.ORE), what=one.what, period=numbers.period(*one.period))


def key_figures(comparisons: tuple[Comparison, ...]) -> tuple[KeyFigure, ...]:
    """How many comparisons were made, and how they came out."""
    found = count(comparisons)
    statuses = found[Verdict.DIFFERENT_STATUSES]
    sources = sources_of(comparisons)

    def counted(name: str, label: str, value: int, comparison: str) -> KeyFigure:
        return KeyFigure(
            id=name,
            label=label,
            unit=Unit.COUNT,
            value=value if comparisons else None,
            status=FINAL if comparisons else None,
            comparison=comparison,
            sources=sources,
            missing_reason=None if comparisons else _("inget att jämföra"),
        )

    return (
        counted("compared", _("Jämförelser"), len(comparisons), _("alla år, alla tabeller")),
        counted("equal", _("Stämmer"), found[Verdict.EQUAL], _("lika på öret eller personen")),
        counted("rounding", _("Avrundning"), found[Verdict.ROUNDING], _("inom halva precisionen")),
        counted(
            "differs",
            _("Skiljer"),
            found[Verdict.DIFFERS],
            _("därutöver {count} med olika status").format(count=statuses),
        ),
        counted(
            "cannot-compare",
            _("Kan inte jämföras"),
            found[Verdict.CANNOT_COMPARE],
            _("tom cell eller olika perioder"),
        ),
    )


def sources_of(comparisons: tuple[Comparison, ...]) -> tuple[SourceReference, ...]:
    """The sources of both sides of every comparison, each once."""
    found = {
        source.code: reference(source)
        for one in comparisons
        for side in (one.left, one.right)
        for source in side.sources
    }
    return tuple(found[code] for code in sorted(found))


def comparison_table(context: Context, comparisons: tuple[Comparison, ...]) -> Table:
    """Every comparison, what differs first, with both figures and their sources."""
    rows: list[dict[str, Cell]] = [comparison_row(context, one) for one in comparisons]
    return Table(
        id="comparisons",
        title=_("Jämförelserna"),
        columns=(
            Column("verdict_text", _("Bedömning")),
            Column("subject", _("Vad som jämförs")),
            Column("left_text", _("Ena talet"), links_to="left_source"),
            Column("right_text", _("Andra talet"), links_to="right_source"),
            Column("difference_text", _("Skillnad")),
            Column("tables", _("Tabell")),
            Column("comment", _("Förklaring")),
        ),
        rows=tuple(rows),
        sources=sources_of(comparisons),
        covers=_period(comparisons),
    )


def _period(comparisons: tuple[Comparison, ...]) -> str:
    first = min(one.period[0] for one in comparisons)[:4]
    last = max(one.period[1] for one in comparisons)[:4]
    return first if first == last else f"{first}–{last}"


def _notes(context: Context, comparisons: tuple[Comparison, ...]) -> tuple[str, ...]:
    protected = _(
        "Antal deltagare som inte är publicerade är skyddade: av de jämförelserna visas bara bedömningen, "
        "för en skillnad mellan två tabeller kan röja ett litet antal."
    )
    return (
        *((protected,) if any(is_protected(context, one) for one in comparisons) else ()),
        _(
            "Avstämningen gäller alla förbundets tabeller, oavsett valt år: samma sak kan stå i två dokument "
            "från olika år. Inget rättas; varje tal visas som det är publicerat."
        ),
        _(
            "Avrundning: ett tal tryckt i hela tkr står för allt inom en halv tkr åt vardera hållet. "
            "Skillnaden är avrundning om den ryms i de jämförda talens alla halvor tillsammans."
        ),
        _(
            "Olika status: en prognos och ett utfall för samma år kan vara olika och ändå båda vara sanna. "
            "De läggs aldrig ihop."
        ),
    )
