"""Jämför scenarier: two to four alternatives on the same plan side by side, and why they differ."""

from collections.abc import Sequence

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.scenarios.compare import between
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import within
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import KeyFigure, Meaning, Table, Unit, View
from dashboard.translation import _, plural
from dashboard.views.scenario_alternatives import Alternative, Compared
from dashboard.views.scenario_baseline import PROJECT, PlanBaseline, baseline_of
from dashboard.views.scenario_compare_tables import (
    alternatives_table,
    differences_table,
    levers_table,
    years_table,
)
from dashboard.views.scenario_run import default_horizon, run_scenario
from data_access.queries import scenarios as queries
from data_access.queries.scenarios import SavedScenarioRow

QUESTION = _("Hur skiljer sig två till fyra alternativ åt, och varför?")
MOST = 4
FEWEST = 2


def build(session: Session, selection: Selection) -> View:
    """The plan beside its saved scenarios, the latest first, or its own alternative where none is saved."""
    plan = baseline_of(session, selection)
    if isinstance(plan, str):
        return View("scenario-compare", selection, QUESTION, plan, notes=(plan,))
    rows = queries.saved(session, selection.association)
    saved = [saved_alternative(row) for row in rows if row.base_plan == plan.baseline.base_plan]
    others = saved or own_alternatives(plan)
    return compare_view(plan, selection, [plan_alternative(), *others[: MOST - 1]])


def plan_alternative() -> Alternative:
    """The plan as it is."""
    return Alternative("plan", _("Planen"))


def saved_alternative(row: SavedScenarioRow) -> Alternative:
    """A saved scenario."""
    return Alternative(f"saved-{row.id}", row.name, row.overrides, row.baseline_identity)


def own_alternatives(plan: PlanBaseline) -> list[Alternative]:
    """What the plan itself describes beside its own figures."""
    if plan.baseline.administration_granted_ore is None:
        return []
    return [Alternative("project-granted", _("Projektet beviljas"), {PROJECT: True})]


def compare_view(
    plan: PlanBaseline,
    selection: Selection,
    alternatives: Sequence[Alternative],
    horizon: int | None = None,
) -> View:
    """The view of up to four alternatives; the first is what the others are set against."""
    compared, refused = _run_all(plan, selection, alternatives[:MOST], horizon)
    older = _on_older_baselines(plan, compared)
    notes = [*plan.notes, *refused]
    if len(compared) < FEWEST:
        notes.append(_("Spara minst ett scenario på planen för att ha något att jämföra med."))
    return View(
        view="scenario-compare",
        selection=selection,
        question=QUESTION,
        finding=" ".join(part for part in (_finding(compared), older) if part),
        key_figures=tuple(_key_figure(one, compared[0]) for one in compared),
        tables=(
            alternatives_table(compared),
            years_table(compared),
            differences_table(compared),
            levers_table(compared),
        )
        if compared
        else (),
        notes=tuple(notes),
    )


def _run_all(
    plan: PlanBaseline, selection: Selection, alternatives: Sequence[Alternative], horizon: int | None
) -> tuple[list[Compared], list[str]]:
    """Each alternative over the same years; what cannot be computed is said and left out."""
    length = default_horizon(plan, selection.year) if horizon is None else horizon
    baseline = plan.over(length)
    compared: list[Compared] = []
    refused: list[str] = []
    for alternative in alternatives:
        overrides = within(alternative.overrides, baseline.years)
        try:
            run = run_scenario(plan, overrides, horizon=length, focus=selection.year)
            first = compared[0].run if compared else None
            steps = between(baseline, first.overrides, overrides, "result_ore", run.focus) if first else None
        except ScenarioError as reason:
            refused.append(
                _("”{name}” kan inte räknas. {reason}").format(name=alternative.name, reason=reason)
            )
            continue
        compared.append(Compared(alternative, run, steps))
    return compared, refused


def _on_older_baselines(plan: PlanBaseline, compared: Sequence[Compared]) -> str:
    """Which saved alternatives were made on other figures than today's, which all are computed on here."""
    today = plan.baseline.identity
    older = [
        f"”{one.alternative.name}”"
        for one in compared
        if one.alternative.baseline_identity not in (None, today)
    ]
    if not older:
        return ""
    return plural(
        "{names} sparades på ett annat utgångsläge: här räknas alla på dagens.",
        "{names} sparades på andra utgångslägen: här räknas alla på dagens.",
        len(older),
    ).format(names=", ".join(older))


def _finding(compared: Sequence[Compared]) -> str:
    if not compared:
        return _("Det finns inget att jämföra.")
    first, *others = compared
    year = first.run.focus
    sentences = [
        _("{name} ger {result} år {year}.").format(
            name=first.alternative.name,
            result=numbers.tkr(first.run.year.result_ore, signed=True),
            year=year,
        )
    ]
    sentences += [_against(one, first) for one in others]
    return " ".join(sentences)


def _against(one: Compared, first: Compared) -> str:
    """One alternative against the first: better or worse, and what weighs most."""
    difference = one.run.year.result_ore - first.run.year.result_ore
    name = one.alternative.name
    if difference == 0:
        return _("{name} ger lika mycket.").format(name=name)
    amount = numbers.tkr(abs(difference))
    steps = one.steps.steps if one.steps else ()
    largest = max(steps, key=lambda step: abs(step.amount_ore), default=None)
    words = _("{name} är {amount} bättre") if difference > 0 else _("{name} är {amount} sämre")
    sentence = words.format(name=name, amount=amount)
    if largest is None:
        return sentence + "."
    return _("{sentence}, mest av {lever} ({effect}).").format(
        sentence=sentence, lever=largest.label, effect=numbers.tkr(largest.amount_ore, signed=True)
    )


def _key_figure(one: Compared, first: Compared) -> KeyFigure:
    run = one.run
    value = run.year.result_ore
    difference = value - first.run.year.result_ore
    beside = (
        _("att jämföra med")
        if one is first
        else _("{difference} mot {name}").format(
            difference=numbers.tkr(difference, signed=True), name=first.alternative.name
        )
    )
    return KeyFigure(
        id=f"result-{one.alternative.id}",
        label=_("{name}: resultat {year}").format(name=one.alternative.name, year=run.focus),
        unit=Unit.ORE,
        value=value,
        signed=True,
        status=run.plan.status,
        status_text=run.status_text,
        comparison=beside,
        meaning=Meaning.NEUTRAL if not value else Meaning.GOOD if value > 0 else Meaning.BAD,
        sources=run.sources,
    )


def table_of(view: View, name: str) -> Table:
    """A table that a comparison always has."""
    found = view.table(name)
    if found is None:
        raise KeyError(name)
    return found
