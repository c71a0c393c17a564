"""The rule numbers: each with unit, first day, source and whether it is verified or an assumption.

A number that someone has decided (a law, a recommendation, an authority, or this product's own assumption)
stands in a YAML file of this folder and nowhere in code. `value(key, year)` gives the one that held in a
year; `record` gives its source as well, for the screen.
"""

from functools import cache
from pathlib import Path

from dashboard.parameters.records import (
    ParameterError,
    ParameterSource,
    Record,
    Status,
    Step,
    Value,
    read_file,
)

__all__ = [
    "ParameterError",
    "ParameterSource",
    "Record",
    "Status",
    "Step",
    "Value",
    "all_records",
    "flag",
    "number",
    "read_folder",
    "record",
    "steps",
    "value",
]

FOLDER = Path(__file__).parent


def read_folder(folder: Path) -> dict[str, tuple[Record, ...]]:
    """Every parameter of a folder, its values by first day. Raises ParameterError with file and key."""
    parameters: dict[str, tuple[Record, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for item in read_file(path):
            parameters[item.key] = (*parameters.get(item.key, ()), item)
    return parameters


@cache
def _parameters() -> dict[str, tuple[Record, ...]]:
    """The shipped parameters, read once a process."""
    return read_folder(FOLDER)


def all_records() -> tuple[Record, ...]:
    """Every dated value of every parameter, for the page of sources."""
    return tuple(item for values in _parameters().values() for item in values)


@cache
def record(key: str, year: int) -> Record:
    """The value that held in a year, with unit, source and status.

    Raises ParameterError where the key does not exist or nothing held that year.
    """
    values = _parameters().get(key)
    if values is None:
        raise ParameterError(f"Parametern «{key}» finns inte.")
    held = [item for item in values if item.valid_from.year <= year]
    if not held:
        first = values[0]
        raise ParameterError(
            f"{first.label}: inget värde är känt för {year}, det första gäller från {first.valid_from.year}."
        )
    return held[-1]


def value(key: str, year: int) -> Value:
    """The value that held in a year, in the unit of its record."""
    return record(key, year).value


def number(key: str, year: int) -> float:
    """A value that is a number. Raises ParameterError where it is something else."""
    held = value(key, year)
    if isinstance(held, tuple | bool):
        raise ParameterError(f"Parametern «{key}» är inte ett tal.")
    return float(held)


def flag(key: str, year: int) -> bool:
    """A value that is yes or no. Raises ParameterError where it is something else."""
    held = value(key, year)
    if not isinstance(held, bool):
        raise ParameterError(f"Parametern «{key}» är inte ja eller nej.")
    return held


def steps(key: str, year: int) -> tuple[Step, ...]:
    """A value that is a table of steps. Raises ParameterError where it is something else."""
    held = value(key, year)
    if not isinstance(held, tuple):
        raise ParameterError(f"Parametern «{key}» är inte en trappa.")
    return held
