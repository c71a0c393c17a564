"""The scenario in sentences: the year's result, what was changed, what it is in places, the limits."""

from dashboard.interface import numbers
from dashboard.scenarios.outcome import YearOutcome
from dashboard.translation import _, plural
from dashboard.views.scenario_run import ScenarioRun


def finding(run: ScenarioRun) -> str:
    """The year's result in a sentence; what was changed to get there, and what follows."""
    year = run.year
    sentences = [
        _("Resultatet {year} blir {result}: {income} i intäkter mot {costs} i kostnader.").format(
            year=year.year,
            result=numbers.tkr(year.result_ore, signed=True),
            income=numbers.tkr(year.income_ore),
            costs=numbers.tkr(abs(year.cost_ore)),
        )
    ]
    if run.moved:
        sentences += [difference_sentence(run), places_sentence(run)]
    else:
        sentences.append(_plan_sentence(run))
    sentences.append(floor_sentence(run))
    return " ".join(sentence for sentence in sentences if sentence)


def _plan_sentence(run: ScenarioRun) -> str:
    if run.focus == run.baseline.base_year:
        return _("Så säger planen.")
    return _("Det är planens prognos för bidragen mot kostnaderna från {year}.").format(
        year=run.baseline.base_year
    )


def difference_sentence(run: ScenarioRun) -> str:
    """How far from the plan, and which lever did most of it; one or two levers are both named."""
    difference = numbers.tkr(run.difference_ore, signed=True)
    named = [_lever_text(run, lever.key) for lever in run.moved]
    steps = run.steps.steps if run.steps else ()
    largest = max(steps, key=lambda step: abs(step.amount_ore), default=None)
    if run.difference_ore == 0:
        return _("Det är som i planen, fast {changes} är ändrat.").format(changes=_listed(named))
    if len(named) <= 2 or largest is None:  # noqa: PLR2004
        return _("Det är {difference} mot planen ({changes}).").format(
            difference=difference, changes=", ".join(named)
        )
    return _(
        "Det är {difference} mot planen, mest av {lever} ({amount}), med {count} ändrade reglage."
    ).format(
        difference=difference,
        lever=_lever_text(run, largest.key),
        amount=numbers.tkr(largest.amount_ore, signed=True),
        count=len(named),
    )


def _lever_text(run: ScenarioRun, key: str) -> str:
    """A lever with its value in the focused year, `Kostnadsnivå mot planen: 3 %`."""
    lever = next(one for one in run.moved if one.key == key)
    return f"{lever.label}: {lever.text(lever.values[run.place])}"


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= 2 else _("{count} reglage").format(count=len(names))  # noqa: PLR2004


def places_sentence(run: ScenarioRun) -> str:
    """What the difference is in places; places that the levers themselves add or take away are said first."""
    before, after = run.plan_year.funded_places, run.year.funded_places
    if before is not None and after is not None and before != after:
        change = after - before
        words = (
            plural("{count} plats fler", "{count} platser fler", change)
            if change > 0
            else plural("{count} plats färre", "{count} platser färre", -change)
        )
        return _("Pengarna räcker till {places} än i planen.").format(
            places=words.format(count=numbers.count(abs(change)))
        )
    places = run.places_of_difference
    if not places:
        return ""
    return _("Skillnaden motsvarar {places} till planens snittkostnad.").format(places=_places(places))


def _places(count: int) -> str:
    return plural("{count} plats", "{count} platser", count).format(count=numbers.count(count))


def floor_sentence(run: ScenarioRun) -> str:
    """The first year that equity falls below its floor; nothing where it never does or nobody can know."""
    if run.first_below_floor is None:
        return ""
    year = run.years[run.first_below_floor - run.baseline.base_year]
    return _("Eget kapital hamnar under golvet {floor} första gången {year}.").format(
        floor=numbers.tkr(year.floor_ore), year=year.year
    )


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


def against_plan(value: int, planned: int) -> str:
    """`−903 tkr mot planen`, or that it is the same."""
    if value == planned:
        return _("som i planen")
    return _("{difference} mot planen").format(difference=numbers.tkr(value - planned, signed=True))
