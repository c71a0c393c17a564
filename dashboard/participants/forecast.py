"""Where the year's participants end, by methods with names, and how wrong they would have been.

Participants in the period are those carried over and those who have come in, so the year's are those so far
and those who come in the rest of the year. Rule: DOMAIN.md, Follow-up: the planned yearly volume is compared
with participants in the period. A method that lacks what it needs gives no forecast and says what it lacks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

MONTHS_IN_YEAR = 12


class Method(StrEnum):
    """How the rest of the year is reasoned."""

    PACE = "pace"
    LAST_YEAR = "last_year"


class Lack(StrEnum):
    """Why a method gives no forecast."""

    NO_PARTICIPANTS = "no_participants"
    NO_INFLOW = "no_inflow"
    NO_LAST_YEAR = "no_last_year"
    NO_PATTERN = "no_pattern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known through `month` (1-12), counted since 1 January; None for what is not.

    Last year's inflow is through the same month and for the whole year.
    """

    month: int
    participants: int | None
    inflow: int | None
    last_year_to_date: int | None = None
    last_year: int | None = None

    @property
    def months_left(self) -> int:
        """How many months remain."""
        return MONTHS_IN_YEAR - self.month


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's expected participants and the method behind them; `lack` says why there is no number."""

    method: Method
    value: int | None
    lack: Lack | None = None


def forecast(known: Known, method: Method) -> Forecast:
    """The year's expected participants by one method. In December it is what they became."""
    if known.participants is None:
        return Forecast(method, None, Lack.NO_PARTICIPANTS)
    if known.months_left == 0:
        return Forecast(method, known.participants)
    if known.inflow is None:
        return Forecast(method, None, Lack.NO_INFLOW)
    if method is Method.PACE:
        rest = Fraction(known.inflow * known.months_left, known.month)
        return Forecast(method, known.participants + rounded(rest))
    return _as_last_year(known, known.participants, known.inflow)


def _as_last_year(known: Known, participants: int, inflow: int) -> Forecast:
    """Inflow so far times last year's rest of the year over last year's same months."""
    if known.last_year is None or known.last_year_to_date is None:
        return Forecast(Method.LAST_YEAR, None, Lack.NO_LAST_YEAR)
    if known.last_year_to_date == 0:
        return Forecast(Method.LAST_YEAR, None, Lack.NO_PATTERN)
    rest = Fraction(inflow * (known.last_year - known.last_year_to_date), known.last_year_to_date)
    return Forecast(Method.LAST_YEAR, participants + rounded(rest))


def rounded(number: Fraction) -> int:
    """To the nearest whole person, a half upward."""
    return floor(number + Fraction(1, 2))


def outer_cases(known: Known, months: Sequence[int]) -> tuple[int, int] | None:
    """The year's participants if every month left is as the weakest and as the strongest month so far.

    `months` is the inflow of each month so far. None where there are fewer than two, or nothing to add to.
    """
    if known.participants is None or len(months) <= 1:
        return None
    return (
        known.participants + min(months) * known.months_left,
        known.participants + max(months) * known.months_left,
    )


def error_range(value: int, error_share: float) -> tuple[int, int]:
    """The forecast less and more the mean error that its method has had, in whole persons."""
    reach = rounded(Fraction(error_share).limit_denominator() * value)
    return value - reach, value + reach


def unique_forecast(value: int | None, participants: int | None, unique: int | None) -> int | None:
    """The unique of the year's participants, if they are as large a part of all as so far."""
    if value is None or unique is None or not participants:
        return None
    return rounded(Fraction(value * unique, participants))


def path_to(value: int, known: Known, rest: Sequence[int] | None = None) -> Mapping[int, int]:
    """The forecast month by month after the last known one: from the participants so far to the year's.

    `rest` is how last year's inflow fell over the same months; without it the months are alike.
    """
    start = known.participants or 0
    weights = rest if rest and sum(rest) else [1] * known.months_left
    found, come = {}, 0
    for place, weight in enumerate(weights):
        come += weight
        found[known.month + place + 1] = start + rounded(Fraction((value - start) * come, sum(weights)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PastYear:
    """A year that is over: what was known through each month 1-12 that has figures, and what it became."""

    year: int
    known: Mapping[int, Known]
    became: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What a method would have said through a month of a past year, and what the year became."""

    method: Method
    year: int
    month: int
    said: int
    became: int

    @property
    def error(self) -> int:
        """What was said minus what it became."""
        return self.said - self.became

    @property
    def error_share(self) -> float | None:
        """The error's size as a share of what it became; None where nobody took part."""
        return abs(self.error) / self.became if self.became else None


def backtest(years: Iterable[PastYear]) -> tuple[Trial, ...]:
    """Every method in each month 1-11 of the years where it can be asked: in December the year is known."""
    found = []
    for year in years:
        for month, known in sorted(year.known.items()):
            for method in Method:
                said = forecast(known, method).value
                if said is not None and month < MONTHS_IN_YEAR:
                    found.append(Trial(method, year.year, month, said, year.became))
    return tuple(found)


def mean_error(tested: Iterable[Trial], method: Method, month: int | None = None) -> float | None:
    """The mean size of a method's errors, through one month or all; None where it was never tested."""
    shares = [
        one.error_share
        for one in tested
        if one.method is method and one.error_share is not None and month in {None, one.month}
    ]
    return sum(shares) / len(shares) if shares else None


def closest(tested: Sequence[Trial], possible: Iterable[Method]) -> Method:
    """Of the methods that can answer, the one with the smallest mean error; the pace where none is tested."""
    errors = {method: mean_error(tested, method) for method in possible}
    known = {method: error for method, error in errors.items() if error is not None}
    return min(known, key=lambda method: known[method]) if known else Method.PACE
