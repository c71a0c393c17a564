"""The sheets that say who and what: the association, its members, cost centres, activities and goals."""

from data_access.formats import values, words
from data_access.formats.office import cell_readers
from data_access.formats.office.description import MARK, Column, Sheet, Shown, amount, word, yes_no
from data_access.translation import _

CODE = Column(
    "Kod",
    "code",
    _("Kort kod med bokstäver, siffror och bindestreck. Tom: den görs av namnet."),
    read=cell_readers.code,
)


def _name(text: str, example: str, width: int, *aliases: str) -> Column:
    return Column("Namn", "name", text, example, is_required=True, width=width, aliases=aliases)


ASSOCIATION = Sheet("Förbundet", "association", _("Vem det gäller och vad förbundet har bestämt. En rad."), (
    MARK,
    _name(_("Förbundets namn."), "Samordningsförbundet Exempelbygden", 36, "förbund"),
    CODE,
    word("Fördelningsnyckel", "split_key",
         _("Hur kommunerna delar sin del: efter befolkning eller efter fasta andelar."),
         words.SPLIT_KEYS, "befolkning", is_required=True, width=20),
    Column("Skyddströskel", "cell_threshold",
           _("Antal personer som är färre än så skyddas på skärmen. Statistisk praxis är 5."), "5",
           values.natural, Shown.COUNT, is_required=True, width=17),
    amount("Golv för eget kapital, tkr", "equity_floor_ore",
           _("Förbundets eget mål för minsta eget kapital."), "1000",
           aliases=("golv eget kapital", "golv"), width=27),
    Column("Tak för eget kapital", "equity_ceiling_millionths",
           _("Rekommenderat högsta eget kapital, som andel av årets tilldelning. Tom: okänt."), "20 %",
           cell_readers.share, Shown.SHARE, aliases=("tak andel av tilldelning", "tak"), width=20),
    yes_no("Skydda publicerade", "protect_published",
           _("Ja: små tal skyddas också i tabeller som redan är publicerade. Tom: nej."), width=20),
    yes_no("Påhittat", "is_fictional",
           _("Ja för ett påhittat förbund, som då märks på varje sida. Tom: nej."),
           aliases=("påhittad",)),
), aliases=("förbund", "samordningsförbundet"))  # fmt: skip

MEMBERS = Sheet("Medlemmar", "members", _("Vilka som betalar. En rad för varje medlem."), (
    MARK,
    _name(_("Medlemmens namn."), "Exempelstad", 28, "medlem"),
    word("Slag", "kind", _("Vilken av parterna. Staten: båda myndigheterna på en rad."), words.MEMBER_KINDS,
         "kommun", is_required=True, width=20),
    Column("Kommunkod", "area", _("Kommunens fyra siffror. Tom: den tas efter namnet."), "0000",
           cell_readers.municipality),
    Column("Fast andel", "fixed_share_millionths",
           _("Bara om förbundet har fasta andelar: kommunens andel av kommunernas del. Tillsammans 100 %."),
           "25 %", cell_readers.share, Shown.SHARE, aliases=("andel",)),
    CODE,
), aliases=("medlem",))  # fmt: skip

COST_CENTRES = Sheet("Kostnadsställen", "cost_centres", _("Vad budget och utfall följs upp på."), (
    MARK,
    Column("Kod", "code", _("Kostnadsställets nummer i bokföringen. Tom: koden görs av namnet."), "0000",
           cell_readers.code, aliases=("kostnadsställe", "kst", "nummer", "nr")),
    _name(_("Kostnadsställets namn."), "Exempelinsats i Exempelstad", 36, "benämning"),
    word("Budgetområde", "budget_area", _("Vilken del av budgeten det hör till."), words.BUDGET_AREAS,
         "individ", is_required=True, aliases=("område",)),
    yes_no("Projekt", "is_project",
           _("Ja för projekt med egna medel, till exempel ESF; de hålls isär. Tom: nej."), "nej"),
    Column("Plats", "delivery_area",
           _("Kommunen där verksamheten finns, flera med plus mellan. Tom: ingen särskild."), "Exempelstad",
           refers="areas", width=24, aliases=("kommun", "leveransområde")),
), aliases=("kostnadsställe", "kst"))  # fmt: skip

ACTIVITIES = Sheet("Insatser", "activities", _("Vad pengarna används till. En rad för varje insats."), (
    MARK,
    _name(_("Insatsens namn."), "Exempelinsats", 28, "insats"),
    word("Inriktning", "orientation", _("Individinriktad eller strukturövergripande."), words.ORIENTATIONS,
         "individ", is_required=True, width=20),
    word("Underkategori", "sub_category", _("Nationell underkategori."), words.SUB_CATEGORIES,
         "förberedande"),
    Column("Målgrupp", "target_group", _("Vilka insatsen är till för."), "Unga vuxna utan arbete", width=36),
    Column("Varaktighet", "duration", _("Hur länge en deltagare är med."), "12 veckor", width=18),
    Column("Beskrivning", "description", _("Vad insatsen är."), "Vägledning i grupp", width=44),
    CODE,
), aliases=("insats", "aktiviteter", "verksamheter"))  # fmt: skip

GOALS = Sheet("Mål", "goals", _("Förbundets mål, i ord eller med en gräns som sidorna mäter mot."), (
    MARK,
    Column("Mål", "text", _("Målet i ord."), "Exempel: minst 85 % är fullständigt registrerade",
           is_required=True, width=56),
    Column("Mått", "measure", _("Vad som mäts. Tom: målet visas bara i ord."), "fullständigt registrerade",
           cell_readers.goal_measure, choices=tuple(cell_readers.GOAL_MEASURES), width=26),
    Column("Gräns", "threshold", _("Talet som ska nås, till exempel 85 % eller 2 000."), "85 %",
           cell_readers.threshold),
    Column("Enhet", "unit", _("Gränsens enhet."), "andel", cell_readers.unit, choices=values.UNITS),
    word("Riktning", "direction", _("Om gränsen är den minsta eller den högsta."), words.GOAL_DIRECTIONS,
         "minst", width=14),
    Column("Gäller från", "valid_from", _("År, månad eller dag."), "2026", cell_readers.day_or_month),
    CODE,
))  # fmt: skip
