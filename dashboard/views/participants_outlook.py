"""Where the year's participants end: the forecast, how it was reached, and how wrong it has been.

Everything here is worked out from counts as they are shown, so it gives away no more than they do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard import parameters
from dashboard.participants.forecast import (
    MONTHS_IN_YEAR,
    Forecast,
    Known,
    Method,
    PastYear,
    Trial,
    backtest,
    closest,
    error_range,
    forecast,
    mean_error,
    outer_cases,
)
from dashboard.shapes.selection import Selection
from dashboard.views.context import Context
from dashboard.views.participants_flows import FlowPicture, flow_picture, inflow_since_january, years_earlier
from dashboard.views.participants_volume import Volume, volume
from dashboard.views.protected import protected_counts
from dashboard.views.small_cells import as_count
from data_access.queries.kept import ask_once
from data_access.queries.state import FIGURES, Remembered


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """A year's counts that are known, by month 1-12: participants and inflow since January, each month's."""

    flows: FlowPicture | None
    volume: Volume | None
    participants: Mapping[int, int]
    inflow: Mapping[int, int]
    inflow_of_month: Mapping[int, int]


@dataclass(frozen=True)
class Outlook:
    """The year through the last month that has both participants and a plan to compare with.

    `cases` is the year if the months left are as the weakest and the strongest so far; None where unknown.
    """

    now: YearSoFar
    last: YearSoFar
    known: Known
    unique: int | None
    forecasts: Mapping[Method, Forecast]
    method: Method
    trials: tuple[Trial, ...]
    cases: tuple[int, int] | None

    @cached_property
    def error_share(self) -> float | None:
        """The mean size of the shown method's errors in earlier years; None where it was not tested."""
        return mean_error(self.trials, self.method)

    @property
    def interval(self) -> tuple[int, int] | None:
        """How far the forecast may be wrong: by the method's own error, else by the outer cases."""
        value = self.forecast.value
        if value is None or self.is_over:
            return None
        return self.cases if self.error_share is None else error_range(value, self.error_share)

    @property
    def forecast(self) -> Forecast:
        """The forecast that is shown first: by the method that has been closest."""
        return self.forecasts[self.method]

    @property
    def pace(self) -> float | None:
        """How many have come in a month so far."""
        return None if self.known.inflow is None else self.known.inflow / self.known.month

    @property
    def is_over(self) -> bool:
        """Whether the year is known to its end."""
        return self.known.months_left == 0

    @property
    def tested_years(self) -> tuple[int, ...]:
        """The years that the methods were tested on."""
        return tuple(sorted({trial.year for trial in self.trials}))


def outlook(context: Context) -> Outlook | None:
    """The selected year's outlook; None where no participants are counted or they are protected."""
    now = year_so_far(context, context.selection.through)
    if not now.participants:
        return None
    years = int(parameters.number("participants.forecast_history", context.selection.year))
    last = _whole_year(context, 1)
    month = max(now.participants)
    known = _known(now, last, month)
    forecasts = {method: forecast(known, method) for method in Method}
    trials = ask_once(
        context.session,
        ("participants-trials", context.association.id, context.selection.year),
        lambda: _trials(context, years),
    )
    so_far = [count for number, count in now.inflow_of_month.items() if number <= month]
    uniques = now.volume.months if now.volume else ()
    unique = next((as_count(one.unique) for one in uniques if int(one.through[5:]) == month), None)
    return Outlook(
        now=now,
        last=last,
        known=known,
        unique=unique,
        forecasts=forecasts,
        method=closest(trials, [one.method for one in forecasts.values() if one.value is not None]),
        trials=trials,
        cases=outer_cases(known, so_far) if len(so_far) == month < MONTHS_IN_YEAR else None,
    )


def _trials(context: Context, years: int) -> tuple[Trial, ...]:
    """What the methods would have said in the years before: the same whatever month is selected."""
    past = [_whole_year(context, years_back) for years_back in range(1, years + 2)]
    tested = zip(past, past[1:], range(1, years + 1), strict=False)
    return backtest(
        year
        for before, earlier, back in tested
        if (year := _past(context.selection.year - back, before, earlier)) is not None
    )


def year_so_far(context: Context, through: str) -> YearSoFar:
    """A year's known counts from January through a month."""
    selection = Selection(context.selection.association, int(through[:4]), through)
    there = replace(context, selection=selection)
    protected = protected_counts(there)
    flows, counted = flow_picture(there, protected), volume(there, protected)
    inflow = inflow_since_january(flows, protected) if flows else {}
    return YearSoFar(
        flows=flows,
        volume=counted,
        participants={
            int(one.through[5:]): total
            for one in (counted.months if counted else ())
            if (total := as_count(one.total)) is not None
        },
        inflow={
            int(month[5:]): value for month, count in inflow.items() if (value := as_count(count)) is not None
        },
        inflow_of_month={
            int(month.id[5:]): value
            for month in (flows.months if flows else ())
            if (value := as_count(month.inflow)) is not None
        },
    )


_past_years: Remembered[YearSoFar] = Remembered(64, FIGURES)


def _whole_year(context: Context, years_back: int) -> YearSoFar:
    """A year before, all of it: the same whatever month is selected, and so remembered."""
    earlier = years_earlier(context, years_back)
    question = (context.association, earlier.selection.year)
    return _past_years.answer(
        context.session, question, lambda: year_so_far(earlier, earlier.selection.last_month)
    )


def _known(year: YearSoFar, before: YearSoFar, month: int) -> Known:
    return Known(
        month=month,
        participants=year.participants.get(month),
        inflow=year.inflow.get(month),
        last_year_to_date=before.inflow.get(month),
        last_year=before.inflow.get(MONTHS_IN_YEAR),
    )


def _past(year: int, counts: YearSoFar, before: YearSoFar) -> PastYear | None:
    """A year that is known to its end; None for one that is not."""
    became = counts.participants.get(MONTHS_IN_YEAR)
    if became is None:
        return None
    known = {month: _known(counts, before, month) for month in counts.participants}
    return PastYear(year=year, known=known, became=became)
