"""Avvikelser som kräver uppmärksamhet: över gränserna i kronor och i procent, störst först."""

from dashboard.budget.attention import Thresholds, deviations, is_good
from dashboard.budget.phasing import own_phasing
from dashboard.budget.variance import CostCentre, VarianceRow, variance_row

TKR = 100_000
JUNE = 6
LIMITS = Thresholds(amount_ore=50 * TKR, share=0.1)


def row(name: str, budget_tkr: int, outcome_tkr: int | None, *, is_project: bool = False) -> VarianceRow:
    return variance_row(
        CostCentre(
            id=name,
            name=name,
            budget_area="insatser",
            is_project=is_project,
            budget_ore=budget_tkr * TKR,
            outcome_ore=None if outcome_tkr is None else outcome_tkr * TKR,
        ),
        JUNE,
    )


def test_a_deviation_must_be_over_both_thresholds() -> None:
    """En avvikelse lyfts fram när den är större än båda gränserna: 60 tkr av 500 är 12 %, över 50 tkr och
    10 %.
    """
    found = deviations([row("a", -1000, -560)], LIMITS)
    assert [deviation.id for deviation in found] == ["a"]
    assert found[0].variance_to_date_ore == (-560 + 500) * TKR
    assert found[0].variance_share == -60 / 500


def test_a_large_amount_that_is_a_small_share_is_left_out() -> None:
    """400 tkr av 5 000 är bara 8 %: det lyfts inte fram när gränsen är 10 %."""
    assert deviations([row("a", -10_000, -5400)], LIMITS) == ()


def test_a_large_share_that_is_a_small_amount_is_left_out() -> None:
    """20 tkr av 50 är 40 % men bara 20 tkr: det lyfts inte fram när gränsen är 50 tkr."""
    assert deviations([row("a", -100, -70)], LIMITS) == ()


def test_a_deviation_at_the_threshold_is_not_over_it() -> None:
    """Exakt på gränsen är inte över den: 50 tkr mot gränsen 50 tkr, och 10 % mot gränsen 10 %."""
    assert deviations([row("a", -200, -150)], LIMITS) == ()
    assert deviations([row("b", -1200, -660)], LIMITS) == ()


def test_the_sign_says_good_or_bad() -> None:
    """Lägre kostnad och högre intäkt än väntat är bra; högre kostnad och lägre intäkt är dåligt."""
    rows = [
        row("billigare", -1000, -300),
        row("dyrare", -1000, -700),
        row("mer in", 1000, 700),
        row("mindre in", 1000, 300),
    ]
    good = {deviation.id: is_good(deviation) for deviation in deviations(rows, LIMITS)}
    assert good == {"billigare": True, "dyrare": False, "mer in": True, "mindre in": False}


def test_largest_first_whatever_the_sign() -> None:
    """Listan går från störst till minst belopp oavsett tecken; lika stora i kodordning."""
    rows = [row("b", -1000, -600), row("d", -1000, -100), row("a", -1000, -600), row("c", -1000, -900)]
    found = deviations(rows, LIMITS)
    assert [deviation.id for deviation in found] == ["c", "d", "a", "b"]
    assert [abs(deviation.variance_to_date_ore) // TKR for deviation in found] == [400, 400, 100, 100]


def test_without_budget_to_date_the_amount_alone_decides() -> None:
    """Utan budget hittills finns ingen procent; då avgör beloppet: 60 tkr lyfts fram, 40 tkr inte."""
    rows = [row("stor", 0, -60, is_project=True), row("liten", 0, -40, is_project=True)]
    found = deviations(rows, LIMITS)
    assert [(deviation.id, deviation.variance_share, deviation.is_project) for deviation in found] == [
        ("stor", None, True)
    ]


def test_a_budget_that_is_not_due_yet_has_no_share() -> None:
    """Är hela budgeten periodiserad till december är budget hittills 0, och bara beloppet avgör."""
    december = own_phasing([*[0] * 11, 1])
    late = CostCentre(
        id="a",
        name="a",
        budget_area="x",
        is_project=False,
        budget_ore=-1000 * TKR,
        outcome_ore=-60 * TKR,
        phasing=december,
    )
    found = deviations([variance_row(late, JUNE)], LIMITS)
    assert [(deviation.variance_to_date_ore, deviation.variance_share) for deviation in found] == [
        (-60 * TKR, None)
    ]


def test_a_missing_outcome_is_not_judged() -> None:
    """Saknat utfall är ingen avvikelse."""
    missing = row("a", -1000, None)
    assert missing.variance_share is None
    assert deviations([missing], LIMITS) == ()


def test_nothing_to_judge_gives_nothing() -> None:
    """Utan rader är listan tom."""
    assert deviations([], LIMITS) == ()
