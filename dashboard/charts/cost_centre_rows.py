"""What the charts of cost centres share: where each row stands, and what it says on hover."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.translation import _

LEAST_LEFT = 190
EMPTY_HEIGHT = 160
FRAME_HEIGHT = 80
PROJECTS = "projects"


@dataclass(frozen=True)
class Placed:
    """Rows with their places from the top down, the headings between them, and the places in all."""

    rows: tuple[Row, ...]
    places: tuple[int, ...]
    headings: tuple[tuple[int, str], ...]
    height: int

    @cached_property
    def names(self) -> list[str]:
        """The rows' names as they stand on the axis."""
        return [cells.short_name(row, cells.LONG_NAME) for row in self.rows]

    @cached_property
    def left(self) -> int:
        """The left margin: room for the names, and for the headings that stand over them."""
        return layout.room_for(self.names, LEAST_LEFT)


def has_budget(row: Row) -> bool:
    """Whether the cost centre has a budget to be compared with."""
    return bool(cells.amount(row, "budget_ore"))


def place(own: Sequence[Row], projects: Sequence[Row]) -> Placed:
    """Own operations first; projects, if any, in a group of their own below a heading.

    A heading over the own operations stands only where there is something to keep them apart from. All
    projects as one row are their own heading: they stand below a gap.
    """
    headings: list[tuple[int, str]] = []
    places: list[int] = []
    top = 0
    if own and [row.get("id") for row in projects] == [PROJECTS]:
        gap = len(own) + 1
        return Placed((*own, *projects), (*range(len(own)), gap), (), gap + 1)
    if projects and own:
        headings.append((top, _("Egen verksamhet")))
        top += 1
    places.extend(range(top, top + len(own)))
    top += len(own)
    if projects:
        headings.append((top, projects_heading(projects)))
        top += 1
    places.extend(range(top, top + len(projects)))
    return Placed((*own, *projects), tuple(places), tuple(headings), top + len(projects))


def projects_heading(projects: Sequence[Row]) -> str:
    """The heading of the project group; it says so when none of them has a budget."""
    if all(cells.amount(row, "budget_ore") == 0 for row in projects):
        return _("ESF-projekt, utan budget")
    return _("ESF-projekt")


def frame(placed: Placed) -> dict[str, Any]:
    """Height, axis of names, rows and group headings; the headings stand in the margin above the names."""
    return {
        "height": placed.height * layout.ROW_HEIGHT + FRAME_HEIGHT,
        "yaxis": axes.category_axis(
            placed.places,
            placed.names,
            range=[placed.height - 0.4, -0.6],
        ),
        "rows": {top: str(row.get("id")) for row, top in zip(placed.rows, placed.places, strict=True)},
        "annotations": [
            layout.note(f"<b>{text}</b>", 0, top, xref="paper", xshift=4 - placed.left)
            for top, text in placed.headings
        ],
    }


def drawn_rows(rows: Iterable[Row]) -> list[Row]:
    """What is drawn of a level: no sums, which are their parts drawn again, and no income beside costs."""
    return [row for row in rows if not row.get("is_total") and row.get("is_cost") is not False]


def is_followed_up(rows: Iterable[Row]) -> bool:
    """Whether any of the rows has an outcome; a year that is only planned has none."""
    return any(cells.number(row, "outcome_ore") is not None for row in rows)


def used_text(row: Row, *, followed_up: bool = True) -> str:
    """Outcome of budget and the share used, costs as plain numbers: `625 av 1 875 · 33,3 %`.

    Only the side that is known where the other is missing; neither, and the row's own reason stands.
    """
    outcome = cells.tkr_text(row, "outcome_ore", unit=False, cost=True)
    budget = cells.tkr_text(row, "budget_ore", unit=False, cost=True)
    if cells.number(row, "budget_ore") is None:
        return cells.with_reason(outcome, row) if cells.number(row, "outcome_ore") is None else outcome
    if not has_budget(row):
        return _("{outcome} · utan budget").format(outcome=outcome) if followed_up else _("utan budget")
    if not followed_up:
        return budget
    if cells.number(row, "used_share") is None:
        return _("{outcome} av {budget}").format(outcome=outcome, budget=budget)
    return _("{outcome} av {budget} · {share}").format(
        outcome=outcome, budget=budget, share=cells.share_text(row, "used_share")
    )


def variance_text(row: Row, *, unit: bool = True) -> str:
    """The variance to date with arrow and sign."""
    value = cells.amount(row, "variance_to_date_ore")
    if value is None:
        return cells.absent(row, "variance_to_date_ore")
    return notation.variance_label(value, unit=unit)


def hover(row: Row) -> str:
    """The full name and every number behind the row's marks."""
    title = f"<b>{cells.name(row)}</b>"
    outcome = _("Utfall: {amount}").format(amount=cells.tkr_text(row, "outcome_ore", cost=True))
    before = ""
    if cells.number(row, "previous_year_ore") is not None:
        before = _("Samma period året före: {amount}").format(
            amount=cells.tkr_text(row, "previous_year_ore", cost=True)
        )
    if not has_budget(row):
        without = _("Utan budget") if cells.number(row, "budget_ore") == 0 else cells.reason(row)
        return cells.lines(title, outcome, without, before)
    return cells.lines(
        title,
        outcome,
        _("Budget hela året: {amount}").format(amount=cells.tkr_text(row, "budget_ore", cost=True)),
        _("Budget hittills: {amount}").format(amount=cells.tkr_text(row, "budget_to_date_ore", cost=True)),
        _("Avvikelse hittills: {amount}").format(amount=variance_text(row)),
        _("Använt: {used}, förväntat {expected}").format(
            used=cells.share_text(row, "used_share"), expected=cells.share_text(row, "expected_share")
        ),
        before,
    )
