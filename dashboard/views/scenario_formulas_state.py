"""How the scenario's money in was made: the state's allocation, what the members pay, other income."""

import numpy as np

from dashboard import parameters
from dashboard.scenarios.combinations import SHARES
from dashboard.scenarios.state_model import ModelSteps
from dashboard.shapes.formula import Formula, FormulaGroup, Term
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import Terms, amount, assumption, share, tkr_formula

Found = list[Formula]
NO_AMOUNT = 0.0


def state_group(terms: Terms) -> FormulaGroup:
    """The state's allocation: entered, or the model step by step."""
    model = terms.run.result.model
    if model is None or not model.is_used[terms.run.place]:
        made = {"belopp": terms.lever("state.amount_tkr"), "förändring": terms.lever("state.change_share")}
        formulas = [
            tkr_formula(
                "state-allocation",
                _("Statens tilldelning"),
                "belopp * (1 + förändring)",
                made,
                terms.run.year.state_allocation_ore,
            )
        ]
    else:
        formulas = [*_weight(terms, model), _possible(terms, model), *_limits(terms, model)]
        formulas.append(_granted(terms, model))
    return FormulaGroup(_("Statens tilldelning"), tuple(formulas))


def _weight(terms: Terms, model: ModelSteps) -> Found:
    """The weight in the pot: from the two shares, or solved from a known year; none where it is entered."""
    label, weight = _("Förbundets vikt i potten"), float(model.weight[terms.run.place])
    if not any(np.isnan(terms.number(key)) for key in SHARES):
        made = {
            "vikt_behov": terms.lever("model.need_weight_share"),
            "andel_behov": terms.lever("model.need_share"),
            "vikt_invånare": terms.lever("model.population_weight_share"),
            "andel_invånare": terms.lever("model.population_share"),
        }
        template = "vikt_behov * andel_behov + vikt_invånare * andel_invånare"
        return [Formula("weight", label, template, made, weight, "share", margin=1e-12)]
    known = terms.run.baseline.calibration
    if terms.moves("model.combined_weight_share") or known is None:
        return []
    made = {
        "tilldelning": amount(
            _("tilldelningen {year}").format(year=known.year), known.state_ore, known.source
        ),
        "grund": _rule("base_grant", known.year),
        "pott": _rule("national_pot", known.year),
        "antal": _rule("associations", known.year),
    }
    template = "(tilldelning - grund) / (pott * 1000 - antal * grund)"
    note = _("Löst ur ett känt år: ett enda tal, som inte kan delas upp på behov och invånare.")
    return [Formula("weight", label, template, made, weight, "share", margin=1e-12, note=note)]


def _rule(name: str, year: int) -> Term:
    """A rule number of the model with its source."""
    found = parameters.record(f"state_allocation.{name}", year)
    source = found.source.line
    if found.status == "assumption":
        source = assumption(source)
    value = parameters.number(f"state_allocation.{name}", year)
    units = {"base_grant": "tkr", "national_pot": "mkr"}
    return Term(f"{found.label.lower()} {year}", value, units.get(name, "count"), source)  # type: ignore[arg-type]


def _possible(terms: Terms, model: ModelSteps) -> Formula:
    made = {
        "grund": terms.lever("model.base_grant_tkr"),
        "pott": terms.lever("model.pot_mkr"),
        "antal": terms.lever("model.associations"),
        "andel": share(_("vikten"), float(model.weight[terms.run.place])),
    }
    return tkr_formula(
        "possible",
        _("Möjlig tilldelning"),
        "grund + (pott * 1000 - antal * grund) * andel",
        made,
        float(model.possible_ore[terms.run.place]),
    )


def _limits(terms: Terms, model: ModelSteps) -> Found:
    """What the brake protects to, and what equity above its ceiling takes."""
    place, run = terms.run.place, terms.run
    formulas: Found = []
    if bool(model.years[place].allocation.is_protected) and not bool(model.previous_unknown[place]):
        before = (
            amount(_("tilldelningen året före"), run.years[place - 1].state_allocation_ore)
            if place
            else terms.lever("model.previous_state_tkr")
        )
        made = {"minskning": terms.lever("model.max_drop_share"), "före": before}
        formulas.append(
            tkr_formula(
                "brake",
                _("Bromsens golv"),
                "(1 - minskning) * före",
                made,
                float(model.floor_ore[place]),
            )
        )
    if not bool(model.equity_unknown[place]):
        made = {
            "avdrag": terms.lever("model.deduction_rate_share"),
            "kapital": amount(_("prognos för eget kapital året före"), float(model.equity_ore[place])),
            "tak": amount(_("taket året före"), float(model.ceiling_ore[place])),
        }
        formulas.append(
            tkr_formula(
                "deduction",
                _("Avdrag för eget kapital över taket"),
                "avdrag * max(0, kapital - tak)",
                made,
                float(model.deduction_ore[place]),
            )
        )
    return formulas


def _granted(terms: Terms, model: ModelSteps) -> Formula:
    place = terms.run.place
    made = {
        "möjligt": amount(_("möjlig tilldelning"), float(model.possible_ore[place])),
        "golv": amount(_("bromsens golv"), float(model.floor_ore[place])),
        "avdrag": amount(_("avdraget"), float(model.deduction_ore[place])),
    }
    best = "max(möjligt, golv)"
    if not np.isnan(terms.number("model.requested_tkr")):
        made["äskat"] = terms.lever("model.requested_tkr")
        best = f"min(äskat, {best})"
    notes = [_without_brake(terms, model)]
    if bool(model.equity_unknown[place]):
        notes.append(_("Avdraget är 0 därför att eget kapital eller dess tak är okänt."))
    return tkr_formula(
        "state-allocation",
        _("Statens tilldelning"),
        f"max(0, {best} - avdrag)",
        made,
        terms.run.year.state_allocation_ore,
        note=" ".join(note for note in notes if note),
    )


def _without_brake(terms: Terms, model: ModelSteps) -> str:
    """Why the brake protects nothing; empty where it does."""
    place = terms.run.place
    if not terms.flag("model.brake"):
        return _("Bromsens golv är 0 därför att bromsen inte gäller.")
    if bool(model.previous_unknown[place]):
        return _("Bromsens golv är 0 därför att tilldelningen året före är okänd.")
    if not bool(model.years[place].allocation.is_protected):
        return _("Bromsens golv är 0 därför att eget kapital året före är över taket.")
    return ""
