"""Swedish words for the budget page's codes."""

from dashboard.budget.forecast import Lack, Method
from dashboard.translation import _

METHODS = {
    Method.BUDGET: _("Budget"),
    Method.REMAINING_BUDGET: _("Utfall och återstående budget"),
    Method.STRAIGHT_LINE: _("Rak framskrivning"),
    Method.LAST_YEAR: _("Förra årets mönster"),
    Method.OWN: _("Egen bedömning"),
}
METHOD_HELP = {
    Method.BUDGET: _("Året slutar på budgeten."),
    Method.REMAINING_BUDGET: _("Utfallet hittills, och budgeten för de månader som är kvar."),
    Method.STRAIGHT_LINE: _("Månaderna som är kvar blir som de hittills i snitt."),
    Method.LAST_YEAR: _("Samma del av året har förbrukats som vid samma tid förra året."),
    Method.OWN: _("Kansliets egen siffra, med kommentar."),
}
LACKS = {
    Lack.NO_BUDGET: _("utan budget: välj en annan metod"),
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
