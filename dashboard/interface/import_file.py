"""Bring in a file: choose it, see what is wrong or what it changes, say who you are, bring it in."""

import streamlit as st

from dashboard.interface.author import author, author_field
from dashboard.interface.background import Job
from dashboard.interface.block import Block
from dashboard.interface.block_component import show_block
from dashboard.interface.import_ledger import ledger_decisions
from dashboard.interface.import_state import (
    Brought,
    ImportState,
    Looked,
    Pasted,
    begin_anew,
    carry_out_look,
    keep_the_rest,
    look,
    state,
)
from dashboard.interface.import_tables import change_table, preview_sentence, problem_table, row_table
from dashboard.interface.markdown import plain
from dashboard.interface.numbers import count
from dashboard.interface.tables import show_table
from dashboard.translation import _, plural
from data_access.errors import ImportRefusedError
from data_access.imports import ImportResult, Preview

TYPES = ("xlsx", "csv", "zip", "se", "si", "sie", "json", "txt")
NEW = ""
WATCH_SECONDS = 0.4


def bring_in_a_file(associations: dict[str, str], selected: str | None) -> None:
    """The steps from file to figures. `associations` are names by slug; `selected` is the page's own."""
    now = state()
    if now.brought is None:
        _choose(associations, selected)
    elif now.writing is not None:
        _written(now.writing)
    elif now.looking is not None:
        _looked_at(now, now.looking)


def _choose(associations: dict[str, str], selected: str | None) -> None:
    options = (*associations, NEW)
    target = st.selectbox(
        _("Förbund att läsa in i"),
        options,
        options.index(selected) if selected in options else 0,
        format_func=lambda slug: associations.get(
            slug, _("Filen säger själv vilket förbund (hela förbundet)")
        ),
        key="import-target",
        placeholder=_("Välj"),
    )
    files = st.file_uploader(
        _("Arbetsbok, bokföring (SIE 4), folkmängd eller CSV-filer"),
        type=TYPES,
        accept_multiple_files=True,
        key="import-files",
        help=_("Arbetsboken är mallen nedan, ifylld. Flera CSV-filer väljs på en gång."),
    )
    if files and st.button(_("Granska"), type="primary", icon=":material/fact_check:"):
        look(Brought(target or None, {file.name: file.getvalue() for file in files}))
        st.rerun()
    if target:
        with st.expander(_("Klistra in folkmängd"), icon=":material/content_paste:"):
            _pasted(target)


def _pasted(target: str) -> None:
    text = st.text_area(
        _("Kommun och antal, en rad per kommun; första raden kan ha år"), key="import-pasted", height=160
    )
    year = st.number_input(
        _("År (31 december), om tabellen inte har det"), 1968, 2199, None, 1, key="import-year", format="%d"
    )
    if st.button(_("Granska tabellen"), disabled=not text.strip()):
        look(Brought(target, pasted=Pasted(text, None if year is None else int(year))))
        st.rerun()


def _looked_at(now: ImportState, job: Job[Looked]) -> None:
    if not job.is_done:
        _watch(job, _("Läser och jämför"))
        return
    if job.reason is not None:
        st.error(plain(str(job.reason)))
        _again(_("Välj en annan fil"))
        return
    looked = job.result
    if looked is None or now.brought is None:
        return
    st.markdown(f"**{plain(looked.incoming.name)}**")
    _show_remarks(looked.examined.remarks)
    if looked.incoming.choices is not None:
        ledger_decisions(looked.incoming.choices, now.brought.decisions)
    if looked.examined.problems:
        st.error(
            plural(
                "Filen är inte inläst: 1 sak att rätta. Ingenting har ändrats.",
                "Filen är inte inläst: {count} saker att rätta. Ingenting har ändrats.",
                len(looked.examined.problems),
            ).format(count=count(len(looked.examined.problems)))
        )
        show_table(problem_table(looked.examined.problems))
    elif looked.examined.preview is not None:
        _preview(looked.examined.preview, keeps=now.brought.keeps_the_rest)
    _again(_("Välj en annan fil"))


def _preview(shown: Preview, *, keeps: bool) -> None:
    if shown.is_empty:
        st.success(_("Databasen har redan allt som står i filen. Det finns inget att läsa in."))
        return
    show_block(Block(answer=preview_sentence(shown)), key="answer")
    author_field("import")
    st.button(
        _("Läs in"),
        type="primary",
        icon=":material/download_done:",
        disabled=not author(),
        on_click=lambda: carry_out_look(author()),
        help=_("Allt eller inget skrivs, och inläsningen kan ångras.")
        if author()
        else _("Skriv ditt namn först: det står i historiken."),
    )
    show_table(change_table(shown))
    if keeps or any(table.gone for table in shown.tables):
        st.toggle(
            _("Behåll det som databasen har men inte filen"),
            keeps,
            key="import-keeps",
            on_change=lambda: keep_the_rest(keeps=st.session_state["import-keeps"]),
        )
    for table in shown.tables:
        if table.rows:
            label = _("{table}: rad för rad").format(table=plain(table.title))
            with st.expander(label, on_change="rerun", key=f"rows-{table.id}") as rows:
                if rows.open:
                    show_table(row_table(table), title=False)
                    _say_how_many(table.new + table.changed + table.gone, len(table.rows))


def _say_how_many(changes: int, shown: int) -> None:
    if changes > shown:
        st.caption(_("Visar {shown} av {changes} rader.").format(shown=shown, changes=changes))


def _show_remarks(remarks: tuple[str, ...]) -> None:
    if remarks:
        with st.expander(_("Att veta om filen ({count})").format(count=len(remarks)), icon=":material/info:"):
            for remark in remarks:
                st.markdown(f"- {plain(remark)}")


def _written(job: Job[ImportResult]) -> None:
    if not job.is_done:
        _watch(job, _("Läser in"))
        return
    if isinstance(job.reason, ImportRefusedError):
        st.error(_("Filen är inte inläst. Ingenting har ändrats."))
        show_table(problem_table(job.reason.problems))
    elif job.reason is not None:
        st.error(plain(str(job.reason)))
    elif job.result is not None:
        st.success(
            _(
                "Klart: {new} nya, {changed} ändrade, {gone} borttagna rader. Det kan ångras under Historik."
            ).format(
                new=count(job.result.new), changed=count(job.result.changed), gone=count(job.result.gone)
            )
        )
    _again(_("Läs in en fil till"))


def _again(label: str) -> None:
    st.button(label, on_click=begin_anew, icon=":material/restart_alt:")


def _watch(job: Job[Looked] | Job[ImportResult], title: str) -> None:
    """Progress, looked at a few times a second, until the work has ended."""

    @st.fragment(run_every=WATCH_SECONDS)
    def watch() -> None:
        if job.is_done:
            st.rerun()
        st.progress(min(max(job.share, 0.0), 1.0), text=f"{plain(title)}: {plain(job.what)}")
        st.button(_("Avbryt"), on_click=job.cancel, key="import-cancel", icon=":material/cancel:")

    watch()
