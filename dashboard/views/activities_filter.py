"""Searching and sorting the activities: a view in, the same view with fewer rows in another order out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dashboard.shapes.view import Cell, Table, View
from dashboard.translation import _
from dashboard.views.activities_extremes import dearest_and_cheapest
from dashboard.views.activities_tables import totals_of
from dashboard.views.small_cells import as_count

Row = Mapping[str, Cell]
SEARCHED = ("name", "target_group", "labels", "description", "sub_category_text", "orientation_text", "place")
PLAN_ORDER = "plan"
SORTS = {
    PLAN_ORDER: _("Dokumentets ordning"),
    "name": _("Namn"),
    "budget_ore": _("Störst budget"),
    "outcome_ore": _("Störst utfall"),
    "planned": _("Flest planerade deltagare"),
    "actual": _("Flest faktiska deltagare"),
    "cost_per_planned_ore": _("Högst budget per planerad deltagare"),
    "cost_per_actual_ore": _("Högst utfall per faktisk deltagare"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for: words, orientations, sub-categories, labels, one place, and an order."""

    text: str = ""
    orientations: tuple[str, ...] = ()
    sub_categories: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    area: str | None = None
    sort: str = PLAN_ORDER


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose between, as code and words, in the order of the rows."""

    orientations: dict[str, str]
    sub_categories: dict[str, str]
    labels: tuple[str, ...]
    areas: dict[str, str]
    sorts: dict[str, str]


def options(view: View) -> Options:
    """The choices that the view's rows give."""
    activities, places = _rows(view, "activities"), _rows(view, "places")
    labels = dict.fromkeys(label for row in activities for label in _labels(row))
    return Options(
        orientations=_words(activities, "orientation"),
        sub_categories=_words(activities, "sub_category"),
        labels=tuple(labels),
        areas={str(row["area"]): str(row["place"]) for row in places if row["area"]},
        sorts={
            key: words
            for key, words in SORTS.items()
            if key in {PLAN_ORDER, "name"} or any(row.get(key) is not None for row in activities)
        },
    )


def _rows(view: View, name: str) -> tuple[Row, ...]:
    table = view.table(name)
    return table.rows if table else ()


def _labels(row: Row) -> list[str]:
    return [label for label in str(row.get("labels") or "").split(", ") if label]


def _words(rows: tuple[Row, ...], key: str) -> dict[str, str]:
    return {str(row[key]): str(row[f"{key}_text"]) for row in rows if row.get(f"{key}_text")}


def filtered(view: View, wanted: Wanted) -> View:
    """The view with the activities that fit, their places and descriptions; key figures stay as they are.

    With a place chosen an activity shows what it has there, and only there. Where nothing is asked for it is
    the view itself, so that what is drawn of it need not be drawn anew.
    """
    activities = view.table("activities")
    if activities is None or wanted == EVERYTHING:
        return view
    places = [row for row in _rows(view, "places") if wanted.area in (None, row["area"])]
    there = {str(row["activity"]): row for row in places}
    rows = [
        {**row, **_figures_there(row, there[str(row["id"])])} if wanted.area else dict(row)
        for row in activities.rows
        if str(row["id"]) in there and _fits(row, wanted)
    ]
    rows.sort(key=_order(wanted.sort))
    kept = {str(row["id"]): place for place, row in enumerate(rows)}
    described = {str(row["id"]) for row in activities.rows} - set(kept)
    tables = []
    for table in view.tables:
        if table.id == "activities":
            tables.append(_with_rows(table, rows))
        elif table.id == "places":
            tables.append(_kept(table, [row for row in places if row["activity"] in kept], kept, "activity"))
        elif table.id == "descriptions":
            left = [row for row in table.rows if row["id"] not in described and _fits(row, wanted)]
            tables.append(_kept(table, left, kept, "id"))
        else:
            tables.append(table)
    return replace(view, tables=tuple(tables))


def _with_rows(table: Table, rows: list[dict[str, Cell]]) -> Table:
    """The table of the activities left; its total and its sentence are of those alone."""
    return replace(table, rows=tuple(rows), totals=totals_of(rows), finding=dearest_and_cheapest(rows))


def _kept(table: Table, rows: list[Row], order: Mapping[str, int], key: str) -> Table:
    """Rows in the order of their activities; what is not among those stands last."""
    return replace(table, rows=tuple(sorted(rows, key=lambda row: order.get(str(row[key]), len(order)))))


def _figures_there(row: Row, place: Row) -> dict[str, Cell]:
    return {key: value for key, value in place.items() if key in row and key not in {"id", "name"}}


def _fits(row: Row, wanted: Wanted) -> bool:
    searched = " ".join(str(row.get(key) or "") for key in SEARCHED).casefold()
    return (
        all(word in searched for word in wanted.text.casefold().split())
        and (not wanted.orientations or row.get("orientation") in wanted.orientations)
        and (not wanted.sub_categories or row.get("sub_category") in wanted.sub_categories)
        and (not wanted.labels or bool(set(wanted.labels) & set(_labels(row))))
    )


def _order(sort: str) -> Callable[[Row], tuple[bool, int | str]]:
    """Largest first, what is missing or protected last; names from A on; else as they stand."""
    if sort == "name":
        return lambda row: (False, str(row["name"]).casefold())
    if sort not in SORTS or sort == PLAN_ORDER:
        return lambda _row: (False, 0)

    def by_size(row: Row) -> tuple[bool, int]:
        value = as_count(row.get(sort))
        return value is None, -abs(value or 0)

    return by_size


def comparable(view: View) -> dict[str, str]:
    """The activities with a cost per participant anywhere: name by slug, those in several places first."""
    places: dict[str, int] = {}
    for row in _rows(view, "places"):
        costs = (row["cost_per_planned_ore"], row["cost_per_actual_ore"])
        if any(as_count(cost) is not None for cost in costs):
            places[str(row["activity"])] = places.get(str(row["activity"]), 0) + 1
    names = {str(row["id"]): str(row["name"]) for row in _rows(view, "activities")}
    return {slug: names[slug] for slug in sorted(places, key=lambda slug: -places[slug])}


def of_activity(table: Table, activity: str) -> Table:
    """The table's rows of one activity; its sources and notes stay, its total would be of others too."""
    rows = tuple(row for row in table.rows if row.get("activity") == activity)
    return replace(table, rows=rows, totals={})
