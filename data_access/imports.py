"""Files come in here: read, check, one transaction. What is refused leaves nothing behind."""

import getpass
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlmodel import Session, SQLModel, select

from data_access import store
from data_access.checks import check, figure_key
from data_access.errors import ImportRefusedError, Problem, StoreError
from data_access.formats import values
from data_access.formats.csv_folder import read_folder
from data_access.formats.package import Package, Row
from data_access.tables import (
    Activity,
    Area,
    AreaPart,
    Association,
    CalendarEvent,
    CostCentre,
    Dataset,
    Figure,
    Goal,
    ImportBatch,
    Member,
    Source,
    StatementLine,
)
from data_access.translation import _

Ids = dict[str, int]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import brought in."""

    association: str
    row_count: int
    remarks: tuple[str, ...]


def import_folder(folder: Path, url: str | None = None) -> ImportResult:
    """Import an association's CSV folder in one transaction.

    Raises ImportRefusedError with every problem of the folder, StoreError when the store cannot be
    written or already has the association; nothing is written then.
    """
    packages = checked([folder])
    with writing_rows(url) as session:
        (result,) = [write(session, package) for package in packages]
    return result


def checked(folders: Iterable[Path]) -> list[Package]:
    """Read and check folders. Raises ImportRefusedError with every problem of them all."""
    packages = [_read(folder) for folder in folders]
    problems = [problem for package in packages for problem in check(package)]
    if problems:
        raise ImportRefusedError(problems)
    return packages


@contextmanager
def writing_rows(url: str | None = None) -> Iterator[Session]:
    """One writing transaction; rows that the database refuses arrive as StoreError."""
    try:
        with store.writing(url) as session:
            yield session
    except (IntegrityError, DataError) as error:
        raise StoreError(
            _("Databasen godtar inte raderna ({reason}). Ingenting har sparats.").format(
                reason=_first_line(error)
            )
        ) from error


def _read(folder: Path) -> Package:
    if not folder.is_dir():
        raise ImportRefusedError([Problem(str(folder), _("mappen finns inte. Rätta sökvägen."))])
    return read_folder(folder)


def _first_line(error: DBAPIError) -> str:
    """What the database says of the rule that was broken, without the rows."""
    return str(error.orig).partition("\n")[0]


def write(session: Session, package: Package) -> ImportResult:
    """Write a checked package inside the caller's transaction.

    Raises StoreError when the store already has the association.
    """
    association = _association(session, package)
    batch = ImportBatch(
        imported_at=datetime.now(UTC),
        imported_by=_user(),
        file_name=package.name,
        file_sha256=package.sha256,
        row_count=package.row_count,
    )
    session.add(batch)
    sources = _add(session, association, Source, package.rows("sources"), {})
    known = {"source": sources}
    areas = _add(session, association, Area, package.rows("areas"), known, numbered=True)
    known |= {"area": areas, "delivery_area": areas, "residence_area": areas}
    _add_parts(session, package, areas)
    known["member"] = _add(session, association, Member, package.rows("members"), known, numbered=True)
    known["cost_centre"] = _add(
        session, association, CostCentre, package.rows("cost_centres"), known, numbered=True
    )
    known["statement_line"] = _add(
        session, association, StatementLine, package.rows("statement_lines"), known, numbered=True
    )
    known["activity"] = _add(session, association, Activity, package.rows("activities"), known, numbered=True)
    _add(session, association, Goal, [_goal(row) for row in package.rows("goals")], known, numbered=True)
    _add(session, association, CalendarEvent, package.rows("calendar"), known, numbered=True)
    datasets = _add(session, association, Dataset, package.rows("datasets"), known, batch_id=batch.id)
    for code, rows in package.figures.items():
        _add_figures(session, datasets[code], rows, known)
    return ImportResult(_slug(package), package.row_count, tuple(package.remarks))


def _slug(package: Package) -> str:
    return str(package.rows("association")[0].fields["slug"])


def is_known(session: Session, package: Package) -> bool:
    """Whether the store has the package's association."""
    known = select(Association.id).where(Association.slug == _slug(package))
    return session.exec(known).first() is not None


def _association(session: Session, package: Package) -> int:
    if is_known(session, package):
        raise StoreError(
            _("Förbundet ”{slug}” finns redan i databasen. Ingenting har ändrats.").format(
                slug=_slug(package)
            )
        )
    fields = package.rows("association")[0].fields
    association = Association(**{name: value for name, value in fields.items() if name != "source"})
    session.add(association)
    session.flush()
    return _identity(association)


def _add(
    session: Session,
    association: int,
    table: type[SQLModel],
    rows: Iterable[Row],
    known: dict[str, Ids],
    *,
    numbered: bool = False,
    **same: Any,
) -> Ids:
    """Write the rows of one list; codes become keys. Returns the new ids by code."""
    made = []
    for number, row in enumerate(rows, start=1):
        fields = {name: value for name, value in row.fields.items() if name in table.model_fields}
        fields |= {
            f"{name}_id": known[name][code]
            for name, code in row.fields.items()
            if f"{name}_id" in table.model_fields and code is not None
        }
        if numbered:
            fields["position"] = number if fields.get("position") is None else fields["position"]
        made.append(table(association_id=association, **fields, **same))
    session.add_all(made)
    session.flush()
    return {_code(item): _identity(item) for item in made}


def _code(item: SQLModel) -> str:
    return str(getattr(item, "code", None) or getattr(item, "slug", None) or _identity(item))


def _identity(item: SQLModel) -> int:
    return int(item.id)  # type: ignore[attr-defined]


def _add_parts(session: Session, package: Package, areas: Ids) -> None:
    for row in package.rows("areas"):
        for part in filter(None, str(row.fields["parts"] or "").split("+")):
            session.add(AreaPart(group_id=areas[row.fields["code"]], part_id=areas[part]))


def _goal(row: Row) -> Row:
    fields = dict(row.fields)
    if fields["threshold"] is not None:
        fields["threshold"] = values.in_unit(fields["threshold"], fields["unit"])
    return replace(row, fields=fields)


def _add_figures(session: Session, dataset: int, rows: list[Row], known: dict[str, Ids]) -> None:
    for number, row in enumerate(rows, start=1):
        fields = {name: value for name, value in row.fields.items() if name in Figure.model_fields}
        fields |= {
            f"{name}_id": known[name][code]
            for name, code in row.fields.items()
            if name in known and code is not None
        }
        if fields["value"] is not None:
            fields["value"] = values.in_unit(fields["value"], row.fields["unit"])
        session.add(Figure(dataset_id=dataset, key=figure_key(row.fields), position=number, **fields))
    session.flush()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return _("okänd")
