"""The fairness page's main table: each municipality's shares against its share of the inhabitants."""

from dataclasses import replace

from dashboard.interface import numbers
from dashboard.participants.flows import add_counts
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of
from dashboard.views.fairness_picture import FairnessPicture, Measure, municipalities
from dashboard.views.fairness_words import (
    INDEX_DECIMALS,
    covers,
    interval_text,
    measure_status,
    notes,
    statuses,
)
from dashboard.views.small_cells import as_count


def municipality_table(context: Context, picture: FairnessPicture, finding: str) -> Table | None:
    """Each municipality's share of the inhabitants and, measure by measure, its share and index."""
    population = picture.population
    if population is None or not picture.measures:
        return None
    everybody = add_counts(population.inhabitants.get(code) for code in municipalities(context))
    rows: list[dict[str, Cell]] = []
    for code in municipalities(context):
        inhabitants = population.inhabitants.get(code)
        row: dict[str, Cell] = {
            "id": code,
            "name": context.areas[code].name,
            "population": inhabitants,
            "population_share": inhabitants / everybody if inhabitants and everybody else None,
        }
        for measure in picture.measures:
            row |= _cells(measure, code)
        rows.append(row)
    return Table(
        id="municipalities",
        title=_("Kommunernas andelar mot deras andel av invånarna"),
        columns=(
            Column("name", _("Kommun")),
            Column("population", _("Invånare"), Unit.COUNT),
            Column("population_share", _("Andel av invånarna"), Unit.SHARE, decimals=1),
            *(column for measure in picture.measures for column in _columns(measure)),
        ),
        rows=tuple(rows),
        totals={"population": everybody, "population_share": 1.0 if everybody else None},
        sources=sources_of(*population.answers, *(measure.answer for measure in picture.measures)),
        notes=notes(context, picture),
        finding=finding,
        status=picture.measures[-1].answer.dataset.status,
        status_text=statuses(picture),
        covers=covers(context, picture),
    )


def _cells(measure: Measure, code: str) -> dict[str, Cell]:
    share, amount = measure.shares[code], measure.amounts[code]
    key = f"{measure.id}_ore" if measure.unit is Unit.ORE else measure.id
    hidden: Cell = numbers.PROTECTED if amount == numbers.PROTECTED else None
    size = as_count(amount)
    cells: dict[str, Cell] = {
        key: -size if measure.unit is Unit.ORE and size is not None else amount,
        f"{measure.id}_share": hidden or share.share,
        f"{measure.id}_index": hidden or share.index,
    }
    if measure.has_interval:
        cells |= {
            f"{measure.id}_index_low": hidden or share.low_index,
            f"{measure.id}_index_high": hidden or share.high_index,
            f"{measure.id}_interval": hidden or interval_text(share.low_index, share.high_index),
            f"{measure.id}_differs": share.differs,
        }
    if share.missing_reason and not hidden:
        cells["missing_reason"] = share.missing_reason
    return cells


def _columns(measure: Measure) -> tuple[Column, ...]:
    is_money = measure.unit is Unit.ORE
    return (
        Column(f"{measure.id}_ore" if is_money else measure.id, measure.name, measure.unit, as_size=is_money),
        Column(
            f"{measure.id}_share", _("Andel av {what}").format(what=measure.of_what), Unit.SHARE, decimals=1
        ),
        Column(
            f"{measure.id}_index",
            _("Index, {measure}").format(measure=measure.name.lower()),
            Unit.NUMBER,
            decimals=INDEX_DECIMALS,
        ),
        *([Column(f"{measure.id}_interval", _("Osäkerhet"))] if measure.has_interval else []),
    )


def by_measure(context: Context, picture: FairnessPicture, table: Table) -> dict[str, Table]:
    """The main table measure by measure, each with its own columns, sources and status."""
    population = picture.population
    return {
        measure.id: replace(
            table,
            columns=tuple(column for column in table.columns if _belongs(column.key, measure.id)),
            sources=sources_of(*(population.answers if population else ()), measure.answer),
            notes=notes(context, picture, measure),
            status=measure.answer.dataset.status,
            status_text=measure_status(measure),
            covers=covers(context, picture, measure),
        )
        for measure in picture.measures
    }


def _belongs(key: str, measure: str) -> bool:
    own = ("name", "population", "population_share", measure)
    return key in own or key.startswith(f"{measure}_")
