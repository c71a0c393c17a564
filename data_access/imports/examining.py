"""Check a file against itself and the store, and say what it would change. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session

from data_access import store
from data_access.checks import check
from data_access.errors import ImportRefusedError, Problem
from data_access.formats.csv_folder import read_folder
from data_access.formats.package import Package
from data_access.imports.differences import Differences, differences
from data_access.imports.ledgers import place_costs, posting_problems
from data_access.imports.preview import preview
from data_access.imports.shown import Preview
from data_access.imports.stored import Numbers, numbers
from data_access.tables import Dataset
from data_access.tables.base import columns_of
from data_access.translation import _

datasets = columns_of(Dataset)


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file says: problems that keep it out, or what it would change; and remarks."""

    package: Package
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    preview: Preview | None


def examine(package: Package, url: str | None = None) -> Examined:
    """Check and compare, reading only. Raises StoreError when the store cannot be read."""
    with store.reading(url) as session:
        remarks = tuple(package.remarks)
        try:
            found = compared(session, package)
        except ImportRefusedError as refused:
            return Examined(package, tuple(refused.problems), remarks, None)
        return Examined(package, (), remarks, preview(found, titles(session, found)))


def compared(session: Session, package: Package) -> Differences:
    """The differences of a package that holds. Raises ImportRefusedError with every problem."""
    known = numbers(session, package.slug if _has_slug(package) else "")
    problems = check(package, known_codes(known))
    if package.into is not None and known.association is None:
        problems.append(_nowhere(package))
    if package.unread.isdisjoint({"accounts", "cost_centres", "statement_lines", "ledgers", "postings"}):
        problems += posting_problems(session, known, package)
    if problems:
        raise ImportRefusedError(problems)
    place_costs(session, known, package)
    return differences(session, package)


def _has_slug(package: Package) -> bool:
    return package.into is not None or any(row.get("slug") for row in package.every("association"))


def _nowhere(package: Package) -> Problem:
    message = _("förbundet ”{slug}” finns inte i databasen. Lägg upp det först.")
    return Problem(package.name, message.format(slug=package.into))


def known_codes(known: Numbers) -> Mapping[str, set[str]]:
    """The codes that the store has, by list."""
    return {name: {str(code) for code in codes} for name, codes in known.by_code.items()}


def titles(session: Session, found: Differences) -> dict[str, str]:
    """The datasets' titles by code: the store's, then the file's."""
    there = session.execute(
        select(datasets.code, datasets.title).where(datasets.association_id == found.known.association)
    )
    named = {row[0]: row[1] for row in there}
    for table in found.tables:
        if table.shape.name == "datasets":
            named |= {row["code"]: row["title"] for row in table.new}
            named |= {change.after["code"]: change.after["title"] for change in table.changed}
    return named


def checked(folders: Iterable[Path]) -> list[Package]:
    """Read and check folders by themselves. Raises ImportRefusedError with every problem of them all."""
    packages = [_read(folder) for folder in folders]
    problems = [problem for package in packages for problem in check(package)]
    if problems:
        raise ImportRefusedError(problems)
    return packages


def _read(folder: Path) -> Package:
    if not folder.is_dir():
        raise ImportRefusedError([Problem(str(folder), _("mappen finns inte. Rätta sökvägen."))])
    return read_folder(folder)
