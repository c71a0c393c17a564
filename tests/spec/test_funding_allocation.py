"""Statens fördelningsmodell: vad ett förbund kan få, skyddas till och får."""

import numpy as np
import pytest

from dashboard import parameters
from dashboard.funding.allocation import (
    KnownAllocation,
    calibrate,
    calibrated_weight,
    combined_weight,
    grant,
    model_against_decided,
    possible,
)

TKR = 100_000
MKR = 100_000_000
UNKNOWN = float("nan")


def granted(**changes):
    """Ett förbund som kan få 7 635 tkr, fick 8 834 året före och har eget kapital 500 under taket 700."""
    values = {
        "possible_ore": 7635 * TKR,
        "previous_ore": 8834 * TKR,
        "brake": False,
        "max_drop": 0.10,
        "equity_ore": 500 * TKR,
        "ceiling_ore": 700 * TKR,
        "deduction_rate": 1.0,
        "requested_ore": UNKNOWN,
    }
    return grant(**(values | changes))


def test_the_possible_allocation():
    """Ett förbund får grundtilldelningen och sin del av det som är kvar av statens anslag när alla förbund
    har fått sin grundtilldelning."""
    found = possible(339 * MKR, 82, 400 * TKR, 0.0275)
    assert found == pytest.approx((400 + (339_000 - 82 * 400) * 0.0275) * TKR)


def test_the_weight_is_three_quarters_need_and_one_quarter_inhabitants():
    """Förbundets del av potten är till 75 % dess del av försörjningsmåttet i landet och till 25 % dess del
    av invånarna 16–64 år."""
    assert combined_weight(0.03, 0.02, 0.75, 0.25) == pytest.approx(0.75 * 0.03 + 0.25 * 0.02)


@pytest.mark.parametrize(
    ("year", "state_tkr", "about"),
    [(2016, 8834, 0.0275), (2022, 9032, 0.0279), (2018, 1794, 0.00455), (2019, 1746, 0.00440)],
)
def test_the_weight_from_a_known_year(year, state_tkr, about):
    """Förbundets andelar publiceras inte. Ur ett känt års tilldelning räknas den sammanvägda andelen
    fram: tilldelningen utan grundtilldelning, delad med det som är kvar av anslaget efter alla
    grundtilldelningar."""
    weight = calibrated_weight(KnownAllocation(year, state_tkr * TKR))
    pot, count = (
        parameters.number(f"state_allocation.{name}", year) for name in ("national_pot", "associations")
    )
    assert weight == pytest.approx((state_tkr - 400) / (pot * 1000 - count * 400))
    assert weight == pytest.approx(about, rel=0.005)


def test_calibration_is_the_model_backwards():
    """Modellen med den framräknade andelen ger tillbaka det kända årets tilldelning."""
    weight = calibrate(8834 * TKR, 339 * MKR, 82, 400 * TKR)
    assert possible(339 * MKR, 82, 400 * TKR, weight) == pytest.approx(8834 * TKR)


def test_one_million_more_in_the_pot():
    """En miljon mer i statens anslag ger ett förbund med den sammanvägda andelen 2,75 % 27,5 tkr mer."""
    more = possible(340 * MKR, 82, 400 * TKR, 0.0275) - possible(339 * MKR, 82, 400 * TKR, 0.0275)
    assert more == pytest.approx(27.5 * TKR)


def test_one_association_more():
    """Ett förbund till i landet tar en grundtilldelning ur potten: 400 tkr gånger 2,75 % är 11 tkr."""
    less = possible(339 * MKR, 82, 400 * TKR, 0.0275) - possible(339 * MKR, 83, 400 * TKR, 0.0275)
    assert less == pytest.approx(400 * 0.0275 * TKR)


def test_without_brake_the_possible_is_granted():
    """Utan broms, med kapital under taket och utan äskande som begränsar får förbundet det som är möjligt."""
    found = granted()
    assert found.granted_ore == 7635 * TKR
    assert found.floor_ore == 0
    assert not found.is_protected


def test_the_brake():
    """Bromsen: tilldelningen sjunker högst 10 % från ett år till nästa."""
    assert granted(brake=True).granted_ore == pytest.approx(8834 * (1 - 0.10) * TKR)


def test_the_brake_never_lowers():
    """Är det möjliga mer än bromsens golv får förbundet det möjliga."""
    assert granted(brake=True, possible_ore=9000 * TKR).granted_ore == 9000 * TKR


def test_the_brake_does_not_hold_above_the_ceiling():
    """Bromsen gäller inte för förbund som har mer eget kapital än taket, och det som ligger över dras av."""
    found = granted(brake=True, equity_ore=800 * TKR)
    assert not found.is_protected
    assert found.granted_ore == (7635 - (800 - 700)) * TKR


def test_equity_at_the_ceiling_is_not_above_it():
    """Eget kapital precis på taket ger inget avdrag."""
    assert granted(equity_ore=700 * TKR).deduction_ore == 0


@pytest.mark.parametrize(("rate", "deducted"), [(1.0, 100), (0.5, 50), (0.0, 0)])
def test_the_deduction(rate, deducted):
    """Avdraget är en del av det kapital som ligger över taket. Att det är krona för krona, och att det dras
    sist, är antaganden."""
    assert granted(equity_ore=800 * TKR, deduction_rate=rate).granted_ore == (7635 - deducted) * TKR


@pytest.mark.parametrize("unknown", ["equity_ore", "ceiling_ore"])
def test_unknown_equity_or_ceiling_gives_no_deduction_and_says_so(unknown):
    """Är eget kapital eller taket okänt görs inget avdrag, och det sägs."""
    found = granted(**{unknown: UNKNOWN})
    assert found.deduction_ore == 0
    assert found.equity_unknown
    assert found.granted_ore == 7635 * TKR


def test_the_brake_holds_when_equity_is_unknown():
    """Ett förbund med okänt kapital räknas inte som över taket: bromsen gäller."""
    assert granted(brake=True, equity_ore=UNKNOWN).granted_ore == pytest.approx(7950.6 * TKR)


def test_the_brake_without_a_year_before():
    """Är tilldelningen året före okänd kan bromsen inte räknas, och det sägs."""
    found = granted(brake=True, previous_ore=UNKNOWN)
    assert found.previous_unknown
    assert found.granted_ore == 7635 * TKR


def test_never_more_than_requested():
    """Ingen får mer än den har äskat."""
    assert granted(requested_ore=7000 * TKR).granted_ore == 7000 * TKR


def test_never_less_than_nothing():
    """Är avdraget större än tilldelningen blir tilldelningen noll."""
    assert granted(equity_ore=9000 * TKR).granted_ore == 0


def test_many_at_once():
    """Samma räkning för många inställningar på en gång."""
    found = granted(possible_ore=np.array([7000.0, 9000.0]) * TKR, brake=np.array([True, False]))
    assert found.granted_ore == pytest.approx(np.array([7950.6, 9000.0]) * TKR)


def test_model_against_decided():
    """Modell mot beslut: modellen kalibreras på ett känt år och räknar de andra. Felet är modellen minus
    beslutet. Norra Skaraborg, kalibrerat på 2018: modellen säger 1 794 även 2019, då beslutet var 1 746."""
    known = (KnownAllocation(2018, 1794 * TKR), KnownAllocation(2019, 1746 * TKR))
    first, second = model_against_decided(known, 2018)
    assert (first.error_ore, first.is_calibration) == (0, True)
    assert second.model_ore == pytest.approx(1794 * TKR, abs=1)
    assert second.error_ore == pytest.approx((1794 - 1746) * TKR, abs=1)
    assert second.error_share == pytest.approx((1794 - 1746) / 1746)
    assert not second.is_calibration


def test_model_against_decided_with_other_pot_and_count():
    """Sjuhärad, kalibrerat på 2016: 2022 är förbunden färre, så modellen säger mer än 8 834."""
    known = (KnownAllocation(2016, 8834 * TKR), KnownAllocation(2022, 9032 * TKR))
    check = model_against_decided(known, 2016)[1]
    expected = 400 + (339_000 - 75 * 400) * (8834 - 400) / (339_000 - 82 * 400)
    assert check.model_ore == pytest.approx(expected * TKR, abs=1)
    assert check.error_ore == pytest.approx((expected - 9032) * TKR, abs=1)


def test_model_against_decided_needs_its_calibration_year():
    """Utan känd tilldelning för kalibreringsåret sägs det."""
    with pytest.raises(ValueError, match="2017 är inte känd"):
        model_against_decided((KnownAllocation(2016, 8834 * TKR),), 2017)


def test_nothing_is_known_before_the_model():
    """Modellen tillämpas sedan 2016: tidigare år kan inte användas för kalibrering."""
    with pytest.raises(parameters.ParameterError, match="Grundtilldelning"):
        calibrated_weight(KnownAllocation(2014, 8000 * TKR))
