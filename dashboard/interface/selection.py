"""The selection bar: association, year and "t.o.m.", in the same place on every page and in the address.

A page that counts spans within the year has "fr.o.m." beside them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.markdown import plain
from dashboard.interface.widget_state import stand_at
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice
from dashboard.translation import _
from dashboard.views.choices import AssociationChoice, SelectionError, months, resolve

ASSOCIATION, YEAR, THROUGH, FROM = "association", "year", "through", "from"
KEPT, WISH = "selection", "wish"
YEAR_DIGITS = 4
LONGEST_ECHO = 20
MONTH_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What an address asks for; None is left to the default."""

    association: str | None
    year: str | None
    through: str | None
    since: str | None = None

    def resolved(self, available: tuple[AssociationChoice, ...]) -> Selection:
        """The selection. Raises SelectionError with what exists instead."""
        if self.year is not None and not (self.year.isdecimal() and len(self.year) <= YEAR_DIGITS):
            raise SelectionError(
                _("”{year}” är inget år. Skriv till exempel year=2017.").format(year=self.year[:LONGEST_ECHO])
            )
        year = int(self.year) if self.year is not None else None
        return resolve(available, self.association, year, self.through, self.since)


def chosen_selection(
    available: tuple[AssociationChoice, ...], *, spans: bool = False
) -> tuple[Selection, str | None]:
    """The reader's selection, from the address if it says one, else as it stood on the page before.

    An address that asks for what does not exist gives the Swedish reason, and what is shown instead.
    """
    asked = st.session_state.pop(WISH, None) or st.query_params
    names = (ASSOCIATION, YEAR, THROUGH, *((FROM,) if spans else ()))
    wish = Wish(*(asked.get(name) for name in names))
    kept: Selection | None = st.session_state.get(KEPT)
    if kept is not None and not spans:
        kept = replace(kept, since=None)
    if wish == Wish(None, None, None) and kept is not None:
        return kept, None
    try:
        return wish.resolved(available), None
    except SelectionError as reason:
        selection = kept or resolve(available)
        return selection, str(reason)


def keep(selection: Selection) -> None:
    """Keep the selection for the next page, and write it in the address so that a link opens this view."""
    st.session_state[KEPT] = selection
    wanted = {ASSOCIATION: selection.association, YEAR: str(selection.year), THROUGH: selection.through}
    if selection.since or FROM in st.query_params:
        wanted[FROM] = selection.first_counted
    changed = {name: value for name, value in wanted.items() if st.query_params.get(name) != value}
    if changed:
        # One write is one step in the browser's history, so that Back undoes a choice and not half of one.
        st.query_params.update(changed)


def selection_bar(available: tuple[AssociationChoice, ...], *, spans: bool = False) -> Selection:
    """Draw the choices and return what is selected. Raises SelectionError when there is nothing.

    `spans` adds the first month, for a page that counts spans within the year.
    """
    selection, reason = chosen_selection(available, spans=spans)
    keep(selection)
    by_slug = {choice.slug: choice for choice in available}
    years = by_slug[selection.association].years
    with st.container(horizontal=True, vertical_alignment="bottom", key="selection-bar"):
        _choice(
            ASSOCIATION, _("Förbund"), tuple(by_slug), selection.association, lambda slug: by_slug[slug].name
        )
        _choice(YEAR, _("År"), tuple(str(year) for year in reversed(years)), str(selection.year))
        _last_month(selection)
        if spans:
            possible = tuple(month for month in months(selection.year) if month <= selection.through)
            _choice(FROM, _("Fr.o.m."), possible, selection.first_counted, _month_name)
    if reason:
        instead = _("{reason} Här visas {name}, {period}.").format(
            reason=reason,
            name=by_slug[selection.association].name,
            period=numbers.period(selection.first_month, selection.through),
        )
        st.warning(plain(instead))
    return selection


def span_words(selection: Selection) -> tuple[Choice, ...]:
    """The first month, where it is another than January: a choice that a file of the page tells."""
    return ((_("Fr.o.m."), numbers.month_year(selection.since)),) if selection.since else ()


def _month_name(month: str) -> str:
    return numbers.month_name(int(month[5:]))


def _short_month(month: str) -> str:
    """`apr*il*`: style.css takes away what is emphasised from the eye, and it is still read aloud."""
    name = _month_name(month)
    shown, rest = name[:MONTH_LETTERS], name[MONTH_LETTERS:]
    return f"{shown}*{rest}*" if rest else shown


def _choice(
    name: str, label: str, options: tuple[str, ...], value: str, shown: Callable[[str], str] = str
) -> None:
    key = f"choose-{name}"
    default = stand_at(key, value)
    st.selectbox(
        label,
        options,
        index=0 if default is None else options.index(default),
        format_func=shown,
        key=key,
        on_change=_changed,
        args=(name,),
        placeholder=_("Välj"),
        width={ASSOCIATION: 300, YEAR: 88, FROM: 124}[name],
    )


def _last_month(selection: Selection) -> None:
    """T.o.m.: the year's months side by side, each one click away, which is quicker than a box too."""
    key = f"choose-{THROUGH}"
    default = stand_at(key, selection.through)
    st.segmented_control(
        _("T.o.m."),
        months(selection.year),
        default=default,
        format_func=_short_month,
        required=True,
        key=key,
        on_change=_changed,
        args=(THROUGH,),
        wrap=True,
    )


def _changed(name: str) -> None:
    """The reader chose: a new association or year lets what depends on it take its default.

    The address is written once, by `keep`, when the choice has become a selection.
    """
    kept: Selection = st.session_state[KEPT]
    depend_on_it = {ASSOCIATION: {YEAR, THROUGH, FROM}, YEAR: {THROUGH, FROM}}.get(name, set())
    before = {ASSOCIATION: kept.association, YEAR: str(kept.year), THROUGH: kept.through}
    before |= {FROM: kept.since} if kept.since else {}
    chosen = {name: st.session_state[f"choose-{name}"]}
    if name == THROUGH and kept.since and chosen[THROUGH] < kept.since:
        depend_on_it = {FROM}
    st.session_state[WISH] = {key: value for key, value in before.items() if key not in depend_on_it} | chosen
