"""Opening a scenario: a saved one, one from a file, or a new one from the plan."""

import streamlit as st

from dashboard.interface import reader
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_address import FOCUS, HORIZON, LEVERS, SEEN
from dashboard.interface.scenario_state import Draft, Opened, Workbench, keep, refused
from dashboard.interface.selection import ASSOCIATION, THROUGH, YEAR
from dashboard.scenarios import file as scenario_file
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.varying import one_setting
from dashboard.shapes.selection import Selection
from dashboard.translation import _
from dashboard.views.choices import SelectionError
from dashboard.views.scenario_baseline import baseline_named
from data_access import store
from data_access.errors import StoreError
from data_access.queries.scenarios import SavedScenarioRow

OPEN = "open"
"""The menu's key: it shuts when something has been opened."""
UPLOAD, UPLOAD_SAID = "scenario-upload", "scenario-upload-said"
MOST_MEGABYTES = 1
FORM_FIELDS = ("scenario-name", "scenario-note")


def open_saved(bench: Workbench, row: SavedScenarioRow) -> None:
    """Work on a saved scenario, on its own plan."""
    opened = Opened(
        id=row.id,
        revision=row.revision,
        overrides=row.overrides,
        horizon=row.horizon,
        name=row.name,
        note=row.note,
        baseline_identity=row.baseline_identity,
    )
    draft = Draft(overrides=row.overrides, horizon=row.horizon, name=row.name, note=row.note, opened=opened)
    _go_to((row.association, row.base_plan), draft, bench.selection)


def opened_from(row: SavedScenarioRow) -> Opened:
    """A saved scenario as the draft remembers it."""
    return Opened(
        id=row.id,
        revision=row.revision,
        overrides=row.overrides,
        horizon=row.horizon,
        name=row.name,
        note=row.note,
        baseline_identity=row.baseline_identity,
    )


def new_scenario(bench: Workbench) -> None:
    """Start again from the plan; what was saved stays saved."""
    _go_to(bench.key, Draft(), bench.selection)


def open_file(bench: Workbench) -> None:
    """A field for a scenario file; what is wrong with the file is said."""
    with st.form("scenario-file", border=False, clear_on_submit=True):
        st.file_uploader(
            _("Öppna en scenariofil (YAML, högst {size} MB)").format(size=MOST_MEGABYTES),
            type=["yaml", "yml"],
            key=UPLOAD,
            max_upload_size=MOST_MEGABYTES,
        )
        st.form_submit_button(_("Öppna filen"), on_click=_read_file, args=(bench,))
    said = st.session_state.pop(UPLOAD_SAID, None)
    if said:
        st.error(plain(said))


def _read_file(bench: Workbench) -> None:
    upload = st.session_state.get(UPLOAD)
    if upload is None:
        st.session_state[UPLOAD_SAID] = _("Välj en fil först.")
        return
    try:
        written = scenario_file.parse(upload.getvalue().decode("utf-8"), upload.name)
        with store.reading() as session:
            plan = baseline_named(session, written.association, written.base_plan)
        one_setting(plan.over(written.horizon), written.overrides)
    except UnicodeDecodeError:
        st.session_state[UPLOAD_SAID] = _("{file}: är inte UTF-8.").format(file=upload.name)
    except (ScenarioError, SelectionError, StoreError) as reason:
        st.session_state[UPLOAD_SAID] = str(reason)
    else:
        draft = Draft(
            overrides=written.overrides, horizon=written.horizon, name=written.name, note=written.note
        )
        _go_to((written.association, written.base_plan), draft, bench.selection)


def _go_to(key: tuple[str, str], draft: Draft, selection: Selection) -> None:
    """Show a draft on its own plan: the selection follows, the address is written anew."""
    association, base_plan = key
    keep(key, draft)
    refused().clear()
    for field in FORM_FIELDS:
        st.session_state.pop(field, None)
    if (association, base_plan) != (selection.association, str(selection.year)):
        reader.select(Selection(association, int(base_plan), f"{base_plan}-12"))
        st.query_params[ASSOCIATION] = association
        st.query_params[YEAR] = base_plan
        st.query_params[THROUGH] = f"{base_plan}-12"
    for name in (LEVERS, HORIZON, FOCUS):
        if name in st.query_params:
            del st.query_params[name]
    st.session_state[SEEN] = ("", "", "")
    st.session_state[OPEN] = False
    st.rerun()
