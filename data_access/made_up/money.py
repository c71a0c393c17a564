"""How the made-up association's sums are split: always so that the parts sum to the whole."""

from collections.abc import Sequence

from data_access.made_up.association import CENTRES, FIRST_POPULATION_YEAR, MUNICIPALITIES

CONTRIBUTIONS_TKR = {2023: 10_200, 2024: 10_400, 2025: 10_300}
KRONOR_PER_TKR = 1_000


def split(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts by weight; each rest goes on to the next part, so nothing is lost."""
    whole = sum(weights)
    parts, reached, running = [], 0, 0.0
    for weight in weights:
        running += weight
        upto = total if running >= whole else round(total * running / whole)
        parts.append(upto - reached)
        reached = upto
    parts[-1] += total - reached
    return parts


def contributions_kr(year: int) -> int:
    """What all members pay together in a year, kronor."""
    return CONTRIBUTIONS_TKR[year] * KRONOR_PER_TKR


def member_contributions_kr(year: int) -> dict[str, int]:
    """Each member's part: two agencies of the state, the region and the municipalities, a quarter each."""
    agency, office, region, municipal = split(contributions_kr(year), (1, 1, 1, 1))
    parts = split(municipal, [inhabitants(place.code, year - 1) for place in MUNICIPALITIES])
    return {
        "forsakringskassan": agency,
        "arbetsformedlingen": office,
        "exempelregionen": region,
        **{place.slug: part for place, part in zip(MUNICIPALITIES, parts, strict=True)},
    }


def inhabitants(code: str, year: int) -> int:
    """Made-up inhabitants on 31 December."""
    place = next(place for place in MUNICIPALITIES if place.code == code)
    return place.inhabitants + place.growth * (year - FIRST_POPULATION_YEAR)


def own_budget_tkr() -> int:
    """The year's budget of own operations, the same each year."""
    return sum(centre.budget_tkr for centre in CENTRES if not centre.is_project)
