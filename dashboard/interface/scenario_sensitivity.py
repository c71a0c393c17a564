"""Känslighet: tornado, a band of worse and better, and two levers against each other."""

import streamlit as st

from dashboard.charts import sensitivity as charts
from dashboard.interface import numbers
from dashboard.interface.block import Block
from dashboard.interface.block_component import show_block
from dashboard.interface.charts import show_chart
from dashboard.interface.markdown import plain
from dashboard.interface.tables import show_table, source_line
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.levers import Lever
from dashboard.scenarios.measures import Measure
from dashboard.scenarios.messages import ScenarioError
from dashboard.shapes.view import Table
from dashboard.translation import _
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_sensitivity import (
    ABOVE,
    BELOW,
    KEPT,
    LEVERS_IN_BAND,
    TwoWayTable,
    band_levers,
    band_table,
    measure_words,
    measures,
    tornado_table,
    two_way_levers,
    two_way_table,
)

MEASURE, BAND, FIRST, SECOND = "sensitivity-measure", "sensitivity-band", "two-way-first", "two-way-second"
USUAL = ("state.change_share", "cost.change_share")
GROUNDS = {KEPT: "green", BELOW: "red", ABOVE: "orange"}


def show_sensitivity(run: ScenarioRun) -> None:
    """All three, around the scenario as it stands."""
    measure = _measure(run)
    table = tornado_table(run, measure)
    if table.rows:
        show_chart(
            charts.tornado(table), key="tornado", title=table.title, finding=table.finding, table=table
        )
        with st.expander(_("Tornadons tal"), key="tornado-table"):
            show_table(table, title=False)
    else:
        st.info(table.finding)
    _band(run)
    _two_way(run, measure, table)


def _measure(run: ScenarioRun) -> Measure:
    choices = measures(run)
    if st.session_state.get(MEASURE) not in choices:
        st.session_state[MEASURE] = choices[0]
    chosen: Measure = st.selectbox(
        _("Vad som mäts"),
        choices,
        format_func=lambda one: measure_words(one, run.focus),
        key=MEASURE,
        width=380,
    )
    return chosen


def _band(run: ScenarioRun) -> None:
    known = {lever.key: lever.label for lever in band_levers(run)}
    if not known:
        return
    kept = [key for key in st.session_state.get(BAND, ()) if key in known]
    default = stand_at(BAND, kept or list(known)[:LEVERS_IN_BAND])
    chosen = st.multiselect(
        _("Osäkra på en gång"),
        tuple(known),
        default,
        format_func=lambda key: known[key],
        key=BAND,
        placeholder=_("Välj reglage"),
    )
    if chosen:
        table = band_table(run, chosen)
        show_chart(charts.band(table), key="band", title=table.title, finding=table.finding, table=table)
        for note in table.notes:
            st.caption(plain(note))


def _two_way(run: ScenarioRun, measure: Measure, of_tornado: Table) -> None:
    """The table; it covers what the tornado does, and has its sources."""
    known = {lever.key: lever for lever in two_way_levers(run)}
    with st.container(horizontal=True):
        first = _lever(FIRST, _("Nedåt"), known, USUAL[0])
        second = _lever(SECOND, _("Åt höger"), known, USUAL[1])
    if first is None or second is None:
        return
    try:
        table = two_way_table(run, first, second, measure)
    except ScenarioError as reason:
        st.info(plain(str(reason)))
        return
    st.header(plain(table.title), anchor=False)
    st.markdown(plain(table.finding))
    st.markdown(two_way_markdown(table, first.label))
    grounds = (*source_line(of_tornado), (" ".join(table.notes),))
    show_block(Block(grounds=grounds), key="two-way-grounds")


def _lever(key: str, label: str, known: dict[str, Lever], usual: str) -> Lever | None:
    if st.session_state.get(key) not in known:
        st.session_state[key] = usual if usual in known else next(iter(known), None)
    chosen = st.selectbox(label, tuple(known), format_func=lambda one: known[one].label, key=key, width=300)
    return known.get(chosen)


def two_way_markdown(table: TwoWayTable, corner: str) -> str:
    """The table with a sign and a ground in each cell: the colour only repeats the sign."""
    lines = [[plain(corner), *(plain(text) for text in table.columns)]]
    lines.append([":---", *("---:" for _column in table.columns)])
    for name, values, signs in zip(table.rows, table.values_ore, table.signs, strict=True):
        cells = [_cell(value, sign) for value, sign in zip(values, signs, strict=True)]
        lines.append([f"**{plain(name)}**", *cells])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(value_ore: int, sign: str) -> str:
    text = f"{sign}\u00a0{numbers.tkr(value_ore, unit=False)}"
    ground = GROUNDS.get(sign)
    return f":{ground}-background[{plain(text)}]" if ground else plain(text)
