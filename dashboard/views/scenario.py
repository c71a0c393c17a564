"""Scenario: what if the state gives less, more is asked, costs rise, a project is granted?"""

from sqlmodel import Session

from dashboard.scenarios.settings import NO_OVERRIDES, Overrides
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.scenario_baseline import PlanBaseline, baseline_of
from dashboard.views.scenario_figures import key_figures
from dashboard.views.scenario_levers import levers_table
from dashboard.views.scenario_model import model_table
from dashboard.views.scenario_run import ScenarioRun, run_scenario
from dashboard.views.scenario_tables import (
    blocks_table,
    effects_table,
    members_table,
    years_table,
)
from dashboard.views.scenario_words import finding

QUESTION = _("Vad händer om staten ger mindre, vi äskar mer, kostnaderna ökar eller projektet beviljas?")


def build(session: Session, selection: Selection, overrides: Overrides = NO_OVERRIDES) -> View:
    """The view for a selection and overrides of levers. Raises ScenarioError for impossible overrides."""
    found = baseline_of(session, selection)
    if isinstance(found, str):
        return View("scenario", selection, QUESTION, found, notes=(found,))
    return scenario_view(found, selection, overrides)


def scenario_view(
    plan: PlanBaseline, selection: Selection, overrides: Overrides = NO_OVERRIDES, horizon: int | None = None
) -> View:
    """The view without asking the store: a pure function of the baseline and the overrides."""
    return whole_view(run_scenario(plan, overrides, horizon=horizon, focus=selection.year), selection)


def whole_view(run: ScenarioRun, selection: Selection) -> View:
    """The view of a scenario that has been run, also with what the page makes when it is looked at."""
    first = outcome_view(run, selection)
    others = (detail(run, name) for name in ("levers", "members", "cost-blocks", "model-check"))
    tables = (*first.tables, *(table for table in others if table is not None))
    return View(
        view=first.view,
        selection=first.selection,
        question=first.question,
        finding=first.finding,
        key_figures=first.key_figures,
        tables=tables,
        notes=first.notes,
        facts=first.facts,
    )


def outcome_view(run: ScenarioRun, selection: Selection) -> View:
    """What is seen at once when a lever moves: sentence, key figures, the years, and the levers' effects."""
    sentence = finding(run)
    tables = [years_table(run, sentence)]
    if run.steps is not None:
        tables.append(effects_table(run, run.steps))
    return View(
        view="scenario",
        selection=selection,
        question=QUESTION,
        finding=sentence,
        key_figures=key_figures(run),
        tables=tuple(tables),
        notes=(
            *run.plan.notes,
            *run.after_plan,
            *dict.fromkeys(str(remark) for remark in run.result.remarks),
        ),
        facts={
            "year": run.focus,
            "result_ore": run.year.result_ore,
            "planned_result_ore": run.plan_year.result_ore,
        },
    )


def detail(run: ScenarioRun, name: str) -> Table | None:
    """One of the tables that are only made when someone looks at them."""
    if name == "levers":
        return levers_table(run.moved, run.baseline.years, run.plan.origins)
    if name == "model-check":
        return model_table(run.baseline)
    return {"members": members_table, "cost-blocks": blocks_table}[name](run)
