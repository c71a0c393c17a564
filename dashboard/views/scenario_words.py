"""The scenario in sentences: the year's result, what was changed, what it is in places, the limits."""

from dashboard.interface import numbers
from dashboard.scenarios.outcome import YearOutcome
from dashboard.translation import _, plural
from dashboard.views.scenario_levers import over_years
from dashboard.views.scenario_run import ScenarioRun
from data_access.tables.enumerations import Status


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
    sentences.append(project_sentence(year))
    if run.moved:
        sentences += [difference_sentence(run), places_sentence(run)]
    else:
        sentences.append(_plan_sentence(run))
    sentences.append(floor_sentence(run))
    return " ".join(sentence for sentence in sentences if sentence)


def project_sentence(year: YearOutcome) -> str:
    """Own operations and the project apart, where there is project money."""
    if not (year.project_income_ore or year.project_cost_ore):
        return ""
    return _("Egen verksamhet ger {own} och projektet {project}.").format(
        own=numbers.tkr(year.own_result_ore, signed=True),
        project=numbers.tkr(year.project_result_ore, signed=True),
    )


def _plan_sentence(run: ScenarioRun) -> str:
    if run.focus == run.baseline.base_year:
        return _("Så säger planen.")
    status = run.plan.contributed.get(run.focus)
    if status is None:
        words = _("Ingen källa har bidragen för {year}: de förs vidare, liksom kostnaderna från {base}.")
    elif status == Status.OUTLOOK.value:
        words = _("Det är planens prognos för bidragen mot kostnaderna från {base}.")
    else:
        words = _("Det är bidragen för {year} mot kostnaderna från {base}.")
    return words.format(year=run.focus, base=run.baseline.base_year)


def difference_sentence(run: ScenarioRun) -> str:
    """How far from the plan, and which lever did most of it; one or two levers are both named."""
    difference = numbers.tkr(run.difference_ore, signed=True)
    named = [_lever_text(run, lever.key) for lever in run.moved]
    steps = run.steps.steps if run.steps else ()
    largest = max(steps, key=lambda step: abs(step.amount_ore), default=None)
    if run.difference_ore == 0:
        same = plural(
            "Det är som i planen, fast {changes} är ändrat.",
            "Det är som i planen, fast {changes} är ändrade.",
            len(named),
        ).format(changes=_listed(named))
        return " ".join(part for part in (same, _other_year(run)) if part)
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


def _other_year(run: ScenarioRun) -> str:
    """The first year whose result differs, where the focused one's does not."""
    pairs = zip(run.years, run.planned, strict=True)
    differs = next((pair for pair in pairs if pair[0].result_ore != pair[1].result_ore), None)
    if differs is None:
        return ""
    year, plan = differs
    return _("Skillnaden kommer {year}: {amount} mot planen.").format(
        year=year.year, amount=numbers.tkr(year.result_ore - plan.result_ore, signed=True)
    )


def _lever_text(run: ScenarioRun, key: str) -> str:
    """A lever with its value in the focused year, `”Kostnadsnivå mot planen: 3 %”`.

    One that stands as in the plan that year, and is moved in another, is told with all years' values.
    """
    lever = next(one for one in run.moved if one.key == key)
    value = lever.values[run.place]
    if value == lever.default[run.place]:
        return f"”{lever.label}: {over_years(lever, lever.values, run.baseline.years)}”"
    return f"”{lever.label}: {lever.text(value)}”"


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
        return _("Kostnaderna betalar {places} än i planen.").format(
            places=words.format(count=numbers.count(abs(change)))
        )
    places = run.places_of_difference
    if not places:
        return ""
    return _("Skillnaden motsvarar {places} till planens snittkostnad.").format(places=_places(places))


def _places(count: int) -> str:
    return plural("{count} plats", "{count} platser", count).format(count=numbers.count(count))


def floor_sentence(run: ScenarioRun) -> str:
    """The first year that equity falls below its floor, or below zero where there is no floor."""
    if run.first_below_floor is None:
        return _empty_sentence(run)
    year = run.years[run.first_below_floor - run.baseline.base_year]
    return _("Eget kapital hamnar under golvet {floor} första gången {year}.").format(
        floor=numbers.tkr(year.floor_ore), year=year.year
    )


def _empty_sentence(run: ScenarioRun) -> str:
    """The first year that there is no equity left; nothing where there always is or nobody can know."""
    below = (
        year for year in run.years if year.closing_equity_ore is not None and year.closing_equity_ore < 0
    )
    first = next(below, None)
    if first is None:
        return ""
    return _("Eget kapital tar slut {year}: då är det {amount}.").format(
        year=first.year, amount=numbers.tkr(first.closing_equity_ore)
    )


def against_plan(value: int, planned: int) -> str:
    """`−903 tkr mot planen`, or that it is the same."""
    if value == planned:
        return _("som i planen")
    return _("{difference} mot planen").format(difference=numbers.tkr(value - planned, signed=True))
