"""Set up a new association: its members and its own settings; what is left out stays unknown."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard.interface.import_state import Brought, look
from dashboard.interface.markdown import plain
from dashboard.interface.numbers import ORE_PER_TKR
from dashboard.parameters import number
from dashboard.translation import _
from data_access.formats import values
from data_access.formats.office import AssociationForm, MemberForm, MemberKind, SplitKey

KINDS = {
    MemberKind.SOCIAL_INSURANCE_AGENCY: _("Försäkringskassan"),
    MemberKind.EMPLOYMENT_SERVICE: _("Arbetsförmedlingen"),
    MemberKind.STATE: _("staten (båda)"),
    MemberKind.REGION: _("region"),
    MemberKind.MUNICIPALITY: _("kommun"),
}
SPLIT_KEYS = {
    SplitKey.POPULATION: _("folkmängd 30 juni året före"),
    SplitKey.FIXED_SHARES: _("fasta andelar"),
}
NAME, KIND, CODE, SHARE = "name", "kind", "code", "share"
STATE_MEMBERS = (MemberKind.SOCIAL_INSURANCE_AGENCY, MemberKind.EMPLOYMENT_SERVICE)
PER_CENT, LEAST_ROWS = 100, 8


def new_association() -> None:
    """The form, with the product's own threshold for small counts to begin with."""
    threshold = int(number("protection.cell_threshold", datetime.now(UTC).year))
    st.caption(
        _(
            "Bara namn och medlemmar behövs. "
            "Det du lämnar tomt står som okänt tills du fyller i eller läser in det."
        )
    )
    name = st.text_input(_("Förbundets namn"), max_chars=120, key="new-name")
    with st.container(horizontal=True, gap="large"):
        split_key = st.radio(
            _("Kommunerna delar sin del efter"),
            tuple(SPLIT_KEYS),
            format_func=SPLIT_KEYS.__getitem__,
            key="new-split",
            horizontal=True,
            width=420,
        )
        cell_threshold = st.number_input(
            _("Skydda antal under"),
            0,
            100,
            threshold,
            1,
            key="new-threshold",
            help=_("0 skyddar ingenting."),
            width=220,
        )
    members = _members(split_key)
    with st.container(horizontal=True):
        registered = _number(_("Mål: fullständigt registrerade, %"), "new-registered")
        floor = _number(_("Golv för eget kapital, tkr"), "new-floor")
        ceiling = _number(_("Tak för eget kapital, % av årets tilldelning"), "new-ceiling")
    with st.container(horizontal=True):
        year = st.number_input(_("År"), 1994, 2199, None, 1, key="new-year", format="%d")
        opening = _number(_("Ingående eget kapital det året, tkr"), "new-opening", least=None)
        other = _number(_("Övriga intäkter det året, tkr"), "new-other")
    if (opening is not None or other is not None) and year is None:
        st.warning(_("Skriv vilket år det ingående kapitalet och de övriga intäkterna gäller."))
    try:
        given = tuple(_given(members))
    except ValueError as reason:
        st.error(_("En fast andel {reason}").format(reason=plain(str(reason))))
        return
    form = AssociationForm(
        name=name.strip(),
        members=given,
        split_key=split_key,
        cell_threshold=int(cell_threshold),
        registered_share=_share(registered),
        equity_floor_ore=_ore(floor),
        equity_ceiling_share=_share(ceiling),
        year=None if year is None else int(year),
        opening_equity_ore=_ore(opening) if year is not None else None,
        other_income_ore=_ore(other) if year is not None else None,
    )
    if st.button(_("Granska förbundet"), type="primary", disabled=not (form.name and form.members)):
        look(Brought(None, form=form))
        st.rerun()


def _members(split_key: SplitKey) -> pd.DataFrame:
    """The table of members to fill in; empty cells are empty texts, since none is written in English."""
    rows = [(KINDS[kind], KINDS[kind]) for kind in STATE_MEMBERS]
    rows.append(("", KINDS[MemberKind.REGION]))
    rows += [("", KINDS[MemberKind.MUNICIPALITY])] * (LEAST_ROWS - len(rows))
    columns = {
        NAME: st.column_config.TextColumn(_("Medlem"), width="medium", default=""),
        KIND: st.column_config.SelectboxColumn(
            _("Slag"), options=list(KINDS.values()), default=KINDS[MemberKind.MUNICIPALITY], required=True
        ),
        CODE: st.column_config.TextColumn(_("Kommunkod, fyra siffror"), validate=r"^(\d{4})?$", default=""),
    }
    frame = pd.DataFrame([{NAME: name, KIND: kind, CODE: ""} for name, kind in rows])
    if split_key is SplitKey.FIXED_SHARES:
        frame[SHARE] = ""
        columns[SHARE] = st.column_config.TextColumn(_("Fast andel, %"), default="")
    return st.data_editor(
        frame,
        column_config=columns,
        num_rows="dynamic",
        hide_index=True,
        key=f"new-members-{split_key}",
        width="stretch",
    )


def _given(members: pd.DataFrame) -> Iterator[MemberForm]:
    """The rows that have a name; a row without one is an empty line of the table. Raises ValueError."""
    kinds = {words: kind for kind, words in KINDS.items()}
    for row in members.fillna("").to_dict("records"):
        name, code, share = (str(row.get(field, "")).strip() for field in (NAME, CODE, SHARE))
        if name:
            yield MemberForm(
                name=name,
                kind=kinds[str(row[KIND])],
                municipality=code or None,
                fixed_share=values.number(share.removesuffix("%")) / PER_CENT if share else None,
            )


def _number(label: str, key: str, least: float | None = 0.0) -> float | None:
    value: float | None = st.number_input(
        label, least, None, None, 1.0, key=key, format="%.1f", placeholder=_("okänt")
    )
    return value


def _share(per_cent: float | None) -> Decimal | None:
    return None if per_cent is None else Decimal(str(per_cent)) / PER_CENT


def _ore(tkr: float | None) -> int | None:
    return None if tkr is None else int((Decimal(str(tkr)) * ORE_PER_TKR).to_integral_value())
