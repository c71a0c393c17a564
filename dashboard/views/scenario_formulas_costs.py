"""How the scenario's costs were made, and the places that they pay for."""

import math

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import CostBlock
from dashboard.shapes.formula import Formula, FormulaGroup, Term
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import Terms, amount, count, tkr_formula

Made = dict[str, Term]


def costs_group(terms: Terms) -> FormulaGroup:
    """Each block, administration, the project, and all costs; costs are written without their minus."""
    year = terms.run.year
    formulas = [_block(terms, block) for block in terms.run.baseline.blocks]
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
    template = own
    if terms.moves(key("change_share")):
        template = f"{_in_brackets(own)} * (1 + ändring)"
        made["ändring"] = terms.lever(key("change_share"))
    if not terms.flag(key("included")):
        template = "0"
    template = _priced(terms, _phased(terms, template, made), made)
    value = -terms.run.year.block_costs_ore[block.code]
    note = "" if terms.flag(key("included")) else _("Området är borttaget i scenariot.")
    return tkr_formula(f"cost-{block.code}", block.name, template, made, value, note=note)


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
    template = _priced(terms, _phased(terms, template, made), made)
    label = _("Styrning och administration")
    return tkr_formula("administration", label, template, made, -terms.run.year.administration_ore)


def _in_brackets(template: str) -> str:
    return f"({template})" if " " in template else template


def _phased(terms: Terms, template: str, made: Made) -> str:
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
    return " * ".join((_in_brackets(template), *factors)) if factors else template


def places_group(terms: Terms) -> FormulaGroup:
    """The places that the money pays for, and what the difference to the plan is in places."""
    formulas = [_block_places(terms, block) for block in terms.run.baseline.blocks if block.planned_places]
    funded = terms.run.year.funded_places
    if funded is not None and formulas:
        parts = {f"p{number}": count(one.label, one.value) for number, one in enumerate(formulas)}
        label = _("Planerade platser som pengarna räcker till")
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
    if terms.moves(key("change_share")):
        made["ändring"] = terms.lever(key("change_share"))
        template, value = f"{template} * (1 + ändring)", value * (1 + made["ändring"].value)
    if not terms.flag(key("included")):
        template, value = "0", 0.0
    phased = _phased(terms, template, made)
    if phased != template:
        value = planned + made["infasat"].value * (value - planned)
    whole = math.floor(value + 1e-9)
    template = phased if phased == "planen" else f"floor({phased})"
    return Formula(f"places-{block.code}", block.name, template, made, whole, "count")


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
