"""From lines to figures: the one way in which every sheet's rules are followed."""

from decimal import Decimal
from typing import Any

from data_access.formats.columns import TableRule
from data_access.formats.office.amounts import Signs, cost_in_store, read_amount, signs_of
from data_access.formats.office.drafts import Draft, Drafts, code_of
from data_access.formats.office.fields import Fields
from data_access.formats.office.figure_rules import FigureRules, Found, Period, Value
from data_access.formats.office.reading import Reading
from data_access.formats.office.registers import Total
from data_access.formats.office.table import Line, Table
from data_access.formats.package import Row
from data_access.formats.values import COUNT_UNIT
from data_access.tables.enumerations import Status
from data_access.translation import _

_PERIOD_FIELDS = {"first": "period_from", "last": "period_to", "year": "period_to", "month": "period_to",
                  "through": "period_to"}  # fmt: skip


def read_figures(rules: FigureRules, reading: Reading, table: Table, drafts: Drafts) -> None:
    """Add the figures of a table's lines to the datasets that they belong to."""
    _FigureReader(rules, reading, table, drafts).read()


class _FigureReader:
    """One table's lines on their way to becoming figures."""

    def __init__(self, rules: FigureRules, reading: Reading, table: Table, drafts: Drafts) -> None:
        """Look at how the table writes its costs before any line is read."""
        self._rules, self._reading, self._table, self._drafts = rules, reading, table, drafts
        there = [value for value in rules.values if value.field in table.there]
        self._values = [(value, table.place(value.field), self._rule(value)) for value in there]
        self._needed = frozenset(table.headings) - {value.field for value in rules.values}
        self._dimensions = [(name, table.place(name)) for name in rules.dimensions]
        self._at = {name: table.sheet.places.get(name) for name in ("status", "stated_on", "source")}
        self._signs = {value.field: self._signs_of(value) for value in there if value.is_cost}
        self._rounded: dict[str, int] = {}
        self._belongs: dict[tuple[Any, ...], Draft] = {}
        self._source: str | None = None

    def read(self) -> None:
        """Read every line; remark on what was understood in a certain way."""
        for line in self._table.lines:
            if line.faulty.isdisjoint(self._needed):
                self._line(line)
        self._remark()

    def _rule(self, value: Value) -> TableRule:
        """By which a figure's messages name the file's headings."""
        names = (
            {name: name for name in self._rules.dimensions} | _PERIOD_FIELDS | dict(self._rules.names or {})
        )
        known = {ours: theirs for ours, theirs in names.items() if ours in self._table.sheet.places}
        return self._table.rule("figures", known | {value.field: "value"})

    def _signs_of(self, value: Value) -> Signs:
        place, rules, table = self._table.place(value.field), self._rules, self._table
        return signs_of(line.values[place] for line in table.lines if rules.is_cost(table, line))

    def _line(self, line: Line) -> None:
        rules, values = self._rules, line.values
        period = rules.period(self._reading, self._table, line)
        found: Found = {name: values[at] for name, at in self._dimensions if values[at] is not None}
        if period is None or not rules.settle(self._reading, self._table, line, found):
            return
        is_total = bool(found.pop("is_total", False))
        for name in [name for name, value in found.items() if value is Total.ROW]:
            is_total = True
            del found[name]
        status, source = self._own(line, "status"), self._line_source(line)
        dated = self._own(line, "stated_on")
        place, cells = self._table.given.place, self._table.cells(line)
        is_cost = bool(self._signs) and rules.is_cost(self._table, line)
        for value, at, rule in self._values:
            written = values[at]
            if written is None:
                continue
            draft = self._draft(value, period, found, status, line, source)
            first, last = value.months(period)
            fields = Fields(measure=value.measure.value, period_from=first, period_to=last, **found)
            if is_total:
                fields["is_total"] = True
            self._fill(fields, value, written, is_cost=is_cost)
            fields["source"] = source
            if dated is not None:
                draft.dates.add(dated)
            if not value.is_beside and (draft.reached is None or last > draft.reached):
                draft.reached = last
            self._add(draft, Row(rule, place, line.number, fields, cells), value)

    def _own(self, line: Line, name: str) -> Any:
        at = self._at[name]
        return None if at is None else line.values[at]

    def _line_source(self, line: Line) -> str:
        text = self._own(line, "source")
        if text is not None:
            return self._reading.sources.of_text(text, self._table.given, line.number)
        if self._source is None:
            self._source = self._reading.sources.of_table(self._table.given)
        return self._source

    def _draft(
        self, value: Value, period: Period, found: Found, status: str | None, line: Line, source: str
    ) -> Draft:
        """The dataset that a figure belongs to, which is begun where it is the first."""
        key = (value.field, period, status, *found)
        draft = self._belongs.get(key)
        if draft is None:
            belonging = self._rules.belongs(value, period, found)
            usual = value.status or self._rules.status
            own = usual if status is None or value.status else Status(status)
            code = code_of(*belonging.parts, status=own, usual=usual)
            draft = self._drafts.by_code.get(code)
            if draft is None:
                draft = Draft(
                    code, self._rules.kind, belonging.title, own, belonging.grain, self._table.given.place,
                    line.number, source, self._rules.is_followed_up and value.status is None,
                )  # fmt: skip
                self._drafts.by_code[code] = draft
            self._belongs[key] = draft
        return draft

    def _fill(self, fields: Fields, value: Value, written: Decimal, *, is_cost: bool) -> None:
        unit = self._table.units.get(value.field)
        if unit is None:
            fields["value"], fields["unit"] = written, COUNT_UNIT
            return
        amount = read_amount(written, unit)
        if amount.is_rounded:
            self._rounded[value.field] = self._rounded.get(value.field, 0) + 1
        turns = value.is_cost and is_cost
        fields["value"] = cost_in_store(self._signs[value.field])(amount.value) if turns else amount.value
        fields["unit"], fields["precision"] = unit, amount.precision

    def _add(self, draft: Draft, row: Row, value: Value) -> None:
        """Keep a figure; the same one twice is a fault, but for one beside each part of the year."""
        fields = row.fields
        key = tuple(item for item in fields.items() if item[0] not in _NOT_KEY)
        first = draft.keys.setdefault(key, row)
        if first is row:
            draft.rows.append(row)
        elif not (value.is_beside and first.fields["value"] == fields["value"]):
            self._say_twice(row, first)

    def _say_twice(self, row: Row, first: Row) -> None:
        said = (row.file, row.row)
        if said in self._drafts.said_twice:
            return
        self._drafts.said_twice.add(said)
        where = _("rad {row}").format(row=first.row)
        if first.file != row.file:
            where = f"{first.file}, {where}"
        message = _("samma uppgift står redan på {place}. Ta bort den ena raden.").format(place=where)
        heading = row.rule.heading("value")
        self._reading.faults.say(
            row.file, message, row=row.row, column=heading, value=row.cells.get(heading, "")
        )

    def _remark(self) -> None:
        place, remark = self._table.given.place, self._reading.faults.remark
        for name, signs in self._signs.items():
            heading = self._table.headings[name]
            if signs.with_minus:
                remark(
                    _(
                        "{place}: alla belopp i kolumnen ”{heading}” har minus, och läses som kostnader."
                    ).format(place=place, heading=heading)
                )
            elif signs.reductions:
                remark(
                    _(
                        "{place}: {count} belopp i kolumnen ”{heading}” har minus, och läses som minskade "
                        "kostnader. De andra är kostnader."
                    ).format(place=place, count=signs.reductions, heading=heading)
                )
        for name, count in self._rounded.items():
            remark(
                _("{place}: {count} belopp i kolumnen ”{heading}” avrundas till hela ören.").format(
                    place=place, count=count, heading=self._table.headings[name]
                )
            )


_NOT_KEY = frozenset({"value", "unit", "precision", "source"})
