"""Källor's table of rule numbers: value, unit, first day, source, verified or assumption."""

from datetime import date
from decimal import Decimal

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.parameters import Record, Step
from dashboard.shapes.view import Cell, Column, Table
from dashboard.translation import _

STATUSES = {"verified": _("verifierad"), "assumption": _("antagande")}


def parameter_table() -> Table:
    """Every dated value of every rule number, in the order of their files."""
    return Table(
        id="parameters",
        title=_("Regeltalen"),
        columns=(
            Column("name", _("Regeltal")),
            Column("value_text", _("Värde")),
            Column("unit", _("Enhet")),
            Column("valid_from_text", _("Gäller från")),
            Column("source", _("Källa")),
            Column("status_text", _("Status")),
            Column("note", _("Anmärkning")),
        ),
        rows=tuple(_row(record) for record in parameters.all_records()),
        notes=(_("Regeltalen finns i mappen dashboard/parameters, ett värde per rad med källa."),),
    )


def _row(record: Record) -> dict[str, Cell]:
    return {
        "id": f"{record.key}@{record.valid_from.isoformat()}",
        "key": record.key,
        "name": record.label,
        "value_text": _value(record),
        "unit": record.unit,
        "valid_from": record.valid_from.isoformat(),
        "valid_from_text": _first_day(record.valid_from),
        "source": record.source.line,
        "status": record.status,
        "status_text": STATUSES[record.status],
        "note": record.note,
        "file": record.file,
    }


def _first_day(day: date) -> str:
    """`2016` for the first day of a year, `2 oktober 2013` for another."""
    if (day.month, day.day) == (1, 1):
        return str(day.year)
    return f"{day.day} {numbers.month_name(day.month)} {day.year}"


def _value(record: Record) -> str:
    """The value as read on screen: a share as per cent, steps one after the other."""
    if isinstance(record.value, bool):
        return _("ja") if record.value else _("nej")
    if isinstance(record.value, tuple):
        return "; ".join(_step(step) for step in record.value) or _("inga steg angivna")
    if record.unit.startswith(_("andel")):
        return numbers.share(float(record.value))
    return _number(record.value)


def _step(step: Step) -> str:
    """`till 7 mkr: 20,0 %`."""
    parts = dict(step)
    share = parts.pop("share", None)
    limits = ", ".join(_("till {limit} mkr").format(limit=_number(limit)) for limit in parts.values())
    return limits if share is None else f"{limits}: {numbers.share(share)}"


def _number(value: float) -> str:
    exact = Decimal(str(value)).normalize()
    exponent = exact.as_tuple().exponent
    return numbers.decimal(exact, max(0, -exponent) if isinstance(exponent, int) else 0)
