"""The selection bar: association, year and "t.o.m.", in the same place on every page and in the address.

A page that counts spans within the year has "fr.o.m." beside them.
"""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.interface import numbers, reader
from dashboard.interface.block import Block, Choices, Kind, Look, Message, Option
from dashboard.interface.block_component import show_block
from dashboard.interface.choice import options
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice
from dashboard.translation import _
from dashboard.views.choices import AssociationChoice, SelectionError, months, resolve

ASSOCIATION, YEAR, THROUGH, FROM = "association", "year", "through", "from"
WISH, KEY = "wish", "selection-bar"
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
    kept = reader.selected()
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
    reader.select(selection)
    wanted = {ASSOCIATION: selection.association, YEAR: str(selection.year), THROUGH: selection.through}
    if selection.since or FROM in st.query_params:
        wanted[FROM] = selection.first_counted
    changed = {name: value for name, value in wanted.items() if st.query_params.get(name) != value}
    if changed:
        # One write is one step in the browser's history, so that Back undoes a choice and not half of one.
        st.query_params.update(changed)


def selection_bar(
    available: tuple[AssociationChoice, ...], *, title: str = "", spans: bool = False
) -> Selection:
    """Draw the choices, with the page's title, and return what is selected.

    `spans` adds the first month, for a page that counts spans within the year. Raises SelectionError when
    there is nothing to select.
    """
    selection, reason = chosen_selection(available, spans=spans)
    keep(selection)
    shown = next(choice for choice in available if choice.slug == selection.association)
    messages = []
    if reason:
        words = _("{reason} Här visas {name}, {period}.")
        period = numbers.period(selection.first_month, selection.through)
        messages.append(Message(words.format(reason=reason, name=shown.name, period=period), Kind.WARNING))
    if shown.is_fictional:
        messages.append(Message(_("Påhittade siffror: det här förbundet finns inte."), Kind.WARNING))
    show_block(
        Block(choices=_choices(available, selection, spans=spans), messages=tuple(messages), title=title),
        key=KEY,
        on_choice=_changed,
    )
    return selection


def _choices(
    available: tuple[AssociationChoice, ...], selection: Selection, *, spans: bool
) -> tuple[Choices, ...]:
    """Association and year in boxes, and the year's months side by side, each one click away."""
    names = {choice.slug: choice.name for choice in available}
    years = next(choice.years for choice in available if choice.slug == selection.association)
    every_month = months(selection.year)
    found = [
        Choices(ASSOCIATION, _("Förbund"), options(names), selection.association, Look.BOX),
        Choices(
            YEAR,
            _("År"),
            options({str(year): str(year) for year in reversed(years)}),
            str(selection.year),
            Look.BOX,
        ),
        Choices(THROUGH, _("T.o.m."), tuple(map(_short_month, every_month)), selection.through),
    ]
    if spans:
        possible = {month: _month_name(month) for month in every_month if month <= selection.through}
        found.append(Choices(FROM, _("Fr.o.m."), options(possible), selection.first_counted, Look.BOX))
    return tuple(found)


def span_words(selection: Selection) -> tuple[Choice, ...]:
    """The first month, where it is another than January: a choice that a file of the page tells."""
    return ((_("Fr.o.m."), numbers.month_year(selection.since)),) if selection.since else ()


def _month_name(month: str) -> str:
    return numbers.month_name(int(month[5:]))


def _short_month(month: str) -> Option:
    """Three letters are seen, and all of the name is read aloud."""
    name = _month_name(month)
    return Option(month, name[:MONTH_LETTERS], name[MONTH_LETTERS:])


def _changed(name: str, value: str) -> None:
    """The reader chose: a new association or year lets what depends on it take its default.

    The address is written once, by `keep`, when the choice has become a selection.
    """
    kept = reader.selected()
    if kept is None:
        return
    depend_on_it = {ASSOCIATION: {YEAR, THROUGH, FROM}, YEAR: {THROUGH, FROM}}.get(name, set())
    before = {ASSOCIATION: kept.association, YEAR: str(kept.year), THROUGH: kept.through}
    before |= {FROM: kept.since} if kept.since else {}
    if name == THROUGH and kept.since and value < kept.since:
        depend_on_it = {FROM}
    chosen = {key: one for key, one in before.items() if key not in depend_on_it} | {name: value}
    st.session_state[WISH] = chosen
