"""The sheets with counts: plans, flows, participants, anonymous ones, inhabitants."""

from dataclasses import replace

from data_access.formats.office import cell_readers
from data_access.formats.office.description import (
    DATED,
    MARK,
    SOURCE,
    Column,
    Sheet,
    Shown,
    amount,
    count,
    status,
)
from data_access.formats.office.sheets_money import THROUGH, YEAR
from data_access.translation import _

ACTIVITY = Column(
    "Insats", "activity", _("Namn från bladet Insatser."), "Exempelinsats", refers="activities", width=26,
    aliases=("aktivitet", "verksamhet"),
)  # fmt: skip
NEEDED_ACTIVITY = replace(ACTIVITY, is_required=True)
PLACE = Column(
    "Plats", "delivery_area",
    _("Kommunen där insatsen finns, flera med plus mellan, eller hela förbundet."), "Exempelstad",
    refers="areas", width=22, aliases=("leveransområde",),
)  # fmt: skip
RESIDENCE = Column(
    "Kommun", "residence_area", _("Deltagarens folkbokföringskommun."), "Exempelstad", refers="areas",
    width=20, aliases=("folkbokföring", "folkbokföringskommun", "hemkommun"),
)  # fmt: skip
GENDER = Column(
    "Kön", "gender", _("Kvinna eller man. Tom: båda tillsammans."), "kvinna", cell_readers.gender,
    choices=("kvinna", "man"),
)  # fmt: skip

PLAN = Sheet("Insatsplan", "plan", _(
    "Vad varje insats ska få och för hur många. En rad för varje insats och plats."
), (
    MARK,
    YEAR,
    NEEDED_ACTIVITY,
    PLACE,
    count("Planerade deltagare", "planned", _("Antal deltagare under året."), "20",
          aliases=("deltagare", "antal deltagare"), width=20),
    amount("Budget, tkr", "budget", _("Vad insatsen får kosta på platsen, utan minus."), "250",
           aliases=("belopp", "kostnad")),
    status("plan"),
    DATED,
    SOURCE,
), aliases=("plan", "verksamhetsplan"), amounts=("planned", "budget"))  # fmt: skip

FLOWS = Sheet("Flöden", "flows", _(
    "Hur många som har börjat och slutat, månad för månad. Kön, kommun och insats fylls i så långt ni vet."
), (
    MARK,
    Column("Månad", "month", _("Månaden."), "2026-04", cell_readers.month, Shown.MONTH, is_required=True,
           aliases=("period",)),
    GENDER,
    RESIDENCE,
    ACTIVITY,
    count("In", "inflow", _("Antal som har skrivits in."), "7",
          aliases=("inflöde", "inskrivna", "inregistrerade")),
    count("Ut", "outflow", _("Antal som har skrivits ut."), "3",
          aliases=("utflöde", "utskrivna", "utregistrerade")),
    status("utfall"),
    DATED,
    SOURCE,
), aliases=("flöde", "in och ut", "in- och utflöden"), amounts=("inflow", "outflow"))  # fmt: skip

PARTICIPANTS = Sheet("Deltagare", "participants", _(
    "Deltagare sedan 1 januari. En rad för varje kommun, eller för varje insats. Månader som inte står i "
    "filen ligger kvar."
), (
    MARK,
    THROUGH,
    RESIDENCE,
    ACTIVITY,
    replace(PLACE, text=_("Kommunen där insatsen finns, om den har flera platser. Får vara tom.")),
    GENDER,
    count("Totalt", "total", _("Antal i perioden; den som är med i två insatser räknas två gånger."), "30",
          aliases=("totalt i perioden", "deltagare totalt")),
    count("Unika", "unique", _("Antal personer; var och en räknas en gång."), "28",
          aliases=("varav unika", "unika deltagare")),
    count("Förväntad årsvolym", "expected", _("Hur många som väntas under hela året."), "90",
          aliases=("årsvolym",), width=20),
    count("In", "inflow", _("Antal som har skrivits in sedan 1 januari."), "12", aliases=("inflöde",)),
    count("Ut", "outflow", _("Antal som har skrivits ut sedan 1 januari."), "5", aliases=("utflöde",)),
    count("Pågående 1 januari", "opening", _("Hur många som var med när året började."), "21",
          aliases=("ingående", "ingående deltagare"), width=20),
    status("utfall"),
    DATED,
    SOURCE,
), amounts=("total", "unique", "expected", "inflow", "outflow", "opening"))  # fmt: skip

ANONYMOUS = Sheet("Anonyma", "anonymous", _(
    "Deltagare som bara räknas, utan att vara registrerade. Samlat sedan 1 januari. Månader som inte står i "
    "filen ligger kvar."
), (
    MARK,
    THROUGH,
    NEEDED_ACTIVITY,
    replace(PLACE, text=_("Kommunen där insatsen finns, flera med plus mellan. Tom: hela förbundet.")),
    GENDER,
    count("Antal", "counted", _("Antal deltagare i perioden."), "40", aliases=("antal deltagare",)),
    count("Budgeterat för året", "expected", _("Hur många som väntas under hela året."), "120",
          aliases=("årsbudget", "budgeterat antal"), width=20),
    status("utfall"),
    DATED,
    SOURCE,
), aliases=("anonyma deltagare", "volyminsatser"), amounts=("counted", "expected"))  # fmt: skip

POPULATION = Sheet("Befolkning", "population", _("Antal invånare i medlemskommunerna, enligt SCB."), (
    MARK,
    Column("År", "month", _("Året för 31 december, eller en annan månad, till exempel 2026-06."), "2025",
           cell_readers.last_month, is_required=True, aliases=("månad", "datum")),
    replace(RESIDENCE, text=_("Kommunen."), is_required=True, aliases=("region", "folkbokföring")),
    count("Invånare", "inhabitants", _("Antal invånare sista dagen i året eller månaden."), "10000",
          is_required=True, aliases=("folkmängd", "befolkning", "antal")),
    SOURCE,
), aliases=("folkmängd", "invånare"), amounts=("inhabitants",))  # fmt: skip
