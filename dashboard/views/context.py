"""What every view needs at hand, and the words for sources and statuses."""

from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.translation import _
from dashboard.views.choices import SelectionError
from data_access.queries import coverage, organisation
from data_access.queries.rows import (
    ActivityRow,
    Answer,
    AreaRow,
    AssociationRow,
    CostCentreRow,
    DatasetRow,
    MemberRow,
    SourceRow,
    StatementLineRow,
)


@dataclass(frozen=True)
class Context:
    """One reader's question: the session to ask through, the selection, and the association's lists."""

    session: Session
    selection: Selection
    association: AssociationRow

    @property
    def year(self) -> tuple[str, str]:
        """First and last month of the selected year."""
        return self.selection.first_month, self.selection.last_month

    @property
    def period(self) -> tuple[str, str]:
        """January through the selected month."""
        return self.selection.first_month, self.selection.through

    @cached_property
    def areas(self) -> dict[str, AreaRow]:
        """Areas by code."""
        return organisation.areas(self.session, self.association.id)

    @cached_property
    def members(self) -> dict[str, MemberRow]:
        """Members by slug."""
        return organisation.members(self.session, self.association.id)

    @cached_property
    def cost_centres(self) -> dict[str, CostCentreRow]:
        """Cost centres and published budget rows by code."""
        return organisation.cost_centres(self.session, self.association.id)

    @cached_property
    def statement_lines(self) -> dict[str, StatementLineRow]:
        """Lines of the income statement by code."""
        return organisation.statement_lines(self.session, self.association.id)

    @cached_property
    def activities(self) -> dict[str, ActivityRow]:
        """Activities by slug."""
        return organisation.activities(self.session, self.association.id)

    @cached_property
    def coverage(self) -> tuple[coverage.CoverageRow, ...]:
        """Every year's tables."""
        return coverage.coverage(self.session, self.association.id)


def open_context(session: Session, selection: Selection) -> Context:
    """The context of a selection. Raises SelectionError for an association that does not exist."""
    association = organisation.association(session, selection.association)
    if association is None:
        raise SelectionError(_("Förbundet ”{slug}” finns inte.").format(slug=selection.association))
    return Context(session, selection, association)


def reference(source: SourceRow) -> SourceReference:
    """A source as views show it."""
    return SourceReference(
        id=source.code,
        title=source.title,
        date=source.date,
        section=source.section,
        page=source.page,
        address=source.address,
        file_name=source.file_name,
        file_sha256=source.file_sha256,
    )


def sources_of(*answers: Answer | None) -> tuple[SourceReference, ...]:
    """The sources of the answers' datasets and rows, each once, in order."""
    found: dict[str, SourceReference] = {}
    for answer in answers:
        if answer is None:
            continue
        last = None
        for source in (answer.dataset.source, *[row.source for row in answer.rows]):
            if source is not last and source.code not in found:
                found[source.code] = reference(source)
            last = source  # mostly the one of the row before
    return tuple(found.values())


def notes_of(*answers: Answer | None) -> tuple[str, ...]:
    """The notes of the answers' datasets and rows, each once, in order."""
    notes: dict[str, None] = {}
    for answer in answers:
        if answer is None:
            continue
        for note in (answer.dataset.note, *[row.note for row in answer.rows if row.note]):
            if note:
                notes[note] = None
    return tuple(notes)


def status_text(dataset: DatasetRow) -> str:
    """How final a dataset is, in words; visible beside every figure that is not an outcome."""
    if dataset.status == "outlook":
        return _("prognos i {document}").format(document=dataset.source.title.rpartition(", ")[2])
    return {
        "outcome": _("utfall"),
        "preliminary": _("preliminärt"),
        "decided": _("beslutat"),
        "plan": _("plan"),
    }[dataset.status]


def exists_instead(context: Context, measures: tuple[str, ...], what: str) -> str:
    """Says for which periods the measures exist, where the selected one has none."""
    spans = sorted({(row.first_month, row.last_month) for row in context.coverage if row.measure in measures})
    periods = [numbers.period(first, last) for first, last in spans]
    if not context.coverage:
        return _("{what}: förbundet har inga siffror än. Läs in dem på sidan Importera.").format(what=what)
    if not periods:
        return _("{what} finns inte i förbundets källor.").format(what=what)
    return _("{what} finns inte för {asked}. Det finns för: {periods}.").format(
        what=what,
        asked=numbers.period(*context.period),
        periods=", ".join(periods),
    )
