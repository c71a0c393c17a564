"""Så är det räknat: every result of the scenario's focused year as a formula with its values and sources."""

from dashboard import parameters
from dashboard.shapes.formula import Formula, FormulaGroup, Term
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import Terms, amount, share, tkr_formula
from dashboard.views.scenario_formulas_costs import costs_group
from dashboard.views.scenario_formulas_members import income_group, members_group
from dashboard.views.scenario_formulas_places import places_group
from dashboard.views.scenario_formulas_state import state_group
from dashboard.views.scenario_run import ScenarioRun


def formulas(run: ScenarioRun) -> tuple[FormulaGroup, ...]:
    """The formulas in groups, in the order in which the results hang together."""
    terms = Terms(run)
    groups = (
        state_group(terms),
        members_group(terms),
        income_group(terms),
        costs_group(terms),
        _result_group(terms),
        _equity_group(terms),
        places_group(terms),
    )
    return tuple(group for group in groups if group.formulas)


def _result_group(terms: Terms) -> FormulaGroup:
    run, year = terms.run, terms.run.year
    made = [
        tkr_formula(
            "result",
            _("Resultat"),
            "intäkter - kostnader",
            {
                "intäkter": amount(_("intäkter"), year.income_ore),
                "kostnader": amount(_("kostnader"), -year.cost_ore),
            },
            year.result_ore,
        )
    ]
    if run.steps is not None:
        ends = {
            "resultat": amount(_("resultatet"), year.result_ore),
            "planens": amount(_("planens resultat"), run.plan_year.result_ore),
        }
        parts = {
            f"d{number}": amount(step.label, step.amount_ore) for number, step in enumerate(run.steps.steps)
        }
        difference = _("Skillnad mot planen")
        made.append(tkr_formula("difference", difference, "resultat - planens", ends, run.difference_ore))
        if parts:
            made.append(
                tkr_formula(
                    "effects", _("Skillnaden per reglage"), " + ".join(parts), parts, run.difference_ore
                )
            )
    return FormulaGroup(_("Resultat"), tuple(made))


def _equity_group(terms: Terms) -> FormulaGroup:
    run, year = terms.run, terms.run.year
    results = {
        f"r{one.year}": amount(_("resultat {year}").format(year=one.year), one.result_ore)
        for one in run.years[: run.place + 1]
    }
    made = [
        tkr_formula(
            "equity-change",
            _("Eget kapital, förändring"),
            " + ".join(results),
            results,
            year.equity_change_ore,
        )
    ]
    if year.closing_equity_ore is not None:
        made += _levels(terms, year.closing_equity_ore)
    return FormulaGroup(_("Eget kapital"), tuple(made))


def _levels(terms: Terms, closing_ore: int) -> list[Formula]:
    """Closing equity, its share, and the distance to floor and ceiling, where they are known."""
    year = terms.run.year
    closing = amount(_("utgående eget kapital"), closing_ore)
    opening = terms.lever("equity.opening_tkr")
    change = amount(_("förändringen"), year.equity_change_ore)
    everybody = amount(_("alla medlemmars bidrag"), year.member_income_ore)
    made = [
        tkr_formula(
            "closing-equity",
            _("Eget kapital, utgående"),
            "ingående + förändring",
            {"ingående": opening, "förändring": change},
            closing_ore,
        )
    ]
    if year.equity_share is not None:
        made.append(
            Formula(
                id="equity-share",
                label=_("Eget kapital av årets tilldelning"),
                template="utgående / tilldelning",
                terms={"utgående": closing, "tilldelning": everybody},
                value=year.equity_share,
                unit="share",
                margin=1e-12,
            )
        )
    if year.floor_ore is not None:
        floor = terms.lever("equity.floor_tkr")
        ends = {"utgående": closing, "golv": floor}
        label = _("Avstånd till golvet")
        made.append(tkr_formula("floor", label, "utgående - golv", ends, closing_ore - year.floor_ore))
    if year.ceiling_ore is not None and year.ceiling_share is not None:
        step = _ceiling_share(terms, year.ceiling_share)
        ends = {"tilldelning": everybody, "andel": step}
        made.append(tkr_formula("ceiling", _("Taket"), "tilldelning * andel", ends, year.ceiling_ore))
        ends = {"tak": amount(_("taket"), year.ceiling_ore), "utgående": closing}
        label = _("Avstånd till taket")
        made.append(
            tkr_formula("ceiling-room", label, "tak - utgående", ends, year.ceiling_ore - closing_ore)
        )
    return made


def _ceiling_share(terms: Terms, value: float) -> Term:
    """The ceiling's share: the association's own, or the recommendation's step."""
    own = terms.lever("equity.ceiling_share")
    if own.value == value:
        return own
    source = parameters.record("equity.ceiling_steps", terms.run.focus).source.line
    return share(_("trappans andel"), value, source)
