"""What the office has set and written, as the page's forms show it before it is changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from dashboard.budget.forecast import DEFAULT, Method
from dashboard.budget.phasing import EVEN
from dashboard.budget.variance import VarianceRow
from dashboard.interface import numbers, words
from dashboard.shapes.selection import Selection
from dashboard.views.attention import thresholds
from dashboard.views.budget_phasing import phasings
from dashboard.views.budget_picture import budget_picture
from dashboard.views.context import open_context
from data_access.queries import follow_up, ledger

WITH_MINUS, WITHOUT_MINUS = "with_minus", "without_minus"
LAST_YEAR_PHASING = "last_year"


@dataclass(frozen=True, slots=True)
class CentreSetting:
    """One cost centre as the forms have it; `own_method` is None where it follows its budget area.

    `shares` are the twelve shares that its phasing has now, fractions of one.
    """

    code: str
    name: str
    budget_area: str
    phasing: str
    shares: tuple[float, ...]
    own_method: str | None
    own_ore: int | None
    forecast_comment: str
    comment: str
    measure: str


@dataclass(frozen=True, slots=True)
class BudgetSettings:
    """Everything that can be changed for a selection."""

    association: str
    year: int
    through: str
    centres: Mapping[str, CentreSetting]
    areas: Mapping[str, str]
    area_methods: Mapping[str, str]
    amount_ore: int
    share: float
    has_own_thresholds: bool
    has_last_year: bool
    lines: Mapping[str, str]
    has_minus: bool


def budget_settings(session: Session, selection: Selection) -> BudgetSettings:
    """The settings in force: own ones, else the product's."""
    context = open_context(session, selection)
    association, year = context.association.id, selection.year
    picture = budget_picture(context)
    setting = follow_up.settings(session, association)
    limits = thresholds(year, setting)
    chosen = follow_up.phasings(session, association, year)
    shares = phasings(context)
    forecasts = follow_up.forecasts(session, association, year)
    comments = follow_up.comments(session, association, picture.through)
    areas = follow_up.area_methods(session, association)

    def centre(row: VarianceRow) -> CentreSetting:
        phasing, forecast, comment = chosen.get(row.id), forecasts.get(row.id), comments.get(row.id)
        return CentreSetting(
            code=row.id,
            name=row.name,
            budget_area=row.budget_area,
            phasing=phasing.kind if phasing else "even",
            shares=tuple(float(share) for share in shares.get(row.id, EVEN).shares),
            own_method=forecast.method if forecast else None,
            own_ore=forecast.amount_ore if forecast else None,
            forecast_comment=(forecast.comment if forecast else None) or "",
            comment=(comment.comment if comment else None) or "",
            measure=(comment.measure if comment else None) or "",
        )

    used = dict.fromkeys(row.budget_area for row in picture.table.rows)
    return BudgetSettings(
        association=selection.association,
        year=year,
        through=picture.through,
        centres={row.id: centre(row) for row in picture.table.rows},
        areas={area: words.BUDGET_AREAS[area] for area in used},
        area_methods={area: areas.get(area, DEFAULT.value) for area in used},
        amount_ore=limits.amount_ore,
        share=limits.share,
        has_own_thresholds=setting.attention_amount_ore is not None or setting.attention_share is not None,
        has_last_year=(year - 1, "outcome") in ledger.ledgers(session, association),
        lines={code: line.name for code, line in context.statement_lines.items()},
        has_minus=setting.statement_signs != WITHOUT_MINUS,
    )


def period_words(settings: BudgetSettings) -> str:
    """The period that comments are about: `januari–april 2017`."""
    return numbers.period(f"{settings.year}-01", settings.through)


AREA_METHODS = tuple(method.value for method in Method if method is not Method.OWN)
ROW_METHODS = tuple(method.value for method in Method)
