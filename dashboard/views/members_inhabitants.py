"""The municipalities in relation to their inhabitants: kronor each, places and people per thousand."""

from collections.abc import Mapping

from dashboard.interface import numbers
from dashboard.participants.flows import add_counts
from dashboard.participants.rates import per_inhabitant, per_thousand
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of
from dashboard.views.population import Population, latest_population
from dashboard.views.small_cells import as_count

MONEY = {
    "contribution_ore": "contribution_per_inhabitant_ore",
    "delivered_ore": "delivered_per_inhabitant_ore",
}
PEOPLE = {"delivered_places": "places_per_thousand", "residents_unique": "residents_per_thousand"}
WORKING_AGE = "_aged_16_64"
NOT_IN_SOURCES = _("finns inte i årets källor")


def inhabitant_table(context: Context, municipalities: Table) -> Table | None:
    """The municipality table divided by its inhabitants; None where no population is known.

    Per 1 000 inhabitants aged 16-64 is given where a source has them, and said to be unknown where not.
    """
    population = latest_population(context)
    if population is None:
        return None
    rows = [_row(row, population) for row in municipalities.rows]
    if not rows:
        return None
    knows_age = bool(population.working_age)
    return Table(
        id="per-inhabitant",
        title=_("Per invånare"),
        columns=(
            Column("name", _("Kommun")),
            Column("population", _("Invånare"), Unit.COUNT),
            Column(
                "contribution_per_inhabitant_ore",
                _("Betalar, kr per invånare"),
                Unit.ORE,
                decimals=2,
                in_kronor=True,
            ),
            Column(
                "delivered_per_inhabitant_ore",
                _("Budget på plats, kr per invånare"),
                Unit.ORE,
                decimals=2,
                in_kronor=True,
                as_size=True,
            ),
            Column("places_per_thousand", _("Platser per 1 000"), Unit.NUMBER, decimals=2),
            Column("residents_per_thousand", _("Unika i insats per 1 000"), Unit.NUMBER, decimals=2),
            *(_aged_columns() if knows_age else ()),
        ),
        rows=tuple(rows),
        totals={
            "population": add_counts(as_count(row["population"]) for row in rows),
            **_rates(_sums(municipalities), add_counts(as_count(row["population"]) for row in rows)),
            "missing_reason": NOT_IN_SOURCES,
        },
        sources=(*sources_of(*population.answers), *municipalities.sources),
        notes=_notes(population, knows_age),
        status=municipalities.status,
        status_text=municipalities.status_text,
        covers=_("{year}, folkmängd {day}").format(year=context.selection.year, day=population.day),
    )


def _aged_columns() -> tuple[Column, ...]:
    return (
        Column(f"places_per_thousand{WORKING_AGE}", _("Platser per 1 000 16–64 år"), Unit.NUMBER, decimals=2),
        Column(
            f"residents_per_thousand{WORKING_AGE}",
            _("Unika i insats per 1 000 16–64 år"),
            Unit.NUMBER,
            decimals=2,
        ),
    )


def _row(row: Mapping[str, Cell], population: Population) -> dict[str, Cell]:
    code = str(row["id"])
    aged = population.working_age.get(code)
    return {
        "id": code,
        "name": row["name"],
        "population": population.inhabitants.get(code),
        "population_aged_16_64": aged,
        **_rates(row, population.inhabitants.get(code)),
        **{f"{name}{WORKING_AGE}": _rate(row.get(key), aged) for key, name in PEOPLE.items()},
        "missing_reason": NOT_IN_SOURCES,
    }


def _rates(row: Mapping[str, Cell], inhabitants: int | None) -> dict[str, Cell]:
    money: dict[str, Cell] = {
        name: per_inhabitant(as_count(row.get(key)), inhabitants) for key, name in MONEY.items()
    }
    return money | {name: _rate(row.get(key), inhabitants) for key, name in PEOPLE.items()}


def _rate(cell: Cell, inhabitants: int | None) -> Cell:
    """A count per thousand; a protected count stays protected, since the rate would give it away."""
    return numbers.PROTECTED if cell == numbers.PROTECTED else per_thousand(as_count(cell), inhabitants)


def _sums(municipalities: Table) -> dict[str, Cell]:
    sums: dict[str, Cell] = {}
    for key in (*MONEY, *PEOPLE):
        cells = [row.get(key) for row in municipalities.rows]
        sums[key] = (
            numbers.PROTECTED if numbers.PROTECTED in cells else add_counts(as_count(cell) for cell in cells)
        )
    return sums


def _notes(population: Population, knows_age: bool) -> tuple[str, ...]:  # noqa: FBT001
    notes = [_("Invånare i alla åldrar den {day}.").format(day=population.day)]
    if not knows_age:
        notes.append(
            _("Per 1 000 invånare 16–64 år: okänt, folkmängden i källorna är inte uppdelad på ålder.")
        )
    return tuple(notes)


def per_inhabitant_text(table: Table | None, municipality: str | None) -> str | None:
    """`20,03 kr per invånare`: what one municipality pays, where that is known."""
    row = next((row for row in table.rows if row["id"] == municipality), None) if table else None
    amount = as_count(row["contribution_per_inhabitant_ore"]) if row else None
    return None if amount is None else _("{amount} per invånare").format(amount=numbers.kronor(amount))
