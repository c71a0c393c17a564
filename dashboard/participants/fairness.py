"""Shares of money, places or participants against shares of the inhabitants, and women against men.

Index 1.00 means that an area has as large a share as its share of the inhabitants, 1.10 a tenth more.
Counts of people are few enough for chance to matter: their shares get Wilson's score interval for a
proportion (E. B. Wilson, 1927), with the level of confidence as an argument. Money and planned places are
decisions, not chance, and get none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from dashboard.participants.flows import share_of

WITHOUT_AMOUNT = "talet saknas"
WITHOUT_POPULATION = "folkmängd saknas"
NOTHING_TO_SHARE = "det finns inget att dela upp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One area: an amount (ören as a size, places or persons) and its inhabitants; None when missing."""

    id: str
    amount: int | None
    population: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FairShare(Part):
    """The same with its shares of all compared areas (fractions of one), index and the index's interval.

    Shares and index are None, with `missing_reason`, for an area that cannot be compared; `low_index` and
    `high_index` are None where no level of confidence was asked for.
    """

    share: float | None
    population_share: float | None
    index: float | None
    low_index: float | None
    high_index: float | None
    missing_reason: str | None

    @property
    def differs(self) -> bool | None:
        """Whether 1.00 lies outside the interval; None without one."""
        if self.low_index is None or self.high_index is None:
            return None
        return not self.low_index <= 1 <= self.high_index


@dataclass(frozen=True, slots=True, kw_only=True)
class GenderShare:
    """Women and men of one measure: counts, women's share of one with its interval, and both indexes.

    The indexes compare with `reference_share`, women's share of the inhabitants. Everything derived is None
    where a count is missing or nobody is counted.
    """

    women: int | None
    men: int | None
    women_share: float | None
    low_share: float | None
    high_share: float | None
    reference_share: float
    women_index: float | None
    men_index: float | None

    @property
    def differs(self) -> bool | None:
        """Whether women's share of the inhabitants lies outside the interval; None without one."""
        if self.low_share is None or self.high_share is None:
            return None
        return not self.low_share <= self.reference_share <= self.high_share


def wilson_interval(count: int, total: int, confidence: float) -> tuple[float, float]:
    """Wilson's score interval for the proportion count/total, as fractions of one.

    `confidence` lies between 0 and 1 (0.95). It never leaves 0-1 and holds for small counts too, unlike the
    usual plus-minus. Raises ValueError unless 0 <= count <= total, total > 0 and 0 < confidence < 1.
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} av {total} är ingen andel")
    if not 0 < confidence < 1:
        raise ValueError(f"{confidence} är ingen konfidensnivå")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = count / total
    weight = z * z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = sqrt(weight * share * (1 - share) + (weight / 2) ** 2) / (1 + weight)
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


def fair_shares(parts: Iterable[Part], *, confidence: float | None = None) -> tuple[FairShare, ...]:
    """Each area's share of the amount against its share of the inhabitants, in the order given.

    Only areas where both are known are compared, and the shares are shares of those together: a missing or
    protected area neither counts as zero nor can be worked out from the others. With `confidence` the
    amounts are counts of persons and get intervals, the inhabitants being taken as known exactly.
    Raises ValueError for a negative amount or population.
    """
    listed = list(parts)
    if any((part.amount or 0) < 0 or (part.population or 0) < 0 for part in listed):
        raise ValueError("en andel av något kan inte vara mindre än noll")
    compared = [part for part in listed if part.amount is not None and part.population]
    amounts = sum(part.amount or 0 for part in compared)
    population = sum(part.population or 0 for part in compared)
    return tuple(_fair_share(part, amounts, population, confidence) for part in listed)


def _fair_share(part: Part, amounts: int, population: int, confidence: float | None) -> FairShare:
    reason = _reason(part, amounts)
    share = share_of(part.amount, amounts) if reason is None else None
    population_share = share_of(part.population, population) if reason is None else None
    index = low = high = None
    if share is not None and population_share is not None:
        index = share / population_share
        if confidence is not None:
            interval = wilson_interval(part.amount or 0, amounts, confidence)
            low, high = (end / population_share for end in interval)
    return FairShare(
        id=part.id,
        amount=part.amount,
        population=part.population,
        share=share,
        population_share=population_share,
        index=index,
        low_index=low,
        high_index=high,
        missing_reason=reason,
    )


def _reason(part: Part, amounts: int) -> str | None:
    if part.amount is None:
        return WITHOUT_AMOUNT
    if not part.population:
        return WITHOUT_POPULATION
    return None if amounts else NOTHING_TO_SHARE


def extremes(shares: Sequence[FairShare]) -> tuple[FairShare, FairShare] | None:
    """The areas with the lowest and the highest index; None unless at least two are compared."""
    compared = sorted(
        (share for share in shares if share.index is not None), key=lambda share: share.index or 0
    )
    return (compared[0], compared[-1]) if len(compared) > 1 else None


def gender_share(
    women: int | None, men: int | None, *, reference_share: float, confidence: float
) -> GenderShare:
    """Women against men of one measure.

    `reference_share` is women's share of the inhabitants, a fraction between 0 and 1.
    Raises ValueError for a negative count or a share outside 0-1.
    """
    if (women or 0) < 0 or (men or 0) < 0 or not 0 < reference_share < 1:
        raise ValueError("antal kan inte vara mindre än noll och en andel ligger mellan noll och ett")
    together = None if women is None or men is None else women + men
    share = share_of(women, together)
    low = high = None
    if share is not None and women is not None and together:
        low, high = wilson_interval(women, together, confidence)
    return GenderShare(
        women=women,
        men=men,
        women_share=share,
        low_share=low,
        high_share=high,
        reference_share=reference_share,
        women_index=None if share is None else share / reference_share,
        men_index=None if share is None else (1 - share) / (1 - reference_share),
    )
