"""An association's folder of CSV files: semicolon, decimal comma, Swedish headings, UTF-8."""

import csv
import hashlib
from pathlib import Path

from data_access.errors import Problem
from data_access.formats.cells import read_rows
from data_access.formats.columns import FIGURES, LISTS, TableRule
from data_access.formats.package import Package, Row
from data_access.translation import _

REQUIRED = {"association", "sources", "datasets"}


def read_folder(folder: Path) -> Package:
    """Read every table of the folder; faults are collected in the package, nothing is raised."""
    package = Package(name=folder.name, sha256=_folder_hash(folder))
    for rule in LISTS:
        file = folder / rule.file
        if file.exists():
            package.lists[rule.name] = _read_file(package, rule, folder, file)
        elif rule.name in REQUIRED:
            package.problems.append(Problem(f"{folder.name}/{rule.file}", _("filen saknas.")))
    for dataset in package.rows("datasets"):
        code = str(dataset.fields["code"])
        file = folder / FIGURES.file / f"{code}.csv"
        if file.exists():
            package.figures[code] = _read_file(package, FIGURES, folder, file)
        else:
            package.problems.append(
                dataset.problem(_("tabellens siffror saknas: filen {file} finns inte.").format(file=file.name), "kod")
            )
    return package


def _read_file(package: Package, rule: TableRule, folder: Path, file: Path) -> list[Row]:
    name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        package.problems.append(Problem(name, _("filen är inte UTF-8. Spara den som ”CSV UTF-8”.")))
        return []
    if "\x00" in text:
        package.problems.append(Problem(name, _("filen är ingen textfil.")))
        return []
    rows, problems, remarks = read_rows(rule, name, csv.reader(text.splitlines(), delimiter=";"))
    package.problems += problems
    package.remarks += remarks
    return rows


def _folder_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.csv")):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
