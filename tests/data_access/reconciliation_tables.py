"""Tables made for a test: datasets, rows and an association's lists without a store."""

from collections.abc import Iterable
from itertools import count

from data_access.queries.rows import (
    Answer,
    AreaRow,
    AssociationRow,
    CostCentreRow,
    DatasetRow,
    FigureRow,
    MemberRow,
    SourceRow,
    StatementLineRow,
)
from data_access.reconciliation import Comparison, examine
from data_access.reconciliation.book import Book

TKR = 100_000
SOURCE = SourceRow("plan", "Plan", None, "Tabell", None, None, None, None)
YEAR = ("2020-01", "2020-12")
MONTHS = tuple(f"2020-{month:02d}" for month in range(1, 13))
AREAS = ("1001", "1002", "1003")
MEMBERS = ("state", "region", "north", "south", "west")
LINES = {
    "project-income": "income",
    "other-income": "income",
    "sum-income": "income",
    "salaries": "cost",
    "services": "cost",
    "sum-costs": "cost",
    "net": "net_cost",
    "contributions": "contribution",
    "interest": "financial",
    "sum-financial": "financial",
    "result": "result",
}
identities = count(1)


def row(measure: str, value: int | None, period: tuple[str, str] = YEAR, **more: object) -> FigureRow:
    """A figure; dimensions, precision and marks as keywords."""
    fields: dict[str, object] = dict.fromkeys(
        (
            "cost_centre",
            "statement_line",
            "category",
            "member",
            "activity",
            "gender",
            "residence_area",
            "delivery_area",
            "alternative",
            "precision",
            "printed",
            "note",
        )
    )
    fields |= {"in_total": True, "is_total": False, "source": SOURCE}
    fields |= {"missing_reason": None if value is not None else "tom cell i källan", **more}
    return FigureRow(measure=measure, period_from=period[0], period_to=period[1], value=value, **fields)  # type: ignore[arg-type]


def table(kind: str, rows: Iterable[FigureRow], *, status: str = "plan", title: str = "") -> Answer:
    """A table of rows; public, as documents are."""
    number = next(identities)
    dataset = DatasetRow(
        id=number,
        code=f"{kind}-{number}",
        kind=kind,
        title=title or f"Tabell {number}",
        status=status,
        stated_on=None,
        grain=frozenset(),
        is_published=True,
        note=None,
        source=SOURCE,
    )
    return Answer(dataset, tuple(rows))


def book(*answers: Answer) -> Book:
    """An association with three municipalities, five members and the lines of an income statement."""
    return Book(
        association=AssociationRow(1, "test", "Testförbundet", True, "population", 5, False, None, None),
        answers=answers,
        areas={code: AreaRow(code, f"Kommun {code}", "municipality", ()) for code in AREAS},
        members={slug: MemberRow(slug, slug, "region", None, None) for slug in MEMBERS},
        cost_centres={
            code: CostCentreRow(code, code, "individual", False, None) for code in ("10", "20", "30")
        },
        statement_lines={code: StatementLineRow(code, code, part, False) for code, part in LINES.items()},
        activities={},
    )


def comparisons(*answers: Answer) -> tuple[Comparison, ...]:
    """Everything that the rules say of the tables."""
    return examine(book(*answers))


def differing(*answers: Answer) -> tuple[Comparison, ...]:
    """What differs by more than rounding."""
    return tuple(one for one in comparisons(*answers) if one.verdict == "differs")
