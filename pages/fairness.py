"""Likvärdighet: is it fair between municipalities, and between women and men?"""

import streamlit as st

from dashboard.charts import fairness as charts
from dashboard.charts import map as maps
from dashboard.interface import cache
from dashboard.interface.block_component import side_by_side, together
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.downloads import with_tables
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.measure_choice import measure_choice
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files, show_notes
from dashboard.interface.tables import show_table
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import Table, View
from dashboard.translation import _


@st.fragment
def fairness_page() -> None:
    """One measure at a time, on dots and on a map; women and men below."""
    with together("page"):
        selection, key = open_page(_("Likvärdighet"))
        view, chosen = draw(selection, key)
    show_files(view, chosen)
    make_ahead("fairness", draw, selection, key)


def draw(selection: Selection, key: StoreKey) -> tuple[View, tuple[Choice, ...]]:
    """What stands below the selection; the view with the chosen measure, and which one that is."""
    chosen: tuple[Choice, ...] = ()
    view = read(lambda: cache.view("fairness", selection, key))
    show_answer(view)
    if view.table("municipalities") is not None:
        names: dict[str, str] = view.facts["measures"]
        measure = measure_choice(names, view.facts["main_measure"])
        shown: Table = view.facts["by_measure"][measure]
        view = with_tables(view, "municipalities", shown)
        chosen = ((_("Vad som jämförs"), names[measure]),)
        _municipalities(shown, measure, names[measure])
    _meaning_and_genders(view)
    show_notes(view)
    return view, chosen


def _municipalities(shown: Table, measure: str, name: str) -> None:
    with side_by_side("dots-and-map"):
        show_chart(
            drawn(charts.index_dots, shown, measure),
            key="index",
            title=_("{measure}: index per kommun").format(measure=name),
            table=shown,
        )
        if maps.has_outline(str(row["id"]) for row in shown.rows):
            show_chart(
                drawn(maps.index_map, shown, f"{measure}_index"),
                key="map",
                title=_("{measure} på kartan").format(measure=name),
                table=shown,
            )
    show_table(shown)


def _meaning_and_genders(view: View) -> None:
    by_gender, meaning = view.table("genders"), view.table("meaning")
    if meaning is not None:
        show_table(meaning)
    if by_gender is not None:
        show_chart(
            drawn(charts.women_shares, by_gender),
            key="women",
            title=_("Kvinnors andel, mått för mått"),
            finding=by_gender.finding,
            table=by_gender,
        )
        show_table(by_gender)


fairness_page()
