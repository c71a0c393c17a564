"""How the members' contributions and the year's income are computed: formulas with values and sources."""

from dashboard.scenarios.baseline import Party
from dashboard.scenarios.sharing import key_weights
from dashboard.shapes.formula import Formula, FormulaGroup, Term
from dashboard.translation import _
from dashboard.views.scenario_formula_terms import KRONA_IN_TKR, Terms, amount, count, share, tkr_formula

Found = list[Formula]
NO_AMOUNT = 0.0


def members_group(terms: Terms) -> FormulaGroup:
    """What region and municipalities give, and what each member pays."""
    year = terms.run.year
    formulas = [
        _party(terms, "region", _("Regionens insats"), year.region_ore),
        _party(terms, "municipalities", _("Kommunernas insats"), year.municipalities_ore),
        tkr_formula(
            "contribution",
            _("Alla medlemmars bidrag"),
            "staten + regionen + kommunerna",
            {
                "staten": amount(_("statens tilldelning"), year.state_allocation_ore),
                "regionen": amount(_("regionens insats"), year.region_ore),
                "kommunerna": amount(_("kommunernas insats"), year.municipalities_ore),
            },
            year.member_income_ore,
        ),
        *_each_member(terms),
    ]
    return FormulaGroup(_("Vad medlemmarna betalar"), tuple(formulas))


def _party(terms: Terms, name: str, label: str, value_ore: int) -> Formula:
    if terms.chosen(f"{name}.matching", "state"):
        made = {
            "andel": terms.lever(f"{name}.of_state_share"),
            "staten": amount(_("statens tilldelning"), terms.run.year.state_allocation_ore),
        }
        return tkr_formula(name, label, "andel * staten", made, value_ore)
    return tkr_formula(name, label, "belopp", {"belopp": terms.lever(f"{name}.amount_tkr")}, value_ore)


def _each_member(terms: Terms) -> Found:
    """Each member's part of its party's amount, by the plan's amounts or by the key."""
    year = terms.run.year
    parties: tuple[tuple[Party, str, int], ...] = (
        ("state", _("statens tilldelning"), year.state_allocation_ore),
        ("region", _("regionens insats"), year.region_ore),
        ("municipality", _("kommunernas insats"), year.municipalities_ore),
    )
    note = _("Avrundat till hela kronor så att delarna blir exakt summan.")
    formulas: Found = []
    for party, words, whole_ore in parties:
        weights = _weights(terms, party)
        total = sum(weight.value for weight in weights.values())
        for code, weight in weights.items():
            member = next(one for one in terms.run.baseline.members if one.code == code)
            made = {
                "summa": amount(words, whole_ore),
                "delen": weight,
                "alla": Term(_("alla tillsammans"), total, weight.unit, weight.source),
            }
            formulas.append(
                tkr_formula(
                    f"member-{code}",
                    member.name,
                    "summa * delen / alla",
                    made,
                    year.contributions_ore[code],
                    margin=KRONA_IN_TKR,
                    note=note,
                )
            )
    return formulas


def _weights(terms: Terms, party: Party) -> dict[str, Term]:
    """The members' weights with their source."""
    members = terms.run.baseline.party(party)
    if party == "municipality" and members and terms.chosen("municipalities.split", "key"):
        values = key_weights(terms.settings)[terms.run.place]
        source = _("förbundets fördelningsnyckel")
        by_population = terms.run.baseline.split_key == "population"
        made = count if by_population else share
        return {
            member.code: made(_("{name}s andel").format(name=member.name), float(value), source)
            for member, value in zip(members, values, strict=True)
        }
    planned = {member.code: member.contribution_ore[terms.run.place] for member in members}
    if not any(planned.values()):
        return {member.code: count(member.name, 1) for member in members}
    return {
        member.code: terms.plan(_("{name} i planen").format(name=member.name), planned[member.code])
        for member in members
    }


def income_group(terms: Terms) -> FormulaGroup:
    """Other income, the project's, and all income."""
    year = terms.run.year
    formulas = [
        tkr_formula(
            "other-income",
            _("Övriga intäkter"),
            "belopp",
            {"belopp": terms.lever("other_income.amount_tkr")},
            year.other_income_ore,
        )
    ]
    made = {
        "medlemmarna": amount(_("alla medlemmars bidrag"), year.member_income_ore),
        "övriga": amount(_("övriga intäkter"), year.other_income_ore),
    }
    template = "medlemmarna + övriga"
    if terms.flag("project.granted") and terms.number("project.income_tkr"):
        made["projektet"] = terms.lever("project.income_tkr")
        template += " + projektet"
    formulas.append(tkr_formula("income", _("Intäkter"), template, made, year.income_ore))
    return FormulaGroup(_("Intäkter"), tuple(formulas))
