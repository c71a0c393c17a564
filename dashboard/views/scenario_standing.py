"""How equity stands against its limits, in few words; unknown is said, never taken for kept."""

from dashboard.interface import numbers
from dashboard.scenarios.outcome import YearOutcome
from dashboard.translation import _


def floor_standing(year: YearOutcome) -> str:
    """The floor in one year: kept, broken and by how much, or why nobody can know."""
    if year.floor_ore is None:
        return _("inget golv är satt")
    if year.closing_equity_ore is None:
        return _("okänt")
    over = year.closing_equity_ore - year.floor_ore
    if over >= 0:
        return _("hålls, {amount} över").format(amount=numbers.tkr(over))
    return _("bryts, {amount} under").format(amount=numbers.tkr(-over))


def ceiling_standing(year: YearOutcome) -> str:
    """The ceiling in one year, as the floor."""
    if year.ceiling_ore is None or year.closing_equity_ore is None:
        return _("okänt")
    under = year.ceiling_ore - year.closing_equity_ore
    if under >= 0:
        return _("hålls, {amount} under").format(amount=numbers.tkr(under, 1))
    return _("bryts, {amount} över").format(amount=numbers.tkr(-under, 1))


def unknown_reason(year: YearOutcome) -> str:
    """Why levels or limits of the year are unknown; empty where everything is known."""
    reasons = []
    if year.closing_equity_ore is None:
        reasons.append(_("ingående eget kapital är inte angivet"))
    if year.floor_ore is None:
        reasons.append(_("inget golv är satt"))
    if year.ceiling_ore is None:
        reasons.append(_("taket är okänt för så stora tilldelningar"))
    if year.funded_places is None:
        reasons.append(_("planen anger inga deltagare"))
    return ", ".join(reasons)


def limit_sentence(years: tuple[YearOutcome, ...]) -> str:
    """The floor over the whole horizon; unknown is said."""
    known = [year for year in years if year.floor_kept is not None]
    if not known and years[0].closing_equity_ore is not None:
        return _("inget golv är satt")
    if not known:
        return _("nivån är okänd: ingående eget kapital är inte angivet")
    broken = next((year for year in known if not year.floor_kept), None)
    if broken is None:
        return _("golvet {floor} hålls alla år").format(floor=numbers.tkr(known[0].floor_ore))
    return _("under golvet {floor} från {year}").format(floor=numbers.tkr(broken.floor_ore), year=broken.year)


def floor_over_years(years: tuple[YearOutcome, ...]) -> str:
    """The floor over the whole horizon in few words."""
    known = [year for year in years if year.floor_kept is not None]
    if not known:
        return _("inget golv är satt") if years[0].floor_ore is None else _("okänt")
    broken = next((year for year in known if not year.floor_kept), None)
    return _("hålls alla år") if broken is None else _("bryts från {year}").format(year=broken.year)
