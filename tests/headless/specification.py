"""docs/headless.md as data: what it promises of each object, key figure and table."""

import re
from dataclasses import dataclass, field
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "headless.md"

VIEW = re.compile(r"^## View `(?P<name>[^`]+)`$")
OBJECT = re.compile(r"^### Object `(?P<name>[^`]+)`$")
KEY_FIGURES = re.compile(r"^### Key figures$")
TABLE = re.compile(r"^### Table `(?P<name>[^`]+)`$")
SAME_AS = re.compile(r"^As table `(?P<table>[^`]+)` of view `(?P<view>[^`]+)`\.$")
LINE = re.compile(r"^\| `(?P<key>[^`]+)` \| (?P<rest>.+) \|$")

Keys = dict[str, str]
"""Key to unit."""


@dataclass
class DescribedTable:
    """A table's keys with their units, in rows and in totals."""

    rows: Keys = field(default_factory=dict)
    totals: Keys = field(default_factory=dict)


@dataclass
class Specification:
    """Everything that the document describes."""

    objects: dict[str, Keys] = field(default_factory=dict)
    key_figures: dict[str, Keys] = field(default_factory=dict)
    tables: dict[str, dict[str, DescribedTable]] = field(default_factory=dict)


def specification(document: Path = DOCUMENT) -> Specification:
    """Read the document's headings and tables."""
    found = Specification()
    view, into, table = "", None, None
    for line in document.read_text(encoding="utf-8").splitlines():
        if heading := VIEW.match(line):
            view, into, table = heading["name"], None, None
            found.tables[view] = {}
        elif heading := OBJECT.match(line):
            into, table = found.objects.setdefault(heading["name"], {}), None
        elif KEY_FIGURES.match(line):
            into, table = found.key_figures.setdefault(view, {}), None
        elif heading := TABLE.match(line):
            into, table = None, found.tables[view].setdefault(heading["name"], DescribedTable())
        elif same := SAME_AS.match(line):
            assert table is not None
            other = found.tables[same["view"]][same["table"]]
            table.rows, table.totals = other.rows, other.totals
        elif described := LINE.match(line):
            unit, *more = described["rest"].split(" | ")
            if table is not None:
                _add(table, described["key"], unit, more[0])
            elif into is not None:
                into[described["key"]] = unit
    return found


def _add(table: DescribedTable, key: str, unit: str, places: str) -> None:
    for place, keys in (("rows", table.rows), ("totals", table.totals)):
        if place in places.split(", "):
            assert key not in keys, f"{key} is described twice"
            keys[key] = unit
