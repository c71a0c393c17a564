"""An association's folder of CSV files: semicolon, decimal comma, Swedish headings, UTF-8."""

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from data_access.errors import Problem
from data_access.formats.cells import read_rows
from data_access.formats.columns import DATASETS, FIGURES, LISTS, TableRule
from data_access.formats.package import Package, Row
from data_access.limits import MEBIBYTE, MOST_FILE_BYTES
from data_access.translation import _

REQUIRED = {"association", "sources", "datasets"}


def read_folder(folder: Path) -> Package:
    """Read every table of the folder; faults are collected in the package, nothing is raised."""
    return _Reader(folder).read()


class _Reader:
    """One reading of a folder: what it has seen, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.package = Package(name=self.folder.name)
        self.hashes: dict[str, str] = {}

    def read(self) -> Package:
        """The package."""
        for rule in LISTS:
            file = self.folder / rule.file
            if file.exists():
                self.package.lists[rule.name] = self._table(rule, file)
            elif rule.name in REQUIRED:
                self._refuse(file, _("filen saknas. Lägg till den."))
                self.package.unread.add(rule.name)
        for dataset in self.package.rows(DATASETS.name):
            self._figures(dataset)
        if DATASETS.name not in self.package.unread:
            self._remark_on_the_rest()
        digest = "".join(f"{name}\n{file_hash}\n" for name, file_hash in sorted(self.hashes.items()))
        self.package.sha256 = hashlib.sha256(digest.encode()).hexdigest()
        return self.package

    def _figures(self, dataset: Row) -> None:
        code = dataset.fields["code"]
        if code is None or code in self.package.figures:
            return
        file = self.folder / FIGURES.file / f"{code}.csv"
        if file.exists():
            self.package.figures[code] = self._table(FIGURES, file)
        else:
            message = _("tabellens siffror saknas. Lägg till filen {file} eller ta bort raden.")
            self.package.problems.append(
                dataset.problem(message.format(file=f"{FIGURES.file}/{file.name}"), "code")
            )

    def _remark_on_the_rest(self) -> None:
        for file in sorted([*self.folder.glob("*.csv"), *self.folder.glob(f"{FIGURES.file}/*.csv")]):
            if self._name(file) not in self.hashes:
                self.package.remarks.append(
                    _("{file}: filen hör inte till någon tabell och läses inte.").format(
                        file=self._name(file)
                    )
                )

    def _table(self, rule: TableRule, file: Path) -> list[Row]:
        text = self._text(file)
        if text is None:
            self.package.unread.add(rule.name)
            return []
        broken: list[Problem] = []
        rows, problems, remarks = read_rows(rule, self._name(file), self._lines(file, text, broken))
        self.package.problems += [*problems, *broken] if rows or not broken else broken
        self.package.remarks += remarks
        without_headings = any(problem.row in {None, 1} for problem in problems)
        if broken or without_headings or not all(row.is_read(*rule.key) for row in rows):
            self.package.unread.add(rule.name)
        return rows

    def _text(self, file: Path) -> str | None:
        """The file's text, or None with the reason among the problems."""
        self.hashes[self._name(file)] = ""
        content = self._content(file)
        if content is None:
            return None
        self.hashes[self._name(file)] = hashlib.sha256(content).hexdigest()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            self._refuse(file, _("filen är inte UTF-8. Spara den som ”CSV UTF-8”."), row)
            return None
        before, nul, _after = text.partition("\x00")
        if nul:
            message = _("filen är ingen textfil (NUL-tecken). Spara den på nytt som ”CSV UTF-8”.")
            self._refuse(file, message, before.count("\n") + 1)
            return None
        return unicodedata.normalize("NFC", text)

    def _content(self, file: Path) -> bytes | None:
        try:
            if file.stat().st_size <= MOST_FILE_BYTES:
                return file.read_bytes()
            message = _("filen är större än {limit} MB. Är det rätt fil?").format(
                limit=MOST_FILE_BYTES // MEBIBYTE
            )
        except OSError:
            message = _("filen går inte att läsa. Kontrollera att den är en fil och dess rättigheter.")
        self._refuse(file, message)
        return None

    def _lines(self, file: Path, text: str, broken: list[Problem]) -> Iterator[list[str]]:
        """The file's rows as a spreadsheet counts them; ends where the quotation marks no longer pair."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
        row = 1
        try:
            for cells in reader:
                yield cells
                row += 1
        except csv.Error as error:
            message = _('ett citattecken stängs inte rätt. Skriv "…" om hela cellen och "" inuti den.')
            if "field limit" in str(error):
                message = _("cellen är längre än {limit} tecken. Korta den, eller stäng citattecknet.")
            broken.append(Problem(self._name(file), message.format(limit=csv.field_size_limit()), row=row))

    def _refuse(self, file: Path, message: str, row: int | None = None) -> None:
        self.package.problems.append(Problem(self._name(file), message, row=row))

    def _name(self, file: Path) -> str:
        return f"{self.folder.name}/{file.relative_to(self.folder).as_posix()}"
