"""How the scenario's costs were made: formulas with values and sources."""

import math

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import CostBlock
from dashboard.scenarios.terms import ACTIVITY_LEVERS, activity_key
from dashboard.shapes.formula import Formula, FormulaGroup, Term
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import Terms, amount, count, tkr_formula

Made = dict[str, Term]


def costs_group(terms: Terms) -> FormulaGroup:
    """Each block, administration, the project, and all costs; costs are written without their minus."""
    year = terms.run.year
    formulas = [
        _block(terms, block)
        for block in terms.run.baseline.blocks
        if not block.is_new or year.block_costs_ore[block.code]
    ]
    formulas.append(_administration(terms))
    if year.project_cost_ore:
        made = {"belopp": terms.lever("project.cost_tkr")}
        label = _("Det externa projektets egna kostnader")
        formulas.append(tkr_formula("project-cost", label, "belopp", made, -year.project_cost_ore))
    parts = {f"k{number}": amount(one.label, one.value * ORE_PER_TKR) for number, one in enumerate(formulas)}
    formulas.append(tkr_formula("costs", _("Kostnader"), " + ".join(parts), parts, -year.cost_ore))
    return FormulaGroup(_("Kostnader"), tuple(formulas))


def _block(terms: Terms, block: CostBlock) -> Formula:
    def key(name: str) -> str:
        return f"cost.{block.code}.{name}"

    made: Made = {"planen": terms.plan(_("planens kostnad"), block.amount_ore[terms.run.place])}
    own = "planen"
    if terms.moves(key("places"), key("unit_cost_tkr")):
        own = "deltagare * per_deltagare"
        made |= {"deltagare": terms.lever(key("places")), "per_deltagare": terms.lever(key("unit_cost_tkr"))}
    elif terms.moves(key("amount_tkr")):
        own = "belopp"
        made["belopp"] = terms.lever(key("amount_tkr"))
    else:
        own = _with_activities(terms, block, made)
    template = own
    if terms.moves(key("change_share")):
        template = f"{in_brackets(own)} * (1 + ändring)"
        made["ändring"] = terms.lever(key("change_share"))
    if not terms.flag(key("included")):
        template = "0"
    template = _priced(terms, phased(terms, template, made), made)
    value = -terms.run.year.block_costs_ore[block.code]
    note = "" if terms.flag(key("included")) else _("Området är borttaget i scenariot.")
    return tkr_formula(f"cost-{block.code}", block.name, template, made, value, note=note)


def _with_activities(terms: Terms, block: CostBlock, made: Made) -> str:
    """The plan's cost with the moved activities' places times unit cost instead of their own."""
    template = "planen"
    for number, activity in enumerate(block.activities):
        keys = [activity_key(activity, name) for name in ACTIVITY_LEVERS]
        if not terms.moves(*keys):
            continue
        template += f" + d{number} * k{number} - p{number}"
        made |= {
            f"d{number}": terms.lever(keys[0]),
            f"k{number}": terms.lever(keys[1]),
            f"p{number}": terms.plan(_("{name} i planen").format(name=activity.name), activity.amount_ore),
        }
    return template


def _administration(terms: Terms) -> Formula:
    baseline, place = terms.run.baseline, terms.run.place
    plan = baseline.administration_ore[place]
    words = _("planens kostnad")
    if baseline.administration_granted_ore is not None and terms.flag("project.granted"):
        plan, words = baseline.administration_granted_ore[place], _("planens kostnad när projektet beviljas")
    made: Made = {"planen": terms.plan(words, plan)}
    template = "planen"
    if terms.moves("administration.amount_tkr") and not math.isnan(terms.number("administration.amount_tkr")):
        template = "belopp"
        made["belopp"] = terms.lever("administration.amount_tkr")
    if terms.moves("administration.change_share"):
        template = f"{template} * (1 + ändring)"
        made["ändring"] = terms.lever("administration.change_share")
    template = _priced(terms, phased(terms, template, made), made)
    label = _("Styrning och administration")
    return tkr_formula("administration", label, template, made, -terms.run.year.administration_ore)


def in_brackets(template: str) -> str:
    """The template so that it can be a factor."""
    return f"({template})" if " " in template else template


def phased(terms: Terms, template: str, made: Made) -> str:
    """The plan on its way to the new value, where changes come in over several years."""
    phase = min((terms.run.place + 1) / terms.number("cost.phase_in_years"), 1.0)
    if template == "planen" or phase == 1:
        return template
    source = terms.lever("cost.phase_in_years").source
    made["infasat"] = Term(_("infasad del"), phase, "number", source)
    return f"planen + infasat * ({template} - planen)"


def _priced(terms: Terms, template: str, made: Made) -> str:
    """Cost level and yearly rise."""
    factors = []
    if terms.number("cost.change_share"):
        factors.append("(1 + nivå)")
        made["nivå"] = terms.lever("cost.change_share")
    if terms.number("cost.yearly_rise_share") and terms.run.place:
        factors.append("(1 + ökning) ** år")
        made["ökning"] = terms.lever("cost.yearly_rise_share")
        made["år"] = count(_("år efter det första"), terms.run.place)
    return " * ".join((in_brackets(template), *factors)) if factors else template
