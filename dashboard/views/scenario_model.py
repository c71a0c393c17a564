"""Model against decision: what the allocation model says of the years whose allocation is known."""

from dashboard import parameters
from dashboard.funding.allocation import calibrated_weight, model_against_decided
from dashboard.interface import numbers
from dashboard.scenarios.baseline import Baseline
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _, plural


def model_table(baseline: Baseline, calibration_year: int | None = None) -> Table | None:
    """The allocation model, calibrated on one known year, against what was decided in every known year.

    None where no known year lies in the model's time.
    """
    known = [item for item in baseline.known_allocations if _in_the_models_time(item.year)]
    years = [item.year for item in known]
    if not years:
        return None
    year = calibration_year if calibration_year in years else _default_calibration(baseline, years)
    checks = model_against_decided(known, year)
    sources = {item.year: item.source for item in known}
    rows: list[dict[str, Cell]] = [
        {
            "id": str(check.year),
            "decided_ore": check.decided_ore,
            "model_ore": check.model_ore,
            "error_ore": check.error_ore,
            "error_share": check.error_share,
            "is_calibration": check.is_calibration,
            "source": sources[check.year],
        }
        for check in checks
    ]
    others = [abs(check.error_share) for check in checks if not check.is_calibration]
    return Table(
        id="model-check",
        title=_("Fördelningsmodellen mot besluten"),
        columns=(
            Column("id", _("År")),
            Column("decided_ore", _("Beslutat"), Unit.ORE),
            Column("model_ore", _("Modellen"), Unit.ORE),
            Column("error_ore", _("Fel"), Unit.ORE, signed=True),
            Column("error_share", _("Fel i procent"), Unit.SHARE, decimals=1, signed=True),
            Column("is_calibration", _("Kalibrerad på året")),
            Column("source", _("Källa")),
        ),
        rows=tuple(rows),
        finding=_model_finding(year, others),
        status_text=_("beslutat belopp mot modellens"),
        notes=(_("Bara modellens möjliga belopp jämförs: broms, avdrag och äskande är inte kända."),),
    )


def _default_calibration(baseline: Baseline, years: list[int]) -> int:
    known = baseline.calibration
    return known.year if known is not None and known.year in years else years[-1]


def _in_the_models_time(year: int) -> bool:
    try:
        parameters.record("state_allocation.base_grant", year)
    except parameters.ParameterError:
        return False
    return True


def _model_finding(year: int, errors: list[float]) -> str:
    """How well the model does in the years that it was not solved from, and how few they are."""
    if not errors:
        return _(
            "Modellen är löst ur {year}, det enda kända året: där stämmer den alltid, och inget annat år "
            "prövar den."
        ).format(year=year)
    return plural(
        "Modellen är löst ur {year} och stämmer alltid där. Den prövas bara mot {count} annat år, med "
        "{worst} fel: det är för få punkter för att lita på den.",
        "Modellen är löst ur {year} och stämmer alltid där. Den prövas mot {count} andra år, med som mest "
        "{worst} fel: det är få punkter.",
        len(errors),
    ).format(year=year, count=len(errors), worst=numbers.share(max(errors)))


def calibration_years(baseline: Baseline) -> tuple[int, ...]:
    """The known years that the model can be solved from."""
    return tuple(item.year for item in baseline.known_allocations if _in_the_models_time(item.year))


def weight_of(baseline: Baseline, year: int) -> float:
    """The combined weight that gives a known year's allocation."""
    return calibrated_weight(next(item for item in baseline.known_allocations if item.year == year))
