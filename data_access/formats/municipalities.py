"""Sweden's municipalities by code and name, from the file beside this module (Statistics Sweden's list)."""

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("municipalities.csv")
_ENDINGS = (" kommun", " stad")


@cache
def names() -> dict[str, str]:
    """Code of four digits to name, for all 290."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["kod"]: row["namn"] for row in csv.DictReader(file, delimiter=";")}


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code, name in names().items()}


def code_of(name: str) -> str | None:
    """The code of a municipality by its name, with or without "kommun" or "stad"; None for anything else."""
    text = " ".join(name.casefold().split())
    shortened = next((text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)), text)
    found = _codes().get(text) or _codes().get(shortened)
    if found is None and shortened.endswith("s"):  # "Tranemos kommun" is not written, "Borås stad" is
        found = _codes().get(shortened.removesuffix("s"))
    return found
