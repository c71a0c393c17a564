"""Likvärdighet: andelar av pengar, platser och deltagare mot andelar av invånarna, och kvinnor mot män.

Deltagarna är Sjuhärads tertialrapport januari-april 2017 efter folkbokföringskommun, invånarna SCB:s
folkmängd den 31 december 2017.
"""

from math import isclose, sqrt

import pytest

from dashboard.participants.fairness import (
    NOTHING_TO_SHARE,
    WITHOUT_AMOUNT,
    WITHOUT_POPULATION,
    FairShare,
    Part,
    extremes,
    fair_shares,
    gender_share,
    wilson_interval,
)

UNIQUE_2017 = {
    "1443": (17, 9262),
    "1490": (152, 111026),
    "1466": (22, 9485),
    "1463": (68, 34484),
    "1465": (26, 10659),
    "1452": (25, 11841),
    "1491": (64, 24296),
    "1442": (29, 11490),
}
PARTICIPANTS = 17 + 152 + 22 + 68 + 26 + 25 + 64 + 29
INHABITANTS = 9262 + 111026 + 9485 + 34484 + 10659 + 11841 + 24296 + 11490
Z = 1.959963984540054
"""Normalfördelningens värde för 95 %, ur tabell."""


def parts(figures: dict[str, tuple[int | None, int | None]]) -> list[Part]:
    return [Part(id=code, amount=amount, population=people) for code, (amount, people) in figures.items()]


def by_id(shares: tuple[FairShare, ...]) -> dict[str, FairShare]:
    return {share.id: share for share in shares}


def test_the_index_is_the_share_of_participants_against_the_share_of_inhabitants() -> None:
    """Borås har 152 av 403 deltagare och 111 026 av 222 543 invånare: 37,7 % mot 49,9 %, index 0,76."""
    assert (PARTICIPANTS, INHABITANTS) == (403, 222_543)
    boras = by_id(fair_shares(parts(UNIQUE_2017)))["1490"]
    assert boras.share == 152 / 403
    assert boras.population_share == 111_026 / 222_543
    assert boras.index is not None
    assert isclose(boras.index, (152 / 403) / (111_026 / 222_543))
    assert round(boras.index, 2) == 0.76
    assert (boras.amount, boras.population, boras.missing_reason) == (152, 111_026, None)


def test_an_index_of_one_is_as_large_a_share_as_of_the_inhabitants() -> None:
    """Index 1,00: kommunen har lika stor del av pengarna som av invånarna. 2,00: dubbelt så stor."""
    shares = fair_shares(parts({"a": (30, 300), "b": (10, 100)}))
    assert [share.index for share in shares] == [1.0, 1.0]
    double = fair_shares(parts({"a": (50, 100), "b": (50, 300)}))
    assert (double[0].share, double[0].population_share, double[0].index) == (1 / 2, 1 / 4, 2.0)


def test_wilson_s_interval_for_the_share_of_boras() -> None:
    """Wilsons konfidensintervall för 152 av 403 på 95 %:
    (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)."""
    p, n = 152 / 403, 403
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    low, high = wilson_interval(152, 403, 0.95)
    assert isclose(low, middle - reach)
    assert isclose(high, middle + reach)
    assert (round(low, 3), round(high, 3)) == (0.331, 0.425)


def test_wilson_s_interval_of_none_and_of_all() -> None:
    """Ingen av tio ger 0 till z²/(10 + z²), alla tio ger 10/(10 + z²) till 1: aldrig under noll eller över ett."""
    low, high = wilson_interval(0, 10, 0.95)
    assert low == 0
    assert isclose(high, Z**2 / (10 + Z**2))
    low, high = wilson_interval(10, 10, 0.95)
    assert isclose(low, 10 / (10 + Z**2))
    assert high == 1


def test_the_interval_of_the_index_follows_the_share_s() -> None:
    """Indexets intervall är andelens intervall delat med andelen av invånarna. Borås 0,66-0,85: 1,00 ligger
    utanför, skillnaden är större än slumpen brukar ge. Bollebygd, 17 deltagare, kan inte skiljas från 1,00."""
    shares = by_id(fair_shares(parts(UNIQUE_2017), confidence=0.95))
    boras, bollebygd = shares["1490"], shares["1443"]
    low, high = wilson_interval(152, 403, 0.95)
    assert boras.low_index is not None
    assert boras.high_index is not None
    assert isclose(boras.low_index, low / (111_026 / 222_543))
    assert isclose(boras.high_index, high / (111_026 / 222_543))
    assert (round(boras.low_index, 2), round(boras.high_index, 2)) == (0.66, 0.85)
    assert boras.differs is True
    assert bollebygd.differs is False
    assert bollebygd.low_index is not None
    assert bollebygd.high_index is not None
    assert bollebygd.low_index < 1 < bollebygd.high_index


def test_money_has_no_interval() -> None:
    """Pengar och planerade platser är beslut, inte slump: inget intervall."""
    share = fair_shares(parts({"a": (30, 300), "b": (20, 100)}))[0]
    assert (share.low_index, share.high_index, share.differs) == (None, None, None)


def test_a_missing_amount_is_not_zero() -> None:
    """En kommun utan tal jämförs inte, och andelarna är de andras tillsammans."""
    missing, first, second = fair_shares(parts({"x": (None, 500), "a": (30, 300), "b": (10, 100)}))
    assert (missing.share, missing.population_share, missing.index) == (None, None, None)
    assert missing.missing_reason == WITHOUT_AMOUNT == "talet saknas"
    assert (first.share, first.population_share) == (30 / 40, 300 / 400)
    assert second.index == 1.0


@pytest.mark.parametrize("population", [None, 0])
def test_a_missing_population_is_not_compared(population: int | None) -> None:
    """Utan folkmängd finns ingen andel att jämföra med."""
    missing, first = fair_shares(parts({"x": (5, population), "a": (30, 300)}), confidence=0.95)
    assert (missing.index, missing.low_index) == (None, None)
    assert missing.missing_reason == WITHOUT_POPULATION == "folkmängd saknas"
    assert (first.share, first.index) == (1.0, 1.0)


def test_nothing_to_share() -> None:
    """Är alla tal noll finns inget att dela upp."""
    share = fair_shares(parts({"a": (0, 300), "b": (0, 100)}), confidence=0.95)[0]
    assert (share.share, share.index, share.low_index) == (None, None, None)
    assert share.missing_reason == NOTHING_TO_SHARE == "det finns inget att dela upp"
    assert fair_shares([]) == ()


def test_none_of_the_participants_is_an_index_of_zero() -> None:
    """Noll deltagare är noll, inte saknat: index 0 med ett intervall uppåt."""
    share = fair_shares(parts({"a": (0, 100), "b": (40, 100)}), confidence=0.95)[0]
    assert (share.share, share.index, share.low_index) == (0.0, 0.0, 0.0)
    assert share.high_index is not None
    assert share.high_index > 0


def test_lowest_and_highest() -> None:
    """Störst skillnad: Borås har lägst index och Ulricehamn högst, 64 av 403 mot 24 296 av 222 543: 1,45."""
    found = extremes(fair_shares(parts(UNIQUE_2017)))
    assert found is not None
    lowest, highest = found
    assert (lowest.id, highest.id) == ("1490", "1491")
    assert highest.index is not None
    assert round(highest.index, 2) == 1.45


def test_one_area_has_nothing_to_be_compared_with() -> None:
    """En enda kommun kan inte jämföras med någon."""
    assert extremes(fair_shares(parts({"a": (1, 10)}))) is None
    assert extremes([]) is None


def test_women_and_men_of_the_inflow() -> None:
    """Inflödet januari-april 2017: 121 kvinnor och 87 män av 208. Mot halva befolkningen är index
    121/208 delat med 0,5 = 1,16 och för män 87/208 delat med 0,5 = 0,84."""
    inflow = gender_share(121, 87, reference_share=0.5, confidence=0.95)
    assert inflow.women_share == 121 / 208
    assert inflow.women_index == (121 / 208) / 0.5
    assert inflow.men_index is not None
    assert isclose(inflow.men_index, (87 / 208) / 0.5)
    assert (inflow.low_share, inflow.high_share) == wilson_interval(121, 208, 0.95)
    assert inflow.differs is True


def test_a_gender_share_that_chance_may_explain() -> None:
    """11 kvinnor av 20 är 55 %, men intervallet 34-74 % rymmer hälften."""
    few = gender_share(11, 9, reference_share=0.5, confidence=0.95)
    assert few.low_share is not None
    assert few.high_share is not None
    assert (round(few.low_share, 2), round(few.high_share, 2)) == (0.34, 0.74)
    assert few.differs is False


@pytest.mark.parametrize(("women", "men"), [(None, 5), (5, None), (None, None), (0, 0)])
def test_a_missing_gender_or_nobody_has_no_share(women: int | None, men: int | None) -> None:
    """Saknas ett kön, eller är ingen räknad, finns ingen andel."""
    share = gender_share(women, men, reference_share=0.5, confidence=0.95)
    assert (share.women_share, share.low_share, share.high_share) == (None, None, None)
    assert (share.women_index, share.men_index, share.differs) == (None, None, None)
    assert (share.women, share.men) == (women, men)


@pytest.mark.parametrize(("count", "total"), [(-1, 10), (11, 10), (0, 0)])
def test_a_part_is_between_none_and_all(count: int, total: int) -> None:
    """En del kan inte vara mindre än ingen eller större än alla."""
    with pytest.raises(ValueError, match="ingen andel"):
        wilson_interval(count, total, 0.95)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_confidence_is_between_zero_and_one(confidence: float) -> None:
    """Konfidensnivån är ett bråk av ett."""
    with pytest.raises(ValueError, match="konfidensnivå"):
        wilson_interval(1, 2, confidence)


@pytest.mark.parametrize("part", [(-1, 10), (1, -10)])
def test_negative_amounts_have_no_shares(part: tuple[int, int]) -> None:
    """En andel av något kan inte vara mindre än noll."""
    with pytest.raises(ValueError, match="mindre än noll"):
        fair_shares(parts({"a": part}))


@pytest.mark.parametrize(
    ("women", "men", "reference"), [(-1, 1, 0.5), (1, -1, 0.5), (1, 1, 0.0), (1, 1, 1.0)]
)
def test_genders_need_counts_and_a_share_to_compare_with(women: int, men: int, reference: float) -> None:
    """Antal kan inte vara mindre än noll, och jämförelsen är ett bråk mellan noll och ett."""
    with pytest.raises(ValueError, match="mellan noll och ett"):
        gender_share(women, men, reference_share=reference, confidence=0.95)
