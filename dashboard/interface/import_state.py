"""Where an import stands on the page: nothing chosen, being checked, checked, being written, done."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.interface.background import Job
from dashboard.translation import _
from data_access.formats.office import AssociationForm
from data_access.imports import Examined, ImportResult, Progress, carry_out, examine
from data_access.incoming import UNDECIDED, Incoming, open_files, open_form, open_pasted_population
from data_access.ledger_mapping import LedgerDecisions

KEPT = "import"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table of inhabitants that was pasted, and the year that it is for where it does not say."""

    text: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody has brought: files by name, a pasted table, or a form for a new association.

    `association` is the slug of the one that it is brought into, None where the file or form says it.
    """

    association: str | None
    files: Mapping[str, bytes] = field(default_factory=dict)
    pasted: Pasted | None = None
    form: AssociationForm | None = None
    decisions: LedgerDecisions = UNDECIDED
    keeps_the_rest: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that has been read and compared."""

    incoming: Incoming
    examined: Examined


@dataclass(frozen=True, slots=True)
class ImportState:
    """One import on its way. At most one job is running."""

    brought: Brought | None = None
    looking: Job[Looked] | None = None
    writing: Job[ImportResult] | None = None

    @property
    def looked(self) -> Looked | None:
        """What was found, when the look is over."""
        return self.looking.result if self.looking is not None and self.looking.is_done else None


def state() -> ImportState:
    """This session's import."""
    kept: ImportState = st.session_state.setdefault(KEPT, ImportState())
    return kept


def look(brought: Brought) -> None:
    """Read and compare what was brought."""
    st.session_state[KEPT] = ImportState(brought, Job(lambda progress: _looked(brought, progress)))


def decide(decisions: LedgerDecisions) -> None:
    """Look again with what has been decided about a ledger."""
    brought = state().brought
    if brought is not None:
        look(replace(brought, decisions=decisions))


def keep_the_rest(*, keeps: bool) -> None:
    """Look again, with or without taking away what the file does not have."""
    brought = state().brought
    if brought is not None:
        look(replace(brought, keeps_the_rest=keeps))


def carry_out_look(author: str) -> None:
    """Write what was looked at."""
    now = state()
    looked = now.looked
    if looked is None:
        return
    package, expected = looked.examined.package, looked.examined.preview
    job = Job(lambda progress: carry_out(package, author=author, expected=expected, progress=progress))
    st.session_state[KEPT] = replace(now, writing=job)


def begin_anew() -> None:
    """Forget the file."""
    st.session_state[KEPT] = ImportState()


def _looked(brought: Brought, progress: Progress) -> Looked:
    if brought.form is not None:
        incoming = open_form(brought.form)
    elif brought.pasted is not None and brought.association is not None:
        incoming = open_pasted_population(brought.pasted.text, brought.pasted.year, brought.association)
    else:
        incoming = open_files(
            brought.files, brought.association, decisions=brought.decisions, progress=progress
        )
    if brought.keeps_the_rest:
        incoming.package.partial.update(incoming.package.figures)
    progress.step(_("Jämför med databasen"), 0.6)
    return Looked(incoming, examine(incoming.package))
