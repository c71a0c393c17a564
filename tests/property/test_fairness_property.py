"""What always holds of shares, indexes and their intervals, whatever the figures are."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from dashboard.participants.fairness import Part, extremes, fair_shares, gender_share, wilson_interval

counts = st.integers(min_value=0, max_value=100_000)
inhabitants = st.integers(min_value=1, max_value=1_000_000)
levels = st.floats(min_value=0.5, max_value=0.999)
maybe = st.one_of(st.none(), counts)


@st.composite
def proportions(draw: st.DrawFn) -> tuple[int, int]:
    total = draw(st.integers(min_value=1, max_value=100_000))
    return draw(st.integers(min_value=0, max_value=total)), total


@st.composite
def areas(draw: st.DrawFn) -> list[Part]:
    figures = draw(st.lists(st.tuples(maybe, st.one_of(st.none(), inhabitants)), max_size=15))
    return [
        Part(id=str(place), amount=amount, population=population)
        for place, (amount, population) in enumerate(figures)
    ]


@given(proportions(), levels)
def test_the_interval_holds_the_share_and_stays_between_none_and_all(
    proportion: tuple[int, int], level: float
) -> None:
    """Intervallet rymmer andelen och ligger mellan noll och ett."""
    count, total = proportion
    low, high = wilson_interval(count, total, level)
    assert 0 <= low <= count / total <= high <= 1
    assert low < high


@given(proportions(), levels)
def test_the_others_interval_is_the_mirror(proportion: tuple[int, int], level: float) -> None:
    """Är p mellan a och b är resten mellan 1 - b och 1 - a."""
    count, total = proportion
    low, high = wilson_interval(count, total, level)
    other_low, other_high = wilson_interval(total - count, total, level)
    assert isclose(other_low, 1 - high, abs_tol=1e-12)
    assert isclose(other_high, 1 - low, abs_tol=1e-12)


@given(proportions(), st.integers(min_value=2, max_value=50), levels)
def test_more_persons_make_the_interval_narrower(
    proportion: tuple[int, int], times: int, level: float
) -> None:
    """Samma andel av fler personer är säkrare."""
    count, total = proportion
    low, high = wilson_interval(count, total, level)
    more_low, more_high = wilson_interval(count * times, total * times, level)
    assert more_high - more_low < high - low


@given(areas(), st.one_of(st.none(), levels))
def test_shares_add_up_and_every_area_is_answered(parts: list[Part], level: float | None) -> None:
    """Andelarna summerar till ett, och en kommun har antingen index eller ett skäl."""
    shares = fair_shares(parts, confidence=level)
    assert [share.id for share in shares] == [part.id for part in parts]
    compared = [share for share in shares if share.share is not None]
    if compared:
        assert isclose(sum(share.share or 0 for share in compared), 1)
        assert isclose(sum(share.population_share or 0 for share in compared), 1)
    for share in shares:
        assert (share.index is None) == (share.missing_reason is not None)
        assert (share.differs is None) == (share.low_index is None)


@given(areas())
def test_the_indexes_weighted_by_inhabitants_are_one(parts: list[Part]) -> None:
    """Vägt med invånarna är indexen tillsammans 1,00: den enas mer är de andras mindre."""
    shares = [share for share in fair_shares(parts) if share.index is not None]
    if shares:
        mean = sum((share.index or 0) * (share.population_share or 0) for share in shares)
        assert isclose(mean, 1)
    found = extremes(shares)
    if found:
        lowest, highest = (share.index or 0 for share in found)
        assert lowest <= 1 + 1e-12
        assert highest >= 1 - 1e-12


@given(areas(), st.integers(min_value=2, max_value=9))
def test_the_index_does_not_depend_on_the_unit(parts: list[Part], times: int) -> None:
    """Tusental eller kronor ger samma index."""
    larger = [
        Part(id=p.id, amount=None if p.amount is None else p.amount * times, population=p.population)
        for p in parts
    ]
    for one, other in zip(fair_shares(parts), fair_shares(larger), strict=True):
        assert (one.index is None) == (other.index is None)
        assert isclose(one.index or 0, other.index or 0)


@given(counts, counts, st.floats(min_value=0.01, max_value=0.99), levels)
def test_more_women_than_their_share_is_fewer_men_than_theirs(
    women: int, men: int, reference: float, level: float
) -> None:
    """Vägt med befolkningens andelar är kvinnors och mäns index tillsammans 1,00."""
    share = gender_share(women, men, reference_share=reference, confidence=level)
    if women + men == 0:
        assert share.women_index is None
        return
    assert share.women_index is not None
    assert share.men_index is not None
    assert isclose(reference * share.women_index + (1 - reference) * share.men_index, 1)
    assert share.low_share is not None
    assert share.women_share is not None
    assert share.high_share is not None
    assert share.low_share <= share.women_share <= share.high_share
