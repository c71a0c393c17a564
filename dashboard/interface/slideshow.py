"""One slide at a time, in the page's frame or alone in the window; which one stands in the address."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.charts.slides import slide_chart
from dashboard.interface import address, cache
from dashboard.interface.block import Block, Kind
from dashboard.interface.block_component import show_block, together
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.key_figures import cards
from dashboard.interface.markdown import plain
from dashboard.interface.messages import say
from dashboard.interface.tables import show_table
from dashboard.shapes.slide import Slide
from dashboard.shapes.view import View
from dashboard.translation import _

SLIDE, PRESENTING, YES = "slide", "presenting", "yes"
STYLE = Path(__file__).resolve().parents[1] / "static" / "slideshow.css"
"""Holds where there is a stage. The page sends it: what a fragment sends of style stays for good."""
LONGEST_ECHO = 20


def is_presenting() -> bool:
    """Whether the slides have the window to themselves."""
    return st.query_params.get(PRESENTING) == YES


def show_slides(view: View, key: tuple[str, int]) -> None:
    """The slide that the address asks for, and the way to the others."""
    slides: tuple[Slide, ...] = view.facts["slides"]
    if not slides:
        say(view.finding, Kind.INFO, key="nothing")
        return
    number, reason = _asked(len(slides))
    if is_presenting():
        with st.container(key="slide-stage"):
            _show(slides[number - 1])
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key="slide-bar"):
                _whose(view, key, reason)
                _steps(number, len(slides))
                _button("end", _("Avsluta"), partial(_present, wanted=False), shortcut="Esc")
            _remote(number, len(slides))
        return
    if reason:
        say(reason, Kind.WARNING, key="no-such-slide")
    keys = _("I bildspelet: piltangenter och Page Up/Page Down byter bild, Esc avslutar, F11 fyller skärmen.")
    show_block(Block(question=view.question, grounds=((keys,),)), key="question")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="slide-bar"):
        _button("start", _("Starta bildspelet"), partial(_present, wanted=True), kind="primary")
        _steps(number, len(slides))
    with st.container(key="slide-frame"):
        _show(slides[number - 1])


def _asked(count: int) -> tuple[int, str | None]:
    """The slide's number, and why it is another than the address asks for."""
    asked = st.query_params.get(SLIDE)
    if asked is None:
        return 1, None
    if asked.isdecimal() and len(asked) <= LONGEST_ECHO and 1 <= int(asked) <= count:
        return int(asked), None
    text = _("Bild ”{number}” finns inte: bildspelet har bild 1–{count}. Här visas den första.")
    return 1, text.format(number=asked[:LONGEST_ECHO], count=count)


def _show(slide: Slide) -> None:
    """The slide's title and sentence, and what it shows."""
    shown = None if slide.table is None else replace(slide.table, title=slide.title, notes=())
    with together("slide"):
        if slide.table is not None and slide.chart:
            figure = drawn(slide_chart, slide.table, slide.chart, is_presenting())
            # A chart of its own a slide: one that is drawn anew keeps the height that it began with.
            key = f"slide-chart-{slide.id}"
            show_chart(figure, key=key, title=slide.title, finding=slide.finding, table=slide.table)
        elif shown is not None and shown.rows:
            show_table(replace(shown, finding=slide.finding), key=f"slide-{shown.id}", finding=True)
        else:
            show_block(Block(heading=slide.title, finding=slide.finding), key="slide-title")
            if slide.key_figures:
                show_block(Block(cards=cards(slide.key_figures)), key="slide-figures")


def _whose(view: View, key: tuple[str, int], reason: str | None) -> None:
    """Whose figures and for when, where the selection bar is not seen; that they are made up if they are."""
    stamp = cache.stamp(view.selection, key)
    words = [f"{stamp.association}, {stamp.period}"]
    if stamp.is_fictional:
        words.append(_("Påhittade siffror: det här förbundet finns inte."))
    if reason:
        words.append(reason)
    st.title(plain(". ".join(words)), anchor=False, width="stretch")


def _steps(number: int, count: int) -> None:
    """The slide before, where the reader is, the next one; by keys where nothing else has them."""
    has_keys = is_presenting()
    back, on = partial(_go, number - 1), partial(_go, number + 1)
    _button("back", _("Föregående"), back, shortcut="Left" if has_keys else None, disabled=number == 1)
    st.markdown(_("{number} av {count}").format(number=number, count=count), width="content")
    _button("on", _("Nästa"), on, shortcut="Right" if has_keys else None, disabled=number == count)


def _remote(number: int, count: int) -> None:
    """What a presenter's remote sends; the buttons are not seen, Streamlit ties a key to a button."""
    with st.container(key="slide-remote"):
        _button("page-up", _("Föregående"), partial(_go, number - 1), shortcut="PageUp", disabled=number == 1)
        _button(
            "page-down", _("Nästa"), partial(_go, number + 1), shortcut="PageDown", disabled=number == count
        )


def _button(
    name: str,
    label: str,
    on_click: Callable[[], None],
    *,
    shortcut: str | None = None,
    disabled: bool = False,
    kind: str = "secondary",
) -> None:
    st.button(
        label,
        key=f"slide-{name}",
        on_click=on_click,
        shortcut=shortcut,
        disabled=disabled,
        type="primary" if kind == "primary" else "secondary",
    )


def _go(number: int) -> None:
    address.write({SLIDE: str(number)})


def _present(*, wanted: bool) -> None:
    address.write({PRESENTING: YES if wanted else None})
