"""What somebody brings: told by its contents, read by its format, and made ready to be looked at."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from data_access import store
from data_access.errors import ImportRefusedError, Problem, StoreError
from data_access.formats.file_kind import COMPOUND, ZIP
from data_access.formats.office import (
    AssociationForm,
    Known,
    KnownItem,
    association_package,
    population_package,
    read_office_files,
)
from data_access.formats.office.archive import is_archive
from data_access.formats.office.assembly import POPULATION
from data_access.formats.package import Package
from data_access.formats.population import read_pasted, read_population
from data_access.formats.sie import Ledger, looks_like_sie, read_ledger
from data_access.formats.whole import is_whole, read_whole
from data_access.formats.workbook_guard import open_workbook
from data_access.imports.progress import NOBODY_LOOKS, Progress
from data_access.ledger_choices import LedgerChoices, ledger_choices
from data_access.ledger_mapping import LedgerDecisions, mapped_package
from data_access.queries import organisation
from data_access.tables.enumerations import ImportKind
from data_access.translation import _

UNDECIDED = LedgerDecisions()
WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file or several that have been read: the package, or a ledger that needs decisions first."""

    name: str
    kind: ImportKind
    package: Package
    ledger: Ledger | None = None
    choices: LedgerChoices | None = None


def open_files(
    files: Mapping[str, bytes],
    association: str | None,
    *,
    url: str | None = None,
    decisions: LedgerDecisions = UNDECIDED,
    progress: Progress = NOBODY_LOOKS,
) -> Incoming:
    """Read files by their contents. Faults are the package's problems; raises StoreError for the store's.

    `association` is the slug of the association that they are brought into, None for one that the file
    describes itself. A ledger and a population are always brought into one.
    """
    progress.step(_("Läser filen"), 0.0)
    with store.reading(url) as session:
        return read_files(session, files, association, decisions)


def read_files(
    session: Session,
    files: Mapping[str, bytes],
    association: str | None,
    decisions: LedgerDecisions = UNDECIDED,
) -> Incoming:
    """The same with what the caller's transaction sees of the store."""
    known = None if association is None else known_lists(session, association)
    if len(files) == 1:
        ((name, data),) = files.items()
        single = _whole(name, data) or _ledger(session, name, data, association, decisions)
        if single is not None:
            return single
    package = read_office_files(files, known)
    if len(files) == 1 and _may_be_population(package):
        population = _population(*next(iter(files.items())), known)
        if population is not None:
            return population
    kind = ImportKind.WORKBOOK if any(data.startswith(ZIP) for data in files.values()) else ImportKind.TABLES
    package.kind = kind
    return Incoming(package.name, kind, package)


def open_pasted_population(text: str, year: int | None, association: str, url: str | None = None) -> Incoming:
    """A pasted table of inhabitants. Raises StoreError for an unknown association."""
    with store.reading(url) as session:
        known = known_lists(session, association)
    package = population_package(read_pasted(text, year), known, sha256_of(text.encode()))
    package.kind = ImportKind.POPULATION
    return Incoming(package.name, ImportKind.POPULATION, package)


def open_form(form: AssociationForm) -> Incoming:
    """A new association as it was filled in on a page."""
    package = association_package(form)
    package.kind = ImportKind.FORM
    return Incoming(package.name, ImportKind.FORM, package)


def _whole(name: str, data: bytes) -> Incoming | None:
    """A whole association's workbook, or None."""
    if is_archive(data) or not (data.startswith((ZIP, COMPOUND)) or name.lower().endswith(WORKBOOK_NAMES)):
        return None
    try:
        book = open_workbook(name, data)
    except ImportRefusedError as refused:
        package = Package(name, sha256_of(data), ImportKind.WORKBOOK, problems=list(refused.problems))
        package.unread.add("association")
        return Incoming(name, ImportKind.WORKBOOK, package)
    if not is_whole(book):
        return None
    return Incoming(name, ImportKind.WORKBOOK, read_whole(book, data))


def _ledger(
    session: Session, name: str, data: bytes, association: str | None, decisions: LedgerDecisions
) -> Incoming | None:
    """A ledger with what must be decided about it, or None for another kind of file."""
    if not looks_like_sie(data):
        return None
    read = read_ledger(name, data)
    problems = list(read.problems)
    if association is None and not problems:
        message = _("välj förbundet som bokföringen hör till. En SIE-fil säger inget om medlemmar och mål.")
        problems.append(Problem(name, message))
    if problems:
        package = Package(name, sha256_of(data), ImportKind.LEDGER, association, problems=problems)
        package.unread.add("association")
        return Incoming(name, ImportKind.LEDGER, package, read)
    slug = association or ""
    package = mapped_package(session, slug, read, data, decisions)
    return Incoming(name, ImportKind.LEDGER, package, read, ledger_choices(session, slug, read))


def _may_be_population(package: Package) -> bool:
    """Whether nothing else was found: Statistics Sweden's file has the sheet's headings, and other places."""
    is_nothing_else = package.figures.keys() <= {POPULATION} and package.lists.keys() <= {
        "datasets",
        "sources",
    }
    return is_nothing_else and bool(package.problems or not package.figures)


def _population(name: str, data: bytes, known: Known | None) -> Incoming | None:
    """Statistics Sweden's inhabitants, or None for another kind of file."""
    found = read_population(name, data)
    if not found.rows:
        return None
    if known is None:
        message = _("välj förbundet som kommunerna hör till.")
        package = Package(name, sha256_of(data), problems=[*found.problems, Problem(name, message)])
        package.unread.add("association")
    else:
        package = population_package(found, known, sha256_of(data))
    package.kind = ImportKind.POPULATION
    return Incoming(name, ImportKind.POPULATION, package)


def sha256_of(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def known_lists(session: Session, slug: str) -> Known:
    """What the store has of an association. Raises StoreError for one that is not there."""
    found = organisation.association(session, slug)
    if found is None:
        raise StoreError(_("Förbundet ”{slug}” finns inte i databasen.").format(slug=slug))
    members = organisation.members(session, found.id).values()
    return Known(
        slug=slug,
        name=found.name,
        is_fictional=found.is_fictional,
        areas=tuple(
            KnownItem(row.code, row.name, row.kind, parts=row.parts)
            for row in organisation.areas(session, found.id).values()
        ),
        members=tuple(KnownItem(row.slug, row.name, row.kind, row.area) for row in members),
        cost_centres=tuple(
            KnownItem(row.code, row.name) for row in organisation.cost_centres(session, found.id).values()
        ),
        activities=tuple(
            KnownItem(row.slug, row.name) for row in organisation.activities(session, found.id).values()
        ),
        statement_lines=tuple(
            KnownItem(row.code, row.name) for row in organisation.statement_lines(session, found.id).values()
        ),
        goals=tuple(KnownItem(row.code, row.text) for row in organisation.goals(session, found.id)),
    )
