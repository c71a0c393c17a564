"""The one place where the views' counts of persons pass on their way to a table, a sentence or a chart.

`protected_counts` decides once what may be shown of an association's year, for every page and every month
that can be chosen, so that no page and no other month gives away what this one hides. A protected count is
the text `..` from here on, and `derived` carries it into all that is calculated from it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.participants.protection_keys import CountKey, Series, series_of
from dashboard.participants.protection_periods import by_series, lines
from dashboard.shapes.view import Cell, KeyFigure, Table, View
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.protected_counts import Counts, counts_of, people_datasets
from dashboard.views.protected_hidden import hidden_counts
from data_access.queries.participants import FLOWS
from data_access.queries.state import FIGURES, Remembered

Count = int | str | None
"""A count as it may be shown: `..` when protected, None when missing."""

Share = float | str | None
"""The same of a share."""

T = TypeVar("T")

ADDS_OVER_MONTHS = frozenset(measure.value for measure in FLOWS)


@dataclass(frozen=True)
class ProtectedCounts:
    """What may be shown of the persons that an association's tables count in a year.

    `public` are the tables that are shown as they were published. Of the others places and activities are
    shown through every `apart`:th month.
    """

    public: frozenset[str]
    known: Counts = field(default_factory=dict)
    hidden: frozenset[Hashable] = frozenset()
    apart: int = 1

    def shown(self, key: CountKey, value: int | None) -> Count:
        """The count as it may be shown.

        A count that was not foreseen when protecting is not shown, unless the reader has it from others:
        March-April is January-April minus January-February.
        """
        if value is None or key.table in self.public:
            return value
        known = self.known.get(key) if key in self.known else self._following(key)
        return value if known == value and key not in self.hidden else numbers.PROTECTED

    def detail_month(self, table: str, month: str) -> str | None:
        """The last month through which the table's places and activities are shown; None where none is."""
        if table in self.public:
            return month
        number = int(month[5:]) // self.apart * self.apart
        return f"{month[:4]}-{number:02d}" if number else None

    def _following(self, key: CountKey) -> int | None:
        """What follows for some months from the counts that are shown; None where nothing does."""
        start, end = key.interval
        for line in self._lines.get(series_of(key), ()):
            if key.measure in ADDS_OVER_MONTHS and start in line and end in line:
                return line[end] - line[start]
        return None

    @cached_property
    def of_everybody(self) -> tuple[CountKey, ...]:
        """The counts since January of both genders and all municipalities."""
        return tuple(
            key
            for key in self.known
            if key.gender is None and key.residence is None and key.first.endswith("-01")
        )

    @cached_property
    def _lines(self) -> dict[Series, list[dict[int, int]]]:
        shown = (key for key in self.known if key not in self.hidden)
        return {series: lines(keys, self.known) for series, keys in by_series(shown).items()}


_decided: Remembered[ProtectedCounts] = Remembered(64, FIGURES)


def protected_counts(context: Context) -> ProtectedCounts:
    """What may be shown of the selected year: the same for every page and every "t.o.m.".

    Decided once for the same figures in the store and remembered, since it may take seconds.
    """
    question = (context.association, context.selection.year)
    return _decided.answer(context.session, question, lambda: _decide(context))


def _decide(context: Context) -> ProtectedCounts:
    tables = people_datasets(context)
    association, year = context.association, context.selection.year
    public = frozenset(
        dataset.code for dataset in tables if dataset.is_published and not association.protect_published
    )
    if len(public) == len(tables) or not association.cell_threshold:
        return ProtectedCounts(frozenset(dataset.code for dataset in tables))
    apart = int(parameters.number("protection.detail_months", year))
    known: Counts = {}
    groups = {code: area.parts for code, area in context.areas.items() if area.parts}
    for dataset in tables:
        known |= counts_of(context, dataset, groups, 1 if dataset.code in public else apart)
    hidden = hidden_counts(
        known,
        public,
        groups,
        threshold=association.cell_threshold,
        zero_is_small=parameters.flag("protection.zero_is_small", year),
    )
    return ProtectedCounts(public, known, hidden, apart)


def derived(calculate: Callable[..., T], *operands: Cell) -> T | str:
    """What is calculated from counts: protected where any of them is, since it would give it away."""
    return numbers.PROTECTED if numbers.PROTECTED in operands else calculate(*operands)


def is_protected(*cells: Cell) -> bool:
    """Whether any of the cells is protected."""
    return numbers.PROTECTED in cells


def share_text(share: Share, decimals: int = 1) -> str:
    """A share in a sentence."""
    return numbers.PROTECTED if isinstance(share, str) else numbers.share(share, decimals)


def noted(context: Context, view: View) -> View:
    """The view with a note wherever it has a protected figure, saying what `..` means."""
    note = _(
        "Två punkter ({sign}) står för ett skyddat antal: det är lägre än {threshold}, eller skulle avslöja "
        "ett antal som är det."
    ).format(sign=numbers.PROTECTED, threshold=numbers.count(context.association.cell_threshold))
    tables = tuple(
        replace(table, notes=(*table.notes, note)) if _hides(table) else table for table in view.tables
    )
    if tables == view.tables and not any(map(_is_hidden, view.key_figures)):
        return view
    return replace(view, tables=tables, notes=(*view.notes, note))


def _is_hidden(figure: KeyFigure) -> bool:
    """Whether a key figure, or what it is compared with, is written as protected."""
    return is_protected(figure.value) or numbers.PROTECTED in (figure.comparison or "")


def _hides(table: Table) -> bool:
    return any(is_protected(*row.values()) for row in (*table.rows, table.totals))
