"""Swedish words for the budget page's codes."""

from dashboard.budget.forecast import Lack, Method
from dashboard.translation import _

METHODS = {
    Method.BUDGET: _("Budget"),
    Method.REMAINING_BUDGET: _("Utfall\u00a0+\u00a0restbudget"),
    Method.STRAIGHT_LINE: _("Rak\u00a0framskrivning"),
    Method.LAST_YEAR: _("Förra\u00a0årets\u00a0mönster"),
    Method.OWN: _("Egen\u00a0bedömning"),
}
"""Short and unbroken, since they stand in a column; METHOD_HELP says what each means."""

METHOD_HELP = {
    Method.BUDGET: _("Året slutar på budgeten."),
    Method.REMAINING_BUDGET: _("Utfallet hittills, och budgeten för de månader som är kvar."),
    Method.STRAIGHT_LINE: _("Månaderna som är kvar blir som de hittills i snitt."),
    Method.LAST_YEAR: _("Samma del av året har förbrukats som vid samma tid förra året."),
    Method.OWN: _("Kansliets egen siffra, med kommentar."),
}
LACKS = {
    Lack.NO_BUDGET: _("utan budget"),
    Lack.NO_OUTCOME: _("utfall saknas"),
    Lack.NO_LAST_YEAR: _("förra årets månader finns inte"),
    Lack.NO_PATTERN: _("inget förbrukat vid samma tid förra året"),
    Lack.NO_OWN_FIGURE: _("ingen egen bedömning är skriven"),
}
PHASINGS = {
    "even": _("Jämnt över året"),
    "own": _("Egna tolv andelar"),
    "last_year": _("Förra årets mönster"),
}
