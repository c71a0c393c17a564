"""How the places that the scenario's money pays for were counted: formulas with values and sources."""

import math

from dashboard.scenarios.baseline import CostBlock
from dashboard.scenarios.places import ALMOST_WHOLE
from dashboard.scenarios.terms import activity_key
from dashboard.shapes.formula import Formula, FormulaGroup
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import Terms, amount, count
from dashboard.views.scenario_formulas_costs import Made, in_brackets, phased


def places_group(terms: Terms) -> FormulaGroup:
    """The places that the money pays for, and what the difference to the plan is in places."""
    formulas = [
        _block_places(terms, block)
        for block in terms.run.baseline.blocks
        if block.counts_places and (block.planned_places or terms.moves(f"cost.{block.code}.places"))
    ]
    funded = terms.run.year.funded_places
    if funded is not None and formulas:
        parts = {f"p{number}": count(one.label, one.value) for number, one in enumerate(formulas)}
        label = _("Platser som kostnaderna betalar")
        formulas.append(Formula("places", label, " + ".join(parts), parts, funded, "count"))
    formulas += _difference_in_places(terms)
    return FormulaGroup(_("Platser"), tuple(formulas))


def _block_places(terms: Terms, block: CostBlock) -> Formula:
    def key(name: str) -> str:
        return f"cost.{block.code}.{name}"

    planned = float(block.planned_places or 0)
    made: Made = {"planen": count(_("planens platser"), planned, terms.run.baseline.source)}
    template, value = "planen", planned
    if terms.moves(key("places")):
        template, value = "deltagare", terms.number(key("places"))
        made["deltagare"] = terms.lever(key("places"))
    elif terms.moves(key("amount_tkr")) and block.amount_ore[terms.run.place]:
        made["belopp"] = terms.lever(key("amount_tkr"))
        made["kostnad"] = terms.plan(_("planens kostnad"), block.amount_ore[terms.run.place])
        template, value = "planen * belopp / kostnad", planned * made["belopp"].value / made["kostnad"].value
    else:
        template, value = _with_activities(terms, block, made)
    if terms.moves(key("change_share")):
        made["ändring"] = terms.lever(key("change_share"))
        template, value = f"{in_brackets(template)} * (1 + ändring)", value * (1 + made["ändring"].value)
    if not terms.flag(key("included")):
        template, value = "0", 0.0
    whole_way = template
    template = phased(terms, template, made)
    if template != whole_way:
        value = planned + made["infasat"].value * (value - planned)
    whole = math.floor(value + ALMOST_WHOLE)
    template = template if template == "planen" else f"floor({template})"
    return Formula(f"places-{block.code}", block.name, template, made, whole, "count")


def _with_activities(terms: Terms, block: CostBlock, made: Made) -> tuple[str, float]:
    """The plan's places with the moved activities' instead of their own."""
    template, value = "planen", float(block.planned_places or 0)
    for number, activity in enumerate(block.activities):
        key = activity_key(activity, "places")
        if not terms.moves(key):
            continue
        template += f" + d{number} - n{number}"
        made[f"d{number}"] = terms.lever(key)
        made[f"n{number}"] = count(
            _("{name} i planen").format(name=activity.name),
            activity.planned_places,
            terms.run.baseline.source,
        )
        value += made[f"d{number}"].value - activity.planned_places
    return template, value


def _difference_in_places(terms: Terms) -> list[Formula]:
    """The difference in result as places at the plan's average cost, rounded down."""
    run = terms.run
    places = run.places_of_difference
    if not places:
        return []
    blocks = [block for block in run.baseline.blocks if block.planned_places]
    made = {
        "skillnad": amount(_("skillnaden mot planens resultat"), run.difference_ore),
        "platser": count(
            _("planens platser"), sum(block.planned_places or 0 for block in blocks), run.baseline.source
        ),
        "kostnad": terms.plan(
            _("planens kostnad för dem"), sum(block.amount_ore[run.place] for block in blocks)
        ),
    }
    label = _("Vad skillnaden mot planen är i platser")
    template = "floor(max(skillnad, -skillnad) * platser / kostnad)"
    return [Formula("difference-places", label, template, made, places, "count")]
