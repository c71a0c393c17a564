"""The sentence under each of the scenario's charts."""

from dashboard.interface import numbers
from dashboard.scenarios.compare import Waterfall
from dashboard.translation import _
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_standing import limit_sentence


def effects_sentence(run: ScenarioRun) -> str:
    """Which lever does most, and what the parts are."""
    steps = run.steps.steps if run.steps else ()
    largest = max(steps, key=lambda step: abs(step.amount_ore), default=None)
    if run.steps is None or largest is None or not largest.amount_ore:
        return _("Inget av de ändrade reglagen ändrar resultatet {year}.").format(year=run.focus)
    most = _("Mest gör {lever}: {amount}.").format(
        lever=largest.label, amount=numbers.tkr(largest.amount_ore, signed=True)
    )
    return most if len(steps) == 1 else f"{most} {order_sentence(run.steps)}"


def order_sentence(steps: Waterfall) -> str:
    """How the levers' parts are found, so that nobody takes an order for granted."""
    if steps.method == "shapley":
        return _("Varje reglages del är medelvärdet över alla ordningar som reglagen kan flyttas i.")
    return _("Reglagen är flyttade ett i taget, i den ordning de står.")


def results_sentence(run: ScenarioRun) -> str:
    """The years' results in few words: which are below zero, and the worst of them."""
    below = [year for year in run.years if year.result_ore < 0]
    if not below:
        return _("Inget år går med underskott.")
    worst = min(below, key=lambda year: year.result_ore)
    if len(below) == 1:
        return _("{year} går med underskott, {amount}.").format(
            year=worst.year, amount=numbers.tkr(worst.result_ore)
        )
    return _("{count} av {all} år går med underskott, mest {year}: {amount}.").format(
        count=len(below), all=len(run.years), year=worst.year, amount=numbers.tkr(worst.result_ore)
    )


def equity_sentence(run: ScenarioRun) -> str:
    """Where equity ends, and how its floor stands over the years."""
    last = run.years[-1]
    if last.closing_equity_ore is None:
        return _(
            "Eget kapital ändras med {change} till och med {year}. "
            "Nivån är okänd: ange ingående eget kapital."
        ).format(change=numbers.tkr(last.equity_change_ore, signed=True), year=last.year)
    return _("Eget kapital är {level} vid utgången av {year}: {limit}.").format(
        level=numbers.tkr(last.closing_equity_ore), year=last.year, limit=limit_sentence(run.years)
    )
