"""The form for how a cost centre's budget falls over the year."""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.author import author
from dashboard.interface.budget_editor import PER_CENT, centre_choice, save
from dashboard.interface.markdown import plain
from dashboard.translation import _
from dashboard.views.budget_settings import LAST_YEAR_PHASING, BudgetSettings
from dashboard.views.budget_words import PHASINGS
from data_access.changes.phasing import save_phasing

OWN = "own"
NARROWEST, DECIMALS = 110, 4
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
        written = _shares(centre.code, centre.shares) if kind == OWN else {}
        sent = st.form_submit_button(_("Spara periodiseringen"))
    if not sent:
        return
    shares = {month: numbers.read(text) for month, text in written.items()}
    wrong = [month for month, share in shares.items() if share is None]
    if wrong:
        text = _("Skriv ett tal för {months}.")
        st.error(plain(text.format(months=", ".join(numbers.month_name(month) for month in wrong))))
        return
    save(
        lambda: save_phasing(
            settings.association,
            centre.code,
            settings.year,
            kind,
            author(),
            shares=[(share or 0) / PER_CENT for share in shares.values()] or None,
        )
    )


def _shares(code: str, now: tuple[float, ...]) -> dict[int, str]:
    """Twelve shares in per cent as they are written, from how they stand now; together they are to be 100."""
    st.caption(_("Procent av årets budget för varje månad; tillsammans ska de bli 100."))
    with st.grid(min_column_width=NARROWEST):
        return {
            month: st.text_input(
                numbers.month_name(month),
                numbers.decimal(share * PER_CENT, DECIMALS).rstrip("0").rstrip(","),
                key=f"share-{code}-{month}",
            )
            for month, share in zip(MONTHS, now, strict=True)
        }
