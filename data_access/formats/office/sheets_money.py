"""The sheets with amounts: budget, outcome, contributions, equity, the income statement."""

from dataclasses import replace

from data_access.formats import words
from data_access.formats.office import cell_readers
from data_access.formats.office.description import (
    DATED,
    MARK,
    SOURCE,
    Column,
    Sheet,
    Shown,
    amount,
    status,
    word,
    yes_no,
)
from data_access.translation import _

YEAR = Column(
    "År", "year", _("Kalenderåret."), "2026", cell_readers.year, Shown.YEAR, is_required=True, width=9
)
THROUGH = Column(
    "Till och med", "through", _("Sista månaden. Siffrorna är samlade sedan 1 januari samma år."), "2026-04",
    cell_readers.last_month, Shown.MONTH, is_required=True, aliases=("t.o.m.", "tom", "till"),
)  # fmt: skip
COST_CENTRE = Column(
    "Kostnadsställe", "cost_centre",
    _("Kod eller namn från bladet Kostnadsställen. Summa på en rad som är alla tillsammans."), "0000",
    is_required=True, refers="cost_centres", width=20, aliases=("kst", "kostnadsställen"),
)  # fmt: skip

BUDGET = Sheet("Budget", "budget", _("Årets budget. En rad för varje kostnadsställe och år."), (
    MARK,
    YEAR,
    COST_CENTRE,
    amount("Budget, tkr", "budget", _("Vad det får kosta under året, utan minus."), "250", is_required=True,
           aliases=("belopp", "kostnad", "årsbudget")),
    status("beslutat"),
    DATED,
    SOURCE,
), amounts=("budget",))  # fmt: skip

OUTCOME = Sheet("Utfall", "outcome", _(
    "Vad det har kostat. En rad för varje kostnadsställe och månad, eller samlat från januari."
), (
    MARK,
    Column("Från", "first", _("Första månaden: samma som till, eller januari."), "2026-01",
           cell_readers.first_month, Shown.MONTH, is_required=True,
           aliases=("fr.o.m.", "from", "från och med")),
    Column("Till", "last", _("Sista månaden, samma år."), "2026-04", cell_readers.last_month, Shown.MONTH,
           is_required=True, aliases=("t.o.m.", "tom", "till och med")),
    COST_CENTRE,
    amount("Kostnad, tkr", "outcome", _("Vad det har kostat, utan minus."), "80", is_required=True,
           aliases=("utfall", "belopp")),
    status("utfall"),
    DATED,
    SOURCE,
), amounts=("outcome",))  # fmt: skip

CONTRIBUTIONS = Sheet("Bidrag", "contributions", _(
    "Vad medlemmarna betalar. En rad för varje medlem och år."
), (
    MARK,
    YEAR,
    Column("Medlem", "member", _("Namn från bladet Medlemmar. Summa på en rad som är alla tillsammans."),
           "Exempelstad", is_required=True, refers="members", width=28, aliases=("namn", "part")),
    amount("Bidrag, tkr", "contribution", _("Vad medlemmen betalar för året."), "500", is_required=True,
           aliases=("belopp", "medlemsbidrag", "medlemsavgift")),
    status("beslutat"),
    DATED,
    SOURCE,
), aliases=("medlemsbidrag", "finansiering"), amounts=("contribution",))  # fmt: skip

EQUITY = Sheet("Eget kapital", "equity", _("Sparade medel vid årets början och slut. En rad för varje år."), (
    MARK,
    YEAR,
    amount("Ingående, tkr", "opening", _("Eget kapital 1 januari."), "1000",
           aliases=("ingående eget kapital", "ib")),
    amount("Utgående, tkr", "closing", _("Eget kapital 31 december."), "1200",
           aliases=("utgående eget kapital", "ub")),
    status("utfall"),
    DATED,
    replace(SOURCE, example="Exempelbokslut"),
), aliases=("kapital",), amounts=("opening", "closing"))  # fmt: skip

STATEMENT = Sheet("Resultaträkning", "statement", _(
    "Kan utelämnas. Resultaträkningen rad för rad, samlad sedan 1 januari."
), (
    MARK,
    THROUGH,
    Column("Rad", "line", _("Radens namn."), "Exempelkostnader", is_required=True, width=34,
           aliases=("resultatrad", "benämning", "namn")),
    word("Avsnitt", "section", _("Del av resultaträkningen."), words.STATEMENT_SECTIONS, "kostnader",
         is_required=True),
    yes_no("Summarad", "is_total",
           _("Ja för en rad som är andra tillsammans. Tom: ja för nettokostnad, resultat och rader som "
             "börjar med Summa, annars nej."), "nej", aliases=("summa",)),
    yes_no("Projekt", "is_project", _("Ja för projektets egna intäkter och kostnader. Tom: nej."), "nej"),
    amount("Utfall, kr", "outcome",
           _("Kostnader och nettokostnad utan minus. I andra avsnitt är minus ett underskott."), "80000"),
    amount("Årsbudget, kr", "budget", _("Hela årets budget, med samma tecken som utfallet."), "250000",
           aliases=("budget",)),
    status("utfall"),
    DATED,
    SOURCE,
), aliases=("resultat",), amounts=("outcome", "budget"))  # fmt: skip
