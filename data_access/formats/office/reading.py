"""One reading of the office's files: what is known, what has been found, and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from data_access.formats.office.areas import Areas
from data_access.formats.office.cells import Reader
from data_access.formats.office.faults import Faults
from data_access.formats.office.fields import Fields
from data_access.formats.office.known import Known
from data_access.formats.office.registers import Members, Register
from data_access.formats.office.sources import Sources
from data_access.formats.office.table import Line, Table
from data_access.formats.package import Package, Row
from data_access.translation import _


class Reading:
    """The registers that cells refer to, the sources, the faults and the package.

    `slug` is the association's code, empty until it is known. `is_fictional` says whether its
    municipalities may be made up.
    """

    def __init__(self, package: Package, known: Known | None, faults: Faults) -> None:
        """`known` is the association that the files are brought into, None for a new one."""
        self.package, self.known, self.faults = package, known, faults
        self.sources = Sources()
        self.slug = known.slug if known else ""
        self.is_fictional = bool(known and known.is_fictional)
        self.areas = Areas(known.areas if known else (), self.slug)
        self.members = Members(
            _("medlemmen finns inte. Rätta namnet, eller lägg till medlemmen på bladet Medlemmar."),
            known.members if known else (),
        )
        self.cost_centres = Register(
            _("kostnadsstället finns inte. Rätta det, eller lägg till det på bladet Kostnadsställen."),
            known.cost_centres if known else (),
        )
        self.activities = Register(
            _("insatsen finns inte. Rätta namnet, eller lägg till insatsen på bladet Insatser."),
            known.activities if known else (),
        )
        self.statement_lines = Register("", known.statement_lines if known else ())
        self.goals = Register("", known.goals if known else ())

    @property
    def readers(self) -> Mapping[str, Reader]:
        """How the cells that refer to a list are read."""
        return {
            "areas": self.areas.read,
            "members": self.members.read,
            "cost_centres": self.cost_centres.read,
            "activities": self.activities.read,
        }

    def add(
        self,
        name: str,
        table: Table,
        line: Line,
        fields: Mapping[str, Any],
        columns: Mapping[str, str],
        faulty: Iterable[str] = (),
    ) -> None:
        """Add a row to a list. `columns` says, by our field, which of the store's fields it fills."""
        unread = {columns[field] for field in line.faulty if field in columns} | set(faulty)
        row = Row(
            rule=table.rule(name, columns),
            file=table.given.place,
            row=line.number,
            fields=Fields({**fields, "source": self.sources.of_table(table.given)}),
            cells=table.cells(line),
            faulty=frozenset(unread),
        )
        self.package.lists.setdefault(name, []).append(row)

    def say(self, table: Table, line: Line, field: str, message: str) -> None:
        """A fault in a line's cell of a field."""
        heading = table.headings[field]
        value = table.cells(line).get(heading, "") if heading in table.places else ""
        self.faults.say(table.given.place, message, row=line.number, column=heading, value=value)
