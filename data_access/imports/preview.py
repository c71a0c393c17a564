"""What an import would do, in numbers and examples, for somebody to look at before it is done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from data_access.formats import words
from data_access.formats.columns import FIGURES, LISTS
from data_access.imports.differences import Change, Difference, Differences
from data_access.imports.shown import (
    COUNT,
    ORE,
    SHARE,
    TEXT,
    CellChange,
    Preview,
    RowChange,
    Sum,
    TableChange,
)
from data_access.imports.wanted import Values
from data_access.tables.enumerations import MONEY_MEASURES, SHARE_MEASURES, LedgerKind
from data_access.translation import _

MOST_EXAMPLES = 200
"""Of one table: more than somebody reads, few enough to draw at once."""

HIDDEN = frozenset({"key", "position", "dataset"})


def preview(found: Differences, titles: Mapping[str, str]) -> Preview:
    """The differences for a reader. `titles` are the datasets' titles by code."""
    tables: list[TableChange] = []
    for difference in found.tables:
        if difference.shape.name == "figures":
            tables += _datasets(difference, titles)
        elif difference.shape.name not in {"area_parts", "baselines"}:
            tables.append(_table(difference))
    tables += [_ledger(book) for book in found.ledgers]
    return Preview(found.slug, found.is_new, tuple(table for table in tables if _says_something(table)))


def _says_something(table: TableChange) -> bool:
    return bool(table.unchanged or not table.is_empty)


def _table(difference: Difference) -> TableChange:
    shape = difference.shape
    return TableChange(
        id=shape.name,
        title=shape.title,
        new=len(difference.new),
        changed=len(difference.changed),
        unchanged=len(difference.unchanged),
        gone=len(difference.gone),
        rows=tuple(_examples(difference)),
    )


def _datasets(difference: Difference, titles: Mapping[str, str]) -> Iterator[TableChange]:
    """One line a dataset, in the order of the file."""
    parts: dict[str, Difference] = {}

    def part(row: Values) -> Difference:
        return parts.setdefault(row["dataset"], Difference(difference.shape))

    for row in difference.new:
        part(row).new.append(row)
    for change in difference.changed:
        part(change.before).changed.append(change)
    for number, before in difference.unchanged:
        part(before).unchanged.append((number, before))
    for change in difference.gone:
        part(change.before).gone.append(change)
    for code, one in parts.items():
        yield TableChange(
            id=code,
            title=titles.get(code, code),
            new=len(one.new),
            changed=len(one.changed),
            unchanged=len(one.unchanged),
            gone=len(one.gone),
            sums=tuple(_sums(one)),
            rows=tuple(_examples(one)),
        )


def _sums(difference: Difference) -> Iterator[Sum]:
    """Each measure's sum before and after, stated totals left out."""
    before: dict[str, int] = defaultdict(int)
    after: dict[str, int] = defaultdict(int)
    _add(before, (change.before for change in (*difference.changed, *difference.gone)))
    _add(after, (*difference.new, *(change.after for change in difference.changed)))
    same = [row for _number, row in difference.unchanged]
    _add(before, same)
    _add(after, same)
    for measure in dict.fromkeys((*after, *before)):
        yield Sum(_word(words.MEASURES, measure), unit_of(measure), before[measure], after[measure])


def _add(sums: dict[str, int], rows: Iterable[Values]) -> None:
    for row in rows:
        if not row["is_total"] and row["in_total"]:
            sums[row["measure"]] += row["value"] or 0


def unit_of(measure: str) -> str:
    """What a measure is counted in."""
    if measure in MONEY_MEASURES:
        return ORE
    return SHARE if measure in SHARE_MEASURES else COUNT


def _examples(difference: Difference) -> Iterator[RowChange]:
    """Changed rows first, then those that go, then new ones, as many as are shown."""
    shown = 0
    for kind, changes in (("changed", difference.changed), ("gone", difference.gone)):
        for change in changes[: MOST_EXAMPLES - shown]:
            shown += 1
            yield RowChange(kind, _name(difference, change.before), tuple(_cells(difference, kind, change)))
    for row in difference.new[: MOST_EXAMPLES - shown]:
        change = Change(None, {}, row)
        yield RowChange("new", _name(difference, row), tuple(_cells(difference, "new", change)))


def _cells(difference: Difference, kind: str, change: Change) -> Iterator[CellChange]:
    headings = HEADINGS.get(difference.shape.name, {})
    is_figure = difference.shape.name == "figures"
    for name, heading in headings.items():
        if name in HIDDEN or (is_figure and kind != "changed" and name != "value"):
            continue
        before = change.before.get(name) if kind != "new" else None
        after = change.after.get(name) if kind != "gone" else None
        if before != after:
            measure = (change.after or change.before).get("measure", "")
            unit = unit_of(measure) if is_figure and name in {"value", "precision"} else _unit(name)
            yield CellChange(heading, unit, _shown(name, before), _shown(name, after))


def _unit(name: str) -> str:
    if name.endswith("_ore"):
        return ORE
    return SHARE if name.endswith("_millionths") else TEXT


def _name(difference: Difference, row: Values) -> str:
    """What tells the row from the others, in the words of the files."""
    if difference.shape.name == "figures":
        return " · ".join(_figure_words(row))
    named = [row.get(name) for name in (*difference.shape.key, "name", "title", "text")]
    return " ".join(dict.fromkeys(str(part) for part in named if part is not None))


def _figure_words(row: Values) -> Iterator[str]:
    yield _word(words.MEASURES, row["measure"])
    first, last = f"{row['period_from']:%Y-%m}", f"{row['period_to']:%Y-%m}"
    yield first if first == last else f"{first}–{last}"
    for name in DIMENSIONS:
        if row.get(name) is not None:
            yield _shown(name, row[name])
    if row["is_total"]:
        yield _("summa")


DIMENSIONS = (
    "cost_centre",
    "statement_line",
    "category",
    "member",
    "activity",
    "gender",
    "residence_area",
    "delivery_area",
    "alternative",
)
HEADINGS = {
    rule.name: {column.field: column.heading for column in rule.columns} for rule in (*LISTS, FIGURES)
}
WORDS = {
    "gender": words.GENDERS,
    "alternative": words.ALTERNATIVES,
    "measure": words.MEASURES,
    "status": words.STATUSES,
    "budget_area": words.BUDGET_AREAS,
    "section": words.STATEMENT_SECTIONS,
    "orientation": words.ORIENTATIONS,
    "sub_category": words.SUB_CATEGORIES,
    "split_key": words.SPLIT_KEYS,
    "direction": words.GOAL_DIRECTIONS,
}


def _shown(name: str, value: Any) -> Any:
    """A cell as files write it; amounts and counts stay numbers."""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if name in WORDS and value is not None:
        return _word(WORDS[name], value)
    return f"{value:%Y-%m}" if hasattr(value, "strftime") else value


def _word(known: words.Words, code: str) -> str:
    return next((word for word, value in known.items() if value == code), code)


def _ledger(book: Any) -> TableChange:
    postings = book.postings
    kind = _("Bokförda poster") if postings.kind == LedgerKind.OUTCOME else _("Budgetposter")
    return TableChange(
        id=f"{postings.kind}-{postings.year}",
        title=f"{kind} {postings.year}",
        new=book.new,
        changed=0,
        unchanged=book.unchanged,
        gone=book.gone,
        sums=(Sum(_("resultat"), ORE, book.before_ore, book.after_ore),),
    )
