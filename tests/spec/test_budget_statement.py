"""Resultaträkningen: summorna, och resultatet med projekten för sig.

Siffrorna är Sjuhärads tertialrapport januari-april 2017, i ören med tecken.
"""

from dashboard.budget.statement import LineKind, StatementLine, income_statement, result_without_projects

REPORT_2017 = [
    StatementLine("space", "Space, ESF", LineKind.OPERATING_INCOME, 203_809_45),
    StatementLine("ovriga-intakter", "Övriga intäkter", LineKind.OPERATING_INCOME, -4_61),
    StatementLine("arvoden", "Arvoden", LineKind.OPERATING_COST, -17_682_42),
    StatementLine("resor", "Reseersättning", LineKind.OPERATING_COST, -33_389_69),
    StatementLine("avgifter", "Sociala avgifter", LineKind.OPERATING_COST, -6_203_00),
    StatementLine("personal", "Övriga personalkostnader", LineKind.OPERATING_COST, -264_589_88),
    StatementLine("verksamhet", "Verksamhetsanknutna kostnader", LineKind.OPERATING_COST, -6_972_168_30),
    StatementLine("ovrigt", "Övriga kostnader", LineKind.OPERATING_COST, -98_775_86),
    StatementLine("bidrag", "Erhållna bidrag från huvudmännen", LineKind.CONTRIBUTION, 5_889_335_00),
    StatementLine("finansiella", "Övriga finansiella kostnader", LineKind.FINANCIAL, -1_570_00),
]


def test_operating_income_and_costs_are_summed_apart() -> None:
    """Verksamhetens intäkter är 203 809,45 - 4,61 = 203 804,84 kr och kostnaderna 7 392 809,15 kr."""
    statement = income_statement(REPORT_2017)
    assert statement.operating_income_ore == 203_809_45 - 4_61 == 203_804_84
    assert statement.operating_costs_ore == -7_392_809_15


def test_net_cost_is_income_and_costs_together() -> None:
    """Nettokostnaden är intäkter plus kostnader: 203 804,84 - 7 392 809,15 = -7 189 004,31 kr."""
    assert income_statement(REPORT_2017).net_cost_ore == 203_804_84 - 7_392_809_15 == -7_189_004_31


def test_contributions_and_financial_items_have_a_sum_of_their_own() -> None:
    """Medlemmarnas bidrag 5 889 335 kr och finansiella kostnader 1 570 kr blir 5 887 765 kr."""
    statement = income_statement(REPORT_2017)
    assert statement.contributions_ore == 5_889_335_00
    assert statement.financial_items_ore == -1_570_00
    assert statement.financial_total_ore == 5_889_335_00 - 1_570_00 == 5_887_765_00


def test_result_is_net_cost_and_financial_sum() -> None:
    """Periodens resultat är -7 189 004,31 + 5 887 765,00 = -1 301 239,31 kr."""
    assert income_statement(REPORT_2017).result_ore == -7_189_004_31 + 5_887_765_00 == -1_301_239_31


def test_result_without_projects_takes_their_costs_and_income_back_out() -> None:
    """Utan projekten: -1 301 239,31 + 2 243 000 - 203 809,45 är ungefär +738 tkr, inte ett underskott."""
    result = result_without_projects(
        -1_301_239_31, project_costs_ore=-2_243_000_00, project_income_ore=203_809_45
    )
    assert result == -1_301_239_31 + 2_243_000_00 - 203_809_45
    assert round(result / 100_000) == 738


def test_result_without_projects_needs_all_three_figures() -> None:
    """Saknas resultatet, projektens kostnader eller deras intäkter är resultatet utan projekt okänt."""
    assert result_without_projects(None, project_costs_ore=-1, project_income_ore=1) is None
    assert result_without_projects(0, project_costs_ore=None, project_income_ore=1) is None
    assert result_without_projects(0, project_costs_ore=-1, project_income_ore=None) is None


def test_a_missing_line_makes_the_sums_above_it_missing() -> None:
    """Saknas en rad är de summor den ingår i okända; de andra står kvar."""
    lines = [*REPORT_2017, StatementLine("x", "Saknad", LineKind.FINANCIAL, None)]
    statement = income_statement(lines)
    assert statement.financial_items_ore is None
    assert statement.financial_total_ore is None
    assert statement.result_ore is None
    assert statement.net_cost_ore == -7_189_004_31
    assert statement.contributions_ore == 5_889_335_00


def test_an_empty_statement_is_zero() -> None:
    """En resultaträkning utan rader är noll."""
    statement = income_statement([])
    assert statement.net_cost_ore == 0
    assert statement.result_ore == 0
