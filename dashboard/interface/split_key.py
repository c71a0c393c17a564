"""The split between municipalities by another population: chosen in the address, or typed in here."""

from collections.abc import Callable

import streamlit as st

from dashboard.interface.downloads import with_tables
from dashboard.interface.markdown import plain
from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.split_key import Split
from dashboard.views.split_key_bases import OWN, Basis, own_figures
from dashboard.views.split_key_tables import recalculated_table

KEY, SEEN, NEW = "population", "split-key-seen", "split-key-new"
MOST_INHABITANTS = 10_000_000


@st.fragment
def show_recalculation(split: Split) -> None:
    """Choose a population and see what each municipality would pay; only this is run again on a change."""
    seen: dict[str, Table] = st.session_state.setdefault(SEEN, {})
    seen.pop(NEW, None)
    names = {basis.id: basis.name for basis in split.bases if basis.is_population}
    names |= {OWN: _("egna folkmängdstal")}
    latest = split.latest
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Räkna om efter folkmängden"),
            tuple(names),
            index=list(names).index(latest.id) if latest else 0,
            format_func=lambda basis: names.get(basis, basis),
            key=KEY,
            bind="query-params",
            width=430,
        )
    basis = _typed_in(split, latest) if chosen == OWN else split.basis(chosen)
    if basis is None:
        return
    table = recalculated_table(split, basis)
    seen[NEW] = table
    show_split(table)


def as_recalculated(view: View) -> Callable[[], View]:
    """Answers with the view and the split that the reader last saw in it, also outside the page's run."""
    seen: dict[str, Table] = st.session_state.setdefault(SEEN, {})
    return lambda: with_tables(view, NEW, seen[NEW]) if NEW in seen else view


def show_split(table: Table) -> None:
    """What the table shows, what it comes to in a sentence, and the table."""
    show_table(table, finding=True)


def _typed_in(split: Split, start: Basis | None) -> Basis | None:
    """One field a municipality, filled with the latest known population; None until somebody lives there."""
    population = {}
    with st.container(horizontal=True, key="own-population"):
        for payer in split.payers:
            known = int(start.weights[payer.slug]) if start else 0
            population[payer.slug] = int(
                st.number_input(
                    plain(payer.name),
                    min_value=0,
                    max_value=MOST_INHABITANTS,
                    value=known,
                    step=1,
                    format="%d",
                    key=f"population-{payer.slug}",
                    width=150,
                )
            )
    if not any(population.values()):
        st.info(_("Skriv in invånarantal för minst en kommun."))
        return None
    return own_figures(population)
