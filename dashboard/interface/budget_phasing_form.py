"""The form for how a cost centre's budget falls over the year."""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.budget_editor import AUTHOR, PER_CENT, centre_choice, save
from dashboard.translation import _
from dashboard.views.budget_settings import LAST_YEAR_PHASING, BudgetSettings
from dashboard.views.budget_words import PHASINGS
from data_access.changes.phasing import save_phasing

OWN = "own"
NARROWEST = 110
MONTHS = range(1, 13)


def phasing_form(settings: BudgetSettings) -> None:
    """Even, twelve shares of its own, or last year's pattern where last year is booked."""
    centre = centre_choice(settings, "phasing-centre", _("Kostnadsställe"))
    kinds = tuple(kind for kind in PHASINGS if kind != LAST_YEAR_PHASING or settings.has_last_year)
    kind = st.radio(
        _("Periodisering {year}").format(year=settings.year),
        kinds,
        kinds.index(centre.phasing) if centre.phasing in kinds else 0,
        format_func=PHASINGS.__getitem__,
        horizontal=True,
        key=f"phasing-{centre.code}",
    )
    with st.form(f"phasing-form-{centre.code}-{kind}", border=False):
        shares = _shares(centre.code, centre.shares) if kind == OWN else None
        sent = st.form_submit_button(_("Spara periodiseringen"))
    if sent:
        save(
            lambda: save_phasing(
                settings.association,
                centre.code,
                settings.year,
                kind,
                st.session_state.get(AUTHOR, ""),
                shares=shares,
            )
        )


def _shares(code: str, now: tuple[float, ...]) -> list[float]:
    """Twelve shares in per cent, as they stand now; they are to be 100 together."""
    st.caption(_("Procent av årets budget för varje månad; tillsammans ska de bli 100."))
    found = []
    with st.grid(min_column_width=NARROWEST):
        for month, share in zip(MONTHS, now, strict=True):
            value = st.number_input(
                numbers.month_name(month),
                0.0,
                float(PER_CENT),
                round(share * PER_CENT, 4),
                1.0,
                format="%.4g",
                key=f"share-{code}-{month}",
            )
            found.append(value / PER_CENT)
    return found
