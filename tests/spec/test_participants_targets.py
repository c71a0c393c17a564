"""Deltagare mot förväntad årsvolym, och målet för fullständigt registrerade deltagare.

Siffrorna är Sjuhärads tertialrapport januari-april 2017, per folkbokföringskommun.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from dashboard.participants.targets import (
    WITHOUT_COUNT,
    WITHOUT_PLAN,
    AreaCount,
    goal_progress,
    participation,
    participation_by_area,
    participation_total,
)

REPORT_2017 = [
    AreaCount(id="1443", name="Bollebygd", planned=47, total=17, unique=17, inflow=11, outflow=4),
    AreaCount(id="1490", name="Borås", planned=409, total=167, unique=152, inflow=81, outflow=45),
    AreaCount(id="1466", name="Herrljunga", planned=49, total=26, unique=22, inflow=11, outflow=7),
    AreaCount(id="1463", name="Mark", planned=145, total=76, unique=68, inflow=40, outflow=32),
    AreaCount(id="1465", name="Svenljunga", planned=49, total=28, unique=26, inflow=6, outflow=13),
    AreaCount(id="1452", name="Tranemo", planned=53, total=29, unique=25, inflow=17, outflow=10),
    AreaCount(id="1491", name="Ulricehamn", planned=111, total=71, unique=64, inflow=27, outflow=30),
    AreaCount(id="1442", name="Vårgårda", planned=54, total=38, unique=29, inflow=14, outflow=14),
]


def test_participants_in_the_period_are_compared_with_the_yearly_volume() -> None:
    """Deltagare i perioden jämförs med årets förväntade volym: Borås 167 av 409, varav unika 152 av 409."""
    boras = participation_by_area(REPORT_2017)[1]
    assert boras.total_share == 167 / 409
    assert boras.unique_share == 152 / 409
    assert (boras.inflow, boras.outflow) == (81, 45)
    assert boras.missing_reason is None


def test_all_municipalities_together_are_49_and_44_per_cent() -> None:
    """Hela förbundet: 452 deltagare totalt och 403 unika av 917, 49 % och 44 %."""
    total = participation_total(REPORT_2017, name="Alla kommuner")
    assert total.id == "total"
    assert total.planned == 47 + 409 + 49 + 145 + 49 + 53 + 111 + 54 == 917
    assert total.total == 17 + 167 + 26 + 76 + 28 + 29 + 71 + 38 == 452
    assert total.unique == 17 + 152 + 22 + 68 + 26 + 25 + 64 + 29 == 403
    assert total.inflow == 11 + 81 + 11 + 40 + 6 + 17 + 27 + 14 == 207
    assert total.outflow == 4 + 45 + 7 + 32 + 13 + 10 + 30 + 14 == 155
    assert total.total_share == 452 / 917
    assert total.unique_share == 403 / 917
    assert (round(100 * total.total_share), round(100 * total.unique_share)) == (49, 44)


@pytest.mark.parametrize("planned", [None, 0])
def test_without_a_planned_volume_there_is_no_share(planned: int | None) -> None:
    """Utan planerad volym finns ingen andel, men antalen står kvar."""
    area = participation(AreaCount(id="x", name="x", planned=planned, total=5, unique=4))
    assert (area.total_share, area.unique_share) == (None, None)
    assert area.missing_reason == WITHOUT_PLAN == "utan planerad volym"
    assert (area.total, area.unique) == (5, 4)


def test_a_missing_count_is_not_zero() -> None:
    """Saknas ett antal saknas dess andel, och summan för alla."""
    areas = [AreaCount(id="x", name="x", planned=10, total=5, unique=None), REPORT_2017[0]]
    area = participation(areas[0])
    assert (area.total_share, area.unique_share) == (5 / 10, None)
    assert area.missing_reason == WITHOUT_COUNT == "antal saknas"
    total = participation_total(areas, name="Alla")
    assert (total.total, total.unique, total.inflow) == (5 + 17, None, None)
    assert (
        participation(AreaCount(id="y", name="y", planned=10, total=None, unique=3)).missing_reason
        == WITHOUT_COUNT
    )


def test_no_areas_have_no_total() -> None:
    """Utan kommuner finns ingen summa."""
    total = participation_total([], name="Alla")
    assert (total.planned, total.total, total.unique, total.missing_reason) == (
        None,
        None,
        None,
        WITHOUT_PLAN,
    )
    assert participation_by_area([]) == ()


def test_the_goal_is_unique_participants_of_the_planned_volume() -> None:
    """Målet 85 % av 917 är 779,45, alltså 780 unika deltagare. Efter april är det 403: 377 fattas, 47 i
    månaden.
    """
    progress = goal_progress(planned=917, unique=403, goal_share=Fraction(85, 100), months_left=12 - 4)
    assert progress.needed == 780
    assert progress.remaining == 780 - 403 == 377
    assert progress.remaining_per_month == 377 / 8
    assert progress.unique_share == 403 / 917
    assert not progress.is_reached


def test_the_goal_is_the_smallest_whole_number_that_reaches_it() -> None:
    """Precis 85 % räcker: av 100 planerade är det 85, inte 86, hur andelen än skrivs."""
    for share in (0.85, Decimal("0.85"), Fraction(85, 100)):
        assert goal_progress(planned=100, unique=85, goal_share=share, months_left=1).is_reached
        assert goal_progress(planned=100, unique=84, goal_share=share, months_left=1).remaining == 1
    assert goal_progress(planned=100, unique=0, goal_share=0.55, months_left=1).needed == 55


def test_a_reached_goal_needs_nobody_more() -> None:
    """Är målet nått fattas ingen, inte ett negativt antal."""
    progress = goal_progress(planned=100, unique=90, goal_share=0.85, months_left=3)
    assert (progress.remaining, progress.remaining_per_month, progress.is_reached) == (0, 0, True)


def test_after_december_there_is_no_month_left() -> None:
    """När året är slut finns ingen månad att fördela på."""
    progress = goal_progress(planned=100, unique=80, goal_share=0.85, months_left=0)
    assert (progress.remaining, progress.remaining_per_month) == (5, None)


def test_nothing_planned_is_not_a_reached_goal() -> None:
    """Utan plan finns inget mål som är nått."""
    progress = goal_progress(planned=0, unique=0, goal_share=0.85, months_left=3)
    assert (progress.needed, progress.unique_share, progress.is_reached) == (0, None, False)


def test_months_left_cannot_be_negative() -> None:
    """Antalet månader kvar är noll eller fler."""
    with pytest.raises(ValueError, match="months left"):
        goal_progress(planned=1, unique=1, goal_share=0.85, months_left=-1)
