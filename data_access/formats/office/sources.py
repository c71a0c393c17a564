"""Where a file's rows come from: the file's sheet, or what the office writes in the column Källa."""

import hashlib

from data_access.formats.columns import TableRule
from data_access.formats.office.fields import Fields
from data_access.formats.office.headings import folded
from data_access.formats.office.registers import slug
from data_access.formats.office.table import Given
from data_access.formats.package import Row

_SHOWN_DIGITS = 12


class Sources:
    """The sources that rows rest on. Codes are the same every time the same file or text is read.

    `of_files` are those that are a file itself.
    """

    def __init__(self) -> None:
        """No row rests on anything yet."""
        self.rows: dict[str, Row] = {}
        self.of_files: set[str] = set()
        self._texts: dict[str, str] = {}

    def of_table(self, given: Given) -> str:
        """The source that is the table itself: its file and sheet."""
        section = given.section or given.sheet.name
        kind = "fil" if given.is_file else "formular"
        code = f"{kind}-{given.sha256[:_SHOWN_DIGITS]}-{slug(section)}"
        self.of_files.add(code)
        file = {"file_name": given.file, "file_sha256": given.sha256} if given.is_file else {}
        self._add(code, given, 1, title=given.file, section=section, **file)
        return code

    def of_text(self, text: str, given: Given, row: int) -> str:
        """The source that is written in a cell. It is the same in whatever file it is written."""
        code = self._texts.get(text)
        if code is None:
            code = f"kalla-{hashlib.sha256(folded(text).encode()).hexdigest()[:_SHOWN_DIGITS]}"
            self._texts[text] = code
            self._add(code, given, row, title=text)
        return code

    def _add(self, code: str, given: Given, row: int, **fields: str) -> None:
        if code not in self.rows:
            rule = TableRule("sources", given.place, ())
            self.rows[code] = Row(rule, given.place, row, Fields(code=code, **fields), {})
