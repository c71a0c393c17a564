"""Budget mot utfall: avvikelse, använd andel, och egen verksamhet för sig.

Siffrorna är Sjuhärads tertialrapport januari-april 2017. Intäkter är plus, kostnader minus, och en
avvikelse är plus när den är bra för förbundet.
"""

from dashboard.budget.phasing import own_phasing
from dashboard.budget.variance import (
    WITHOUT_BUDGET,
    WITHOUT_OUTCOME,
    CostCentre,
    VarianceTable,
    variance_row,
    variance_table,
)

TKR = 100_000
APRIL = 4


def centre(
    budget_tkr: int,
    outcome_tkr: int | None,
    *,
    name: str = "3001",
    area: str = "insatser",
    is_project: bool = False,
) -> CostCentre:
    return CostCentre(
        id=name,
        name=name,
        budget_area=area,
        is_project=is_project,
        budget_ore=budget_tkr * TKR,
        outcome_ore=None if outcome_tkr is None else outcome_tkr * TKR,
    )


REPORT_2017 = (
    [centre(-200, -74, area="styrelse"), centre(-200, -39, area="revision")]
    + [centre(-1550, -304, area="administration"), centre(-44, 0, area="administration")]
    + [centre(-4850, -1617), centre(-600, -200), centre(-500, -120), centre(-1068, -55), centre(-1250, -417)]
    + [centre(-225, -75), centre(-1875, -625), centre(-75, -25), centre(-450, -143), centre(-75, -25)]
    + [centre(-550, -183), centre(-650, -217), centre(-1250, -417), centre(-675, -163), centre(-575, -192)]
    + [centre(-75, -25), centre(-150, -50), centre(-500, -184), centre(-281, 0)]
    + [centre(0, outcome, area="projekt", is_project=True) for outcome in (-44, -444, -189, -1566)]
)


def report_2017() -> VarianceTable:
    return variance_table(REPORT_2017, APRIL)


def test_variance_is_outcome_minus_the_years_budget() -> None:
    """Kvar av året är utfall minus budget: Borås har använt 1 617 av 4 850 tkr och har 3 233 tkr kvar."""
    row = variance_row(centre(-4850, -1617), APRIL)
    assert row.variance_ore == (-1617 + 4850) * TKR == 3233 * TKR


def test_variance_to_date_is_outcome_minus_budget_to_date() -> None:
    """Avvikelse hittills är utfall minus budget hittills. Kansliet: 4/12 av 1 550 väntades, 304 gick åt:
    plus 213 tkr.
    """
    row = variance_row(centre(-1550, -304), APRIL)
    assert row.budget_to_date_ore == -516_666_67
    assert row.variance_to_date_ore == -304_000_00 + 516_666_67


def test_a_cost_over_budget_is_minus_and_an_income_over_budget_is_plus() -> None:
    """Plus är bra: en kostnad över budget ger minus, en intäkt över budget ger plus."""
    assert variance_row(centre(-120, -50), APRIL).variance_to_date_ore == (-50 + 40) * TKR
    assert variance_row(centre(120, 50), APRIL).variance_to_date_ore == (50 - 40) * TKR


def test_used_share_is_outcome_of_the_years_budget() -> None:
    """Använd andel är utfall delat med årets budget: Uppåt-framåt 184 av 500 är 36,8 %, mot väntade 33,3
    %.
    """
    row = variance_row(centre(-500, -184), APRIL)
    assert row.used_share == 184 / 500
    assert row.expected_share == 4 / 12
    assert row.missing_reason is None


def test_a_cost_centre_without_budget_has_no_share() -> None:
    """Ett kostnadsställe med budget 0 har ingen andel utan texten "utan budget", aldrig en division med
    noll.
    """
    row = variance_row(centre(0, -1566, is_project=True), APRIL)
    assert row.used_share is None
    assert row.missing_reason == WITHOUT_BUDGET == "utan budget"
    assert row.outcome_ore == -1566 * TKR
    assert row.variance_ore == -1566 * TKR


def test_an_outcome_of_zero_is_not_a_missing_one() -> None:
    """Utfall 0 är noll procent använt; saknat utfall är okänt och sägs vara det."""
    zero = variance_row(centre(-44, 0), APRIL)
    assert (zero.used_share, zero.variance_ore, zero.missing_reason) == (0, 44 * TKR, None)
    missing = variance_row(centre(-44, None), APRIL)
    assert (missing.used_share, missing.variance_ore, missing.variance_to_date_ore) == (None, None, None)
    assert missing.missing_reason == WITHOUT_OUTCOME == "utfall saknas"


def test_own_operations_are_29_1_per_cent() -> None:
    """Egen verksamhet januari-april 2017: 5 150 av 17 668 tkr är 29,1 %, när 33,3 % av året har gått."""
    own = report_2017().own_operations
    assert own.outcome_ore == -5150 * TKR
    assert own.budget_ore == -17_668 * TKR
    assert own.used_share == 5150 / 17_668
    assert round(100 * own.used_share, 1) == 29.1
    assert own.expected_share == 4 / 12
    assert own.row_count == 23


def test_projects_stand_apart_without_budget() -> None:
    """De fyra ESF-kostnadsställena: 44 + 444 + 189 + 1 566 = 2 243 tkr, utan budget."""
    projects = report_2017().projects
    assert projects.outcome_ore == -(44 + 444 + 189 + 1566) * TKR == -2243 * TKR
    assert projects.budget_ore == 0
    assert projects.used_share is None
    assert projects.missing_reason == WITHOUT_BUDGET
    assert projects.row_count == 4


def test_everything_together_looks_like_41_8_per_cent() -> None:
    """Räknas projekten in ser det ut som 7 393 av 17 668 tkr, 41,8 %. Därför visas det bara bredvid de
    andra två.
    """
    everything = report_2017().everything
    assert everything.outcome_ore == -(5150 + 2243) * TKR == -7393 * TKR
    assert everything.used_share is not None
    assert round(100 * everything.used_share, 1) == 41.8


def test_budget_areas_never_mix_own_operations_and_projects() -> None:
    """Varje budgetområde summeras för egen verksamhet och projekt var för sig."""
    table = report_2017()
    assert [area.id for area in table.own_by_budget_area] == [
        "styrelse",
        "revision",
        "administration",
        "insatser",
    ]
    assert table.own_by_budget_area[2].outcome_ore == -(304 + 0) * TKR
    assert table.own_by_budget_area[2].budget_ore == -(1550 + 44) * TKR
    assert [area.id for area in table.projects_by_budget_area] == ["projekt"]
    mixed = variance_table([centre(-100, -50), centre(0, -30, is_project=True)], APRIL)
    assert [area.outcome_ore for area in mixed.own_by_budget_area] == [-50 * TKR]
    assert [area.outcome_ore for area in mixed.projects_by_budget_area] == [-30 * TKR]


def test_a_sum_with_a_missing_outcome_is_missing() -> None:
    """Saknas ett utfall är summan okänd, inte lägre; det kända och antalet som saknas redovisas bredvid."""
    table = variance_table([centre(-100, -50), centre(-100, None)], APRIL)
    own = table.own_operations
    assert own.outcome_ore is None
    assert own.missing_reason == WITHOUT_OUTCOME
    assert own.known_outcome_ore == -50 * TKR
    assert own.rows_without_outcome == 1


def test_expected_share_of_a_sum_is_weighted_by_budget() -> None:
    """Har kostnadsställena olika periodisering vägs den väntade andelen efter budget: (25 + 300) / 400 är
    81,25 %.
    """
    early = own_phasing([1, *[0] * 11])
    first = centre(-100, -10)
    table = variance_table(
        [
            CostCentre(
                id="a",
                name="a",
                budget_area="x",
                is_project=False,
                budget_ore=-300,
                outcome_ore=0,
                phasing=early,
            ),
            CostCentre(id="b", name="b", budget_area="x", is_project=False, budget_ore=-100, outcome_ore=0),
        ],
        3,
    )
    assert table.own_operations.expected_share == (25 + 300) / 400
    assert variance_table([first], 3).own_operations.expected_share == 3 / 12


def test_expected_share_without_budget_and_with_mixed_phasing_is_unknown() -> None:
    """Utan budget att väga med och med olika periodisering finns ingen gemensam väntad andel."""
    early = own_phasing([1, *[0] * 11])
    rows = [
        CostCentre(
            id="a", name="a", budget_area="x", is_project=True, budget_ore=0, outcome_ore=0, phasing=early
        ),
        CostCentre(id="b", name="b", budget_area="x", is_project=True, budget_ore=0, outcome_ore=0),
    ]
    assert variance_table(rows, 3).projects.expected_share is None


def test_nothing_at_all_sums_to_nothing() -> None:
    """Finns inga kostnadsställen är budget och utfall 0 och andelen okänd."""
    table = variance_table([], APRIL)
    assert table.rows == ()
    assert (table.everything.budget_ore, table.everything.outcome_ore) == (0, 0)
    assert table.everything.used_share is None
    assert table.everything.expected_share is None
    assert table.own_by_budget_area == table.projects_by_budget_area == ()


def test_the_variance_is_also_a_share_of_the_budget_to_date() -> None:
    """Avvikelsen i procent är avvikelsen delad med budgeten hittills: 304 av 516,67 tkr är 41,2 % bättre."""
    row = variance_row(centre(-1550, -304), APRIL)
    assert row.variance_share == row.variance_to_date_ore / 516_666_67
    assert variance_row(centre(120, 50), APRIL).variance_share == (50 - 40) / 40


def test_without_a_budget_to_date_there_is_no_share() -> None:
    """Utan budget hittills, eller utan utfall, finns ingen procent."""
    assert variance_row(centre(0, -44), APRIL).variance_share is None
    assert variance_row(centre(-120, None), APRIL).variance_share is None
