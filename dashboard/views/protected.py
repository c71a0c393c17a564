"""The one place where the views' counts of persons pass on their way to a table, a sentence or a chart.

`protected_counts` decides once what may be shown of an association's year, for every page and every month
that can be chosen, so that no page and no other month gives away what this one hides. A protected count is
the text `..` from here on, and `derived` carries it into all that is calculated from it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.participants.protection import protect
from dashboard.participants.protection_counts import ShownCount, count_grid
from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.view import Cell, Table, View
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.protected_counts import Counts, counts_of, people_datasets

Count = int | str | None
"""A count as it may be shown: `..` when protected, None when missing."""

Share = float | str | None
"""The same of a share."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProtectedCounts:
    """What may be shown of the persons that an association's tables count in a year.

    `public` are the tables that are shown as they were published.
    """

    public: frozenset[str]
    known: Counts = field(default_factory=dict)
    hidden: frozenset[Hashable] = frozenset()

    def shown(self, key: CountKey, value: int | None) -> Count:
        """The count as it may be shown. A count that was not foreseen when protecting is not shown."""
        if value is None or key.table in self.public:
            return value
        return value if self.known.get(key) == value and key not in self.hidden else numbers.PROTECTED


def protected_counts(context: Context) -> ProtectedCounts:
    """Decide for the selected year: the same for every page and every "t.o.m."."""
    tables = people_datasets(context)
    association = context.association
    public = frozenset(
        dataset.code for dataset in tables if dataset.is_published and not association.protect_published
    )
    if len(public) == len(tables) or not association.cell_threshold:
        return ProtectedCounts(frozenset(dataset.code for dataset in tables))
    known: Counts = {}
    groups = {code: area.parts for code, area in context.areas.items() if area.parts}
    for dataset in tables:
        known |= counts_of(context, dataset, groups)
    grid = count_grid((ShownCount(key, value, key.table in public) for key, value in known.items()), groups)
    protection = protect(
        grid,
        threshold=association.cell_threshold,
        zero_is_small=parameters.flag("protection.zero_is_small", context.selection.year),
    )
    return ProtectedCounts(public, known, protection.hidden)


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
    if tables == view.tables and not is_protected(*(figure.value for figure in view.key_figures)):
        return view
    return replace(view, tables=tables, notes=(*view.notes, note))


def _hides(table: Table) -> bool:
    return any(is_protected(*row.values()) for row in (*table.rows, table.totals))
