"""The scenario's one chart, chosen by the reader: each chart costs a browser more than all else together."""

from dashboard.charts import effects, equity, scenario
from dashboard.interface.charts import show_chart
from dashboard.interface.choice import kept_choice
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.scenario_chart_words import effects_sentence, equity_sentence, results_sentence
from dashboard.views.scenario_run import ScenarioRun

EFFECTS, RESULTS, EQUITY = "effects", "results", "equity"


def main_chart(view: View, run: ScenarioRun) -> None:
    """What the levers do, where any is moved; else the results year by year."""
    years, steps = view.table("years"), view.table("effects")
    if years is None:
        return
    names = {RESULTS: _("Resultat per år"), EQUITY: _("Eget kapital")}
    if steps is not None:
        names = {EFFECTS: _("Vad reglagen gör"), **names}
    chosen = kept_choice(_("Diagram"), names, "scenario-chart")
    if chosen == EFFECTS and steps is not None:
        figure = effects.effects(
            steps,
            baseline_result_ore=view.facts["planned_result_ore"],
            scenario_result_ore=view.facts["result_ore"],
        )
        show_chart(figure, key=EFFECTS, title=steps.title, finding=effects_sentence(run), table=steps)
    elif chosen == EQUITY:
        title = _("Eget kapital år för år")
        show_chart(equity.equity(years), key=EQUITY, title=title, finding=equity_sentence(run), table=years)
    else:
        title = _("Resultat per år mot planen")
        show_chart(
            scenario.results(years), key=RESULTS, title=title, finding=results_sentence(run), table=years
        )
