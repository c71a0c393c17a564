"""Keeping scenarios: save, open, copy, lock, delete with undo, and who did it when."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.interface.author import author, author_field
from dashboard.interface.block import Block, Choices, Look
from dashboard.interface.block_component import show_block
from dashboard.interface.choice import options
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_opening import OPEN, new_scenario, open_file, open_saved, opened_from
from dashboard.interface.scenario_sharing import share
from dashboard.interface.scenario_state import Opened, Workbench
from dashboard.interface.scenario_store import StoreKey, deleted, kept_baseline, saved
from dashboard.scenarios import snapshot
from dashboard.translation import _
from dashboard.views.scenario_saved import described, moment
from data_access.changes import scenarios as changes
from data_access.changes.refusals import ChangedByOtherError, ChangeRefusedError
from data_access.changes.scenarios import ScenarioContent
from data_access.errors import StoreError
from data_access.queries.scenarios import SavedScenarioRow

SAVE, SHARE, NEW = "save", "share", "new"
MENUS = (SAVE, OPEN, SHARE)
"""Where the session keeps which of them is open."""
NAME, NOTE = "scenario-name", "scenario-note"
SAID, DELETED, CONFLICT = "scenario-said", "scenario-deleted", "scenario-conflict"
MENU_WIDTH = 440
COPY, LOCK, UNLOCK, DELETE = "copy", "lock", "unlock", "delete"


@st.fragment(key="scenario-keeping")
def keeping(bench: Workbench, key: StoreKey) -> None:
    """The menus, of which one at a time is open; what is closed is not computed."""
    opened = next((menu for menu in MENUS if st.session_state.get(menu)), "")
    names = {SAVE: _("Spara"), OPEN: _("Öppna"), SHARE: _("Dela")}
    if bench.draft.opened is not None or bench.draft.overrides:
        names[NEW] = _("Nytt")
    with st.container(key="keeping", width="content"):
        choices = Choices("menu", _("Scenariot"), options(names), opened, Look.BUTTONS)
        show_block(Block(choices=(choices,)), key="scenario-menus", on_choice=partial(_choose, bench))
        if opened:
            with st.container(border=True, width=MENU_WIDTH, key="keeping-panel"):
                _panel(opened, bench, key)
                st.button(_("Stäng"), key="close-menu", type="tertiary", on_click=_open_only, args=("",))
    _messages()


def _choose(bench: Workbench, _name: str, option: str) -> None:
    """A menu is opened, or shut by the same button."""
    if option == NEW:
        new_scenario(bench)
    _open_only("" if st.session_state.get(option) else option)


def _open_only(opened: str) -> None:
    for menu in MENUS:
        st.session_state[menu] = menu == opened


def _panel(menu: str, bench: Workbench, key: StoreKey) -> None:
    if menu == SAVE:
        _save_form(bench, key)
    elif menu == OPEN:
        _list(bench, key)
    else:
        share(bench)


def _messages() -> None:
    """What happened last; a deletion can be undone."""
    said = st.session_state.pop(SAID, None)
    if said:
        st.toast(plain(said))
    gone = st.session_state.get(DELETED)
    if gone:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(_("”{name}” är borttaget.").format(name=gone[1])))
            st.button(_("Ångra"), key="undo-delete", icon=":material/undo:", on_click=_undo, args=(gone[0],))


def _save_form(bench: Workbench, key: StoreKey) -> None:
    draft, opened = bench.draft, bench.draft.opened
    for field, value in ((NAME, draft.name), (NOTE, draft.note)):
        if field not in st.session_state:
            st.session_state[field] = value
    st.text_input(_("Namn"), key=NAME, max_chars=120, placeholder=_("till exempel Staten drar ner"))
    st.text_area(_("Anteckning"), key=NOTE, max_chars=2000, height=80)
    author_field("scenario")
    with st.container(horizontal=True):
        if opened is not None:
            st.button(
                _("Spara över ”{name}”").format(name=opened.name),
                key="save-over",
                type="primary",
                on_click=_save_over,
                args=(bench, key, opened),
            )
        st.button(
            _("Spara som nytt"),
            key="save-new",
            type="secondary" if opened else "primary",
            on_click=_save_new,
            args=(bench, key),
        )
    refusal = st.session_state.pop(CONFLICT, None)
    if refusal:
        st.error(plain(refusal))


def _content(bench: Workbench, key: StoreKey) -> ScenarioContent:
    """The draft as it is to be saved, on the baseline that the reader sees it on."""
    bench = bench.live()
    opened, baseline = bench.draft.opened, bench.plan.baseline
    if opened is not None and bench.draft.on_kept:
        baseline = kept_baseline(opened.baseline_identity, key[0]) or baseline
    return ScenarioContent(
        name=str(st.session_state.get(NAME, "")),
        note=str(st.session_state.get(NOTE, "")),
        base_plan=bench.key[1],
        horizon=bench.horizon,
        overrides=bench.overrides,
        baseline=snapshot.to_text(baseline),
    )


def _save_new(bench: Workbench, key: StoreKey) -> None:
    _attempt(lambda: _saved(bench, changes.save_new(bench.key[0], _content(bench, key), author())), CONFLICT)


def _save_over(bench: Workbench, key: StoreKey, opened: Opened) -> None:
    def over() -> None:
        _saved(bench, changes.save(opened.id, opened.revision, _content(bench, key), author()))

    _attempt(over, CONFLICT)


def _saved(bench: Workbench, row: SavedScenarioRow) -> None:
    """The draft is now the saved scenario."""
    bench.change(name=row.name, note=row.note, opened=opened_from(row))
    st.session_state[SAVE] = False
    st.session_state[SAID] = _("”{name}” är sparat.").format(name=row.name)


def _attempt(change: Callable[[], None], where: str = SAID) -> None:
    """Make a change; why it was not made is said where the reader is looking."""
    try:
        change()
    except ChangedByOtherError as reason:
        when = moment(reason.at, st.context.timezone)
        st.session_state[where] = _("{reason} Senast sparat {moment}.").format(reason=reason, moment=when)
    except (ChangeRefusedError, StoreError) as reason:
        st.session_state[where] = str(reason)
    else:
        st.rerun()


def _list(bench: Workbench, key: StoreKey) -> None:
    rows = saved(bench.key[0], key)
    if not rows:
        st.caption(_("Inga sparade scenarier än."))
    author_field("list")
    for row in rows:
        _row(bench, row)
    refusal = st.session_state.pop(CONFLICT, None)
    if refusal:
        st.error(plain(refusal))
    open_file(bench)
    gone = deleted(bench.key[0], key)
    if gone:
        with st.expander(_("Borttagna ({count})").format(count=len(gone)), key="deleted-list"):
            for row in gone:
                st.button(
                    _("Återställ ”{name}”").format(name=plain(row.name)),
                    key=f"restore-{row.id}",
                    type="tertiary",
                    on_click=_undo,
                    args=(row.id,),
                )


def _row(bench: Workbench, row: SavedScenarioRow) -> None:
    """One saved scenario: its name opens it, the menu does the rest."""
    words = {COPY: _("Kopiera"), LOCK: _("Lås"), UNLOCK: _("Lås upp"), DELETE: _("Ta bort")}
    options = (COPY, UNLOCK) if row.locked_by else (COPY, LOCK, DELETE)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.button(
                plain(row.name),
                key=f"open-{row.id}",
                icon=":material/lock:" if row.locked_by else None,
                on_click=open_saved,
                args=(bench, row),
            )
            st.caption(plain(described(row, st.context.timezone)))
        st.menu_button(
            _("Mer"),
            options,
            key=f"more-{row.id}",
            format_func=lambda option: words[option],
            on_click=_more,
            args=(row,),
        )


def _more(row: SavedScenarioRow) -> None:
    choice = st.session_state.get(f"more-{row.id}")
    if choice == COPY:
        _attempt(lambda: _say(_("Kopian heter ”{name}”."), changes.copy(row.id, author())), CONFLICT)
    elif choice in (LOCK, UNLOCK):
        locked = choice == LOCK
        _attempt(
            lambda: _say(
                _("”{name}” är låst.") if locked else _("”{name}” är upplåst."),
                changes.lock(row.id, row.revision, author(), locked=locked),
            ),
            CONFLICT,
        )
    elif choice == DELETE:
        _attempt(lambda: _gone(changes.delete(row.id, row.revision, author())), CONFLICT)


def _say(words: str, row: SavedScenarioRow) -> None:
    st.session_state[SAID] = words.format(name=row.name)


def _gone(row: SavedScenarioRow) -> None:
    st.session_state[DELETED] = (row.id, row.name)
    st.session_state[OPEN] = False  # so that the way back is seen, which stands behind the list


def _undo(identity: int) -> None:
    def back() -> None:
        row = changes.restore(identity)
        st.session_state.pop(DELETED, None)
        st.session_state[SAID] = _("”{name}” är tillbaka.").format(name=row.name)

    _attempt(back)
