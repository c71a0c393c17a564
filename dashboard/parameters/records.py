"""What a parameter is: a value with unit, first day, source and status; and how its file is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from dashboard.parameters import strict_yaml

Step = Mapping[str, float]
Value = bool | int | float | tuple[Step, ...]
Status = Literal["verified", "assumption"]

_PARAMETER_KEYS = frozenset({"label", "unit", "values"})
_VALUE_KEYS = frozenset({"valid_from", "value", "source", "status", "note"})
_SOURCE_KEYS = frozenset({"title", "section", "page"})
_REQUIRED = ("valid_from", "value", "source", "status")
_STATUSES = ("verified", "assumption")


class ParameterError(ValueError):
    """A parameter file that cannot be trusted, or a value that does not exist. The message is Swedish."""


@dataclass(frozen=True, slots=True)
class ParameterSource:
    """Where a rule number comes from: title and section or page of the document."""

    title: str
    section: str | None = None
    page: str | None = None

    @property
    def line(self) -> str:
        """`Lag (2003:1210), 5 §`."""
        return ", ".join(part for part in (self.title, self.section, self.page) if part)


@dataclass(frozen=True, slots=True)
class Record:
    """One dated value of one parameter, as written in `file`."""

    key: str
    label: str
    unit: str
    valid_from: date
    value: Value
    source: ParameterSource
    status: Status
    note: str | None
    file: str


def read_file(path: Path) -> tuple[Record, ...]:
    """Every record of one parameter file, key by key and by first day.

    The key is the file's stem and the name in it: `equity.ceiling_steps`. Raises ParameterError with file
    and key where unit, first day, source or status is missing, and where something unknown is written.
    """
    content = strict_yaml.read(path)
    if not isinstance(content, dict):
        raise ParameterError(f"{path}: ska vara en lista av namngivna parametrar")
    records: list[Record] = []
    for name, parameter in content.items():
        records.extend(_records(path, f"{path.stem}.{name}", parameter))
    return tuple(records)


def _records(path: Path, key: str, parameter: Any) -> list[Record]:
    """The dated values of one parameter."""
    where = f"{path}, {key}"
    fields = _fields(where, parameter, _PARAMETER_KEYS, ("label", "unit", "values"))
    if not isinstance(fields["values"], list):
        raise ParameterError(f"{where}: «values» ska vara en lista med minst ett värde")
    records = [_record(path, key, fields, value) for value in fields["values"]]
    records.sort(key=lambda record: record.valid_from)
    days = [record.valid_from for record in records]
    if len(set(days)) < len(days):
        raise ParameterError(f"{where}: två värden gäller från samma dag")
    return records


def _record(path: Path, key: str, parameter: Mapping[str, Any], written: Any) -> Record:
    """One dated value, checked."""
    where = f"{path}, {key}"
    fields = _fields(where, written, _VALUE_KEYS, _REQUIRED)
    source = _fields(where, fields["source"], _SOURCE_KEYS, ("title",))
    if type(fields["valid_from"]) is not date:
        raise ParameterError(f"{where}: «valid_from» ska vara en dag, till exempel 2016-01-01")
    if fields["status"] not in _STATUSES:
        raise ParameterError(f"{where}: «status» ska vara verified eller assumption")
    return Record(
        key=key,
        label=str(parameter["label"]),
        unit=str(parameter["unit"]),
        valid_from=fields["valid_from"],
        value=_value(where, fields["value"]),
        source=ParameterSource(
            title=str(source["title"]), section=_text(source.get("section")), page=_text(source.get("page"))
        ),
        status=cast(Status, fields["status"]),
        note=_text(fields.get("note")),
        file=path.name,
    )


def _fields(
    where: str, written: Any, allowed: frozenset[str], required: tuple[str, ...]
) -> Mapping[str, Any]:
    """The mapping, when it has what it must have and nothing unknown."""
    if not isinstance(written, dict):
        raise ParameterError(f"{where}: ska ha fälten {', '.join(sorted(allowed))}")
    for name in required:
        if written.get(name) in (None, "", []):
            raise ParameterError(f"{where}: «{name}» saknas")
    for name in written:
        if name not in allowed:
            raise ParameterError(f"{where}: «{name}» är okänt")
    return written


def _value(where: str, written: Any) -> Value:
    """A number, yes or no, or a table of steps whose cells are numbers."""
    if isinstance(written, bool | int | float):
        return written
    if isinstance(written, list) and all(_is_step(step) for step in written):
        return tuple(MappingProxyType(dict(step)) for step in written)
    raise ParameterError(f"{where}: «value» ska vara ett tal, ja eller nej, eller en trappa av tal")


def _is_step(written: Any) -> bool:
    """Whether a row of a table of steps holds numbers only."""
    return isinstance(written, dict) and all(isinstance(cell, int | float) for cell in written.values())


def _text(written: Any) -> str | None:
    """The text, or None where nothing is written."""
    return None if written is None else str(written)
