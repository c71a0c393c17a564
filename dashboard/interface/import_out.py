"""What goes out from the import page: the template to fill in, and a whole association, unprotected."""

import tempfile
from pathlib import Path

import streamlit as st

from dashboard.translation import _
from data_access.exports import export_association
from data_access.formats.office.template import write_template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files_out(associations: dict[str, str], selected: str | None) -> None:
    """Buttons for both files; each is made when it is asked for."""
    st.header(_("Mallen"), anchor=False)
    st.markdown(
        _(
            "En arbetsbok med ett blad per tabell: medlemmar, bidrag, kostnadsställen, budget, utfall, "
            "insatser, flöden, folkmängd, eget kapital och mål. Fyll i de blad du har och läs in den."
        )
    )
    st.download_button(
        _("Hämta mallen (Excel)"),
        template,
        file_name="mall-samordningsforbund.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="template",
    )
    if not associations:
        return
    st.header(_("Hela förbundet"), anchor=False)
    st.warning(
        _(
            "Arbetsboken har allt som databasen har om förbundet, oskyddat: små antal är inte dolda. "
            "Den är för kansliet, att spara eller flytta, och kan läsas in igen."
        ),
        icon=":material/lock_open:",
    )
    slugs = tuple(associations)
    slug = st.selectbox(
        _("Förbund"),
        slugs,
        slugs.index(selected) if selected in slugs else 0,
        format_func=associations.__getitem__,
        key="export-association",
        placeholder=_("Välj"),
    )
    st.download_button(
        _("Hämta hela förbundet (Excel, oskyddat)"),
        lambda: whole(slug),
        file_name=f"{slug}-oskyddat.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="whole",
    )


def template() -> bytes:
    """The template's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mall.xlsx"
        write_template(file)
        return file.read_bytes()


def whole(slug: str) -> bytes:
    """The whole association's bytes. Raises StoreError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "forbund.xlsx"
        export_association(slug, file)
        return file.read_bytes()
