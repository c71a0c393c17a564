"""One lever as a widget: what it stands at, what the baseline says and on what grounds, and a way back.

A widget shows the draft and changes it in a callback. Values that cannot be are not taken, and the reason
stands below the lever; a locked lever says why.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.catalogue import Setting, decimals_of
from dashboard.scenarios.levers import Lever
from dashboard.translation import _
from dashboard.views.scenario_levers import source_of, stands_on

PER_CENT = 100
DECIMALS = 10
BY_YEAR = "scenario-by-year"
NARROWEST_YEAR = 150
SHORT_KEYS: Mapping[str, str] = {
    "state.change_share": "state-change",
    "cost.change_share": "cost-change",
    "project.granted": "granted",
    "equity.opening_tkr": "opening-equity",
}
"""The most used levers' widgets, as tests and readers of the page's code know them."""

Rerun = Callable[[], None]


def nothing() -> None:
    """The fragment that the widget stands in runs again by itself."""


def widget_key(lever: str, year: int | None = None) -> str:
    """The widget's key; a lever with a value a year has one widget a year."""
    name = SHORT_KEYS.get(lever) or f"lever-{lever}"
    return name if year is None else f"{name}-{year}"


def show_lever(bench: Workbench, lever: Lever, rerun: Rerun = nothing) -> None:
    """The lever with everything that belongs to it; `rerun` is called when it has moved."""
    by_year = is_by_year(bench, lever)
    with st.container(gap="xxsmall"):
        if by_year:
            _years(bench, lever, rerun)
        else:
            lever_widget(bench, lever, rerun)
        _below(bench, lever, rerun, by_year=by_year)


def is_by_year(bench: Workbench, lever: Lever) -> bool:
    """Whether each year has its own widget: it has its own value, its own default, or it was asked for."""
    override = bench.overrides.get(lever.key)
    if isinstance(override, Mapping):
        return True
    differs = override is None and len(set(lever.default)) > 1
    return lever.per_year and (differs or lever.key in _asked_for())


def lever_widget(
    bench: Workbench, lever: Lever, rerun: Rerun = nothing, *, year: int | None = None, label: str = ""
) -> None:
    """The widget itself, for all years or for one."""
    place = 0 if year is None else bench.baseline.years.index(year)
    value = lever.values[place]
    key = widget_key(lever.key, year)
    shown = _shown(lever, value)
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    arguments: dict[str, Any] = {
        "label": label or _label(lever),
        "key": key,
        "on_change": _changed,
        "args": (bench, lever, year, rerun),
        "disabled": lever.locked is not None,
        "help": None if label else plain(_help(bench, lever)),
    }
    if lever.unit == "yes_no":
        st.toggle(**arguments)
    elif lever.unit == "choice":
        st.selectbox(options=tuple(lever.choices), format_func=lambda one: lever.choices[one], **arguments)
    else:
        st.number_input(
            value=None,
            step=_step(lever),
            format="%d" if lever.unit == "count" else "%g",
            placeholder=_("okänt"),
            **arguments,
        )


def share_slider(bench: Workbench, lever: Lever, rerun: Rerun = nothing) -> None:
    """A share of change as a slider in whole per cent; finer or wilder values get a field instead."""
    value = lever.values[0]
    low, high = (round(end * PER_CENT) for end in lever.slider or (-1.0, 1.0))
    per_cent = round(float(value or 0) * PER_CENT, DECIMALS)
    if is_by_year(bench, lever) or not per_cent.is_integer() or not low <= per_cent <= high:
        show_lever(bench, lever, rerun)
        return
    key = widget_key(lever.key)
    default = stand_at(key, int(per_cent))
    st.slider(
        lever.label,
        low,
        high,
        default,
        step=1,
        format="%d %%",
        key=key,
        on_change=_changed,
        args=(bench, lever, None, rerun),
        help=plain(_help(bench, lever)),
    )


def put_back(bench: Workbench, lever: str, rerun: Rerun = nothing) -> None:
    """Let a lever stand as in the baseline again."""
    _asked_for().discard(lever)
    bench.move(lever, None)
    rerun()


def _years(bench: Workbench, lever: Lever, rerun: Rerun) -> None:
    """One widget a year, side by side where there is room."""
    st.markdown(f":small[{plain(_label(lever))}]", help=plain(_help(bench, lever)))
    with st.grid(min_column_width=NARROWEST_YEAR, gap="xsmall"):
        for year in bench.baseline.years:
            lever_widget(bench, lever, rerun, year=year, label=str(year))


def _below(bench: Workbench, lever: Lever, rerun: Rerun, *, by_year: bool) -> None:
    """What the baseline says, why the lever is locked or a value was refused, and the ways back."""
    if lever.locked is not None:
        st.caption(plain(_("Låst. {reason}").format(reason=lever.locked)))
        return
    reason = refused().get(lever.key)
    if reason:
        st.markdown(f":red[{plain(_('Värdet används inte. {reason}').format(reason=reason))}]")
    st.caption(plain(stands_on(lever, bench.baseline.years)))
    is_moved = lever.key in bench.overrides
    if not is_moved and (by_year or not lever.per_year):
        return
    with st.container(horizontal=True, gap="xsmall"):
        if lever.per_year and not by_year and bench.horizon > 1:
            st.button(
                _("År för år"),
                key=f"by-year-{lever.key}",
                type="tertiary",
                on_click=ask_for_years,
                args=((lever.key,), rerun),
            )
        if is_moved:
            st.button(
                _("Återställ"),
                key=f"reset-{lever.key}",
                type="tertiary",
                icon=":material/undo:",
                on_click=put_back,
                args=(bench, lever.key, rerun),
            )


def _changed(bench: Workbench, lever: Lever, year: int | None, rerun: Rerun) -> None:
    """The reader has given the widget a value."""
    value = _taken(lever, st.session_state.get(widget_key(lever.key, year)))
    if year is None:
        bench.move(lever.key, value)
    else:
        bench.move_in_year(lever.key, year, value)
    rerun()


def ask_for_years(wanted: tuple[str, ...], rerun: Rerun = nothing) -> None:
    """Give each year of the levers a widget of its own."""
    _asked_for().update(wanted)
    rerun()


def forget_years() -> None:
    """One value for all years again, where nothing else was said."""
    _asked_for().clear()


def _asked_for() -> set[str]:
    asked: set[str] = st.session_state.setdefault(BY_YEAR, set())
    return asked


def _shown(lever: Lever, value: Setting) -> Setting:
    """A lever's value as its widget has it: shares in per cent, counts as whole numbers."""
    if value is None or isinstance(value, bool | str):
        return value
    if lever.unit == "count":
        return int(value)
    decimals = decimals_of(lever.unit)
    if lever.unit == "share":
        return round(float(value) * PER_CENT, decimals - len(str(PER_CENT)) + 1)
    return round(float(value), decimals)


def _taken(lever: Lever, shown: Setting) -> Setting:
    """A widget's value as the lever has it."""
    if shown is None or isinstance(shown, bool | str):
        return shown
    return shown / PER_CENT if lever.unit == "share" else shown


def _step(lever: Lever) -> float | int:
    if lever.unit == "count":
        return int(lever.step or 1)
    step = float(lever.step or 1)
    return round(step * PER_CENT, DECIMALS) if lever.unit == "share" else step


def _label(lever: Lever) -> str:
    """The lever's name with its unit, where the widget does not say it."""
    units = {"tkr": _("tkr"), "mkr": _("mkr"), "share": "%"}
    unit = units.get(lever.unit)
    return lever.label if unit is None else f"{lever.label}, {unit}"


def _help(bench: Workbench, lever: Lever) -> str:
    """What the baseline says and where that stands."""
    return _("{stands}. Källa: {source}.").format(
        stands=stands_on(lever, bench.baseline.years), source=source_of(lever, bench.plan.origins)
    )
