"""Sharing a scenario: a link, a file, and the command that computes the same."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.interface.scenario_address import FOCUS, HORIZON, LEVERS
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.selection import ASSOCIATION, THROUGH, YEAR
from dashboard.scenarios import file as scenario_file
from dashboard.scenarios import link
from dashboard.scenarios.file import ScenarioFile
from dashboard.translation import _

SAFE_IN_NAMES = "abcdefghijklmnopqrstuvwxyz0123456789-"


def share(bench: Workbench) -> None:
    """The link with its copy button, and the file to download."""
    st.markdown(_("Länken öppnar samma scenario hos den som har samma databas."))
    st.code(address(bench), language=None, wrap_lines=True)
    written = scenario_text(bench)
    name = file_name(bench.draft.name or f"scenario-{bench.key[0]}-{bench.key[1]}")
    st.download_button(
        _("Ladda ner som fil (YAML)"),
        written,
        file_name=name,
        mime="application/yaml",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(_("Samma beräkning utan skärm:"))
    st.code(f"python -m dashboard scenario run {name}", language=None, wrap_lines=True)


def address(bench: Workbench) -> str:
    """The page's whole address with the scenario in it."""
    selection = bench.selection
    asked = {
        ASSOCIATION: selection.association,
        YEAR: str(selection.year),
        THROUGH: selection.through,
        LEVERS: link.encode(bench.overrides),
        HORIZON: str(bench.horizon) if bench.draft.horizon else "",
        FOCUS: str(bench.focus) if bench.focus != selection.year else "",
    }
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode({name: value for name, value in asked.items() if value})}"


def scenario_text(bench: Workbench) -> str:
    """The draft as a scenario file."""
    draft = bench.draft
    return scenario_file.write(
        ScenarioFile(
            association=bench.key[0],
            base_plan=bench.key[1],
            horizon=bench.horizon,
            overrides=bench.overrides,
            name=draft.name,
            note=draft.note,
        )
    )


def file_name(name: str) -> str:
    """A name that every system takes: `staten-drar-ner.yaml`."""
    plain_letters = name.lower().translate(str.maketrans("åäöé ", "aaoe-"))
    kept = "".join(letter for letter in plain_letters if letter in SAFE_IN_NAMES)
    return (kept.strip("-") or "scenario")[:60] + ".yaml"
