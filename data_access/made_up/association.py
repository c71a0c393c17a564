"""Who the made-up association is: its municipalities, cost centres, accounts and activities."""

from dataclasses import dataclass
from typing import NamedTuple

SLUG, NAME = "exempelforbundet", "Exempelförbundet (påhittat)"
PROJECT = "VV"
"""The project's code in the books."""

YEARS = (2023, 2024, 2025)
FIRST_POPULATION_YEAR = 2021
OPENING_EQUITY_TKR = 1_650

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality that does not exist, and how its population moves a year."""

    code: str
    slug: str
    name: str
    inhabitants: int
    growth: int


MUNICIPALITIES = (
    Municipality("9901", "exempelby", "Exempelby", 41_200, 310),
    Municipality("9902", "provkoping", "Provköping", 23_800, 120),
    Municipality("9903", "latsasborg", "Låtsasborg", 11_450, -40),
    Municipality("9904", "pahittsund", "Påhittsund", 6_300, -65),
)


@dataclass(frozen=True, slots=True)
class Centre:
    """A cost centre: its yearly budget in tkr, what it uses of it, and how its costs fall over the year.

    `use` is one share a year. `late` is the largest number of months that an invoice comes late.
    """

    code: str
    name: str
    area: str
    budget_tkr: int
    use: tuple[float, float, float]
    mix: str
    late: int = 0
    is_project: bool = False
    starts: str = ""


CENTRES = (
    Centre("100", "Styrelse", "styrelse", 240, (0.96, 1.02, 0.93), "board"),
    Centre("200", "Kansli", "administration", 1_860, (0.98, 1.01, 1.03), "office"),
    Centre("300", "Revision", "revision", 60, (1.0, 1.0, 1.05), "audit"),
    Centre("410", "Lotsen", "individ", 2_150, (0.97, 0.99, 1.0), "activity", late=2),
    Centre("420", "Språnget", "individ", 1_300, (0.95, 1.04, 0.98), "activity", late=1),
    Centre("430", "Gröna rummet", "individ", 980, (1.02, 0.97, 1.01), "summer", late=1),
    Centre("440", "Kompassen", "individ", 1_150, (0.81, 0.62, 0.54), "activity", late=1),
    Centre("450", "Arbetslinjen", "individ", 1_400, (1.03, 1.09, 1.14), "activity", late=2),
    Centre("510", "Samsyn", "struktur", 620, (0.9, 0.97, 0.95), "structural"),
    Centre("520", "Nätverksdagar", "struktur", 280, (1.0, 0.88, 1.06), "structural", late=1),
    Centre("600", "Utvecklingsmedel", "utveckling", 350, (0.35, 0.5, 0.42), "structural", late=1),
    Centre(
        "900",
        "Vägen vidare",
        "projekt",
        1_500,
        (0.0, 0.48, 0.97),
        "project",
        1,
        is_project=True,
        starts="2024-07",
    ),
)


class AccountName(NamedTuple):
    """An account of the made-up chart of accounts; its kind as SIE has it."""

    code: str
    name: str
    kind: str


ACCOUNTS = (
    AccountName("1930", "Bank", "T"),
    AccountName("3010", "Bidrag från medlemmarna", "I"),
    AccountName("3510", "Bidrag från ESF", "I"),
    AccountName("3990", "Övriga intäkter", "I"),
    AccountName("5010", "Arvoden till förtroendevalda", "K"),
    AccountName("5020", "Löner", "K"),
    AccountName("5510", "Arbetsgivaravgifter", "K"),
    AccountName("5520", "Pensionspremier", "K"),
    AccountName("6010", "Lokalhyra", "K"),
    AccountName("6410", "Förbrukningsmaterial", "K"),
    AccountName("6850", "Telefon och data", "K"),
    AccountName("7050", "Resor", "K"),
    AccountName("7100", "Köpt verksamhet av medlem", "K"),
    AccountName("7410", "Konsulter", "K"),
    AccountName("7500", "Utbildning och konferens", "K"),
    AccountName("8010", "Ränteintäkter", "I"),
    AccountName("8520", "Bankkostnader", "K"),
)


@dataclass(frozen=True, slots=True)
class Venture:
    """An activity and its participants: planned a year, and taken in a month when it runs as planned."""

    slug: str
    name: str
    orientation: str
    category: str
    planned: int
    fill: tuple[float, float, float]
    women: float
    text: str
    centre: str
    place: str = "9901"


VENTURES = (
    Venture(
        "lotsen",
        "Lotsen",
        "individ",
        "kartläggning",
        120,
        (0.93, 0.98, 1.0),
        0.55,
        "Kartläggning och vägledning.",
        "410",
        SLUG,
    ),
    Venture(
        "spranget",
        "Språnget",
        "individ",
        "förberedande",
        70,
        (0.9, 0.97, 1.02),
        0.5,
        "Unga vuxna utan arbete.",
        "420",
        "9901",
    ),
    Venture(
        "grona-rummet",
        "Gröna rummet",
        "individ",
        "rehabilitering",
        60,
        (1.0, 0.95, 1.0),
        0.68,
        "Odling och natur.",
        "430",
        "9903",
    ),
    Venture(
        "kompassen",
        "Kompassen",
        "individ",
        "förberedande",
        80,
        (0.7, 0.5, 0.4),
        0.45,
        "Fylls inte: färre remisser.",
        "440",
        "9902",
    ),
    Venture(
        "arbetslinjen",
        "Arbetslinjen",
        "individ",
        "förberedande",
        60,
        (1.05, 1.15, 1.25),
        0.42,
        "Kö sedan 2024.",
        "450",
        "9901",
    ),
    Venture(
        "vagen-vidare",
        "Vägen vidare",
        "individ",
        "rehabilitering",
        50,
        (0.0, 0.45, 0.9),
        0.6,
        "Projekt, juli 2024–.",
        "900",
        "9902",
    ),
    Venture(
        "samsyn",
        "Samsyn",
        "struktur",
        "dialog",
        0,
        (0.0, 0.0, 0.0),
        0.5,
        "Metodutveckling mellan parterna.",
        "510",
        SLUG,
    ),
    Venture(
        "natverksdagar",
        "Nätverksdagar",
        "struktur",
        "utbildning",
        0,
        (0.0, 0.0, 0.0),
        0.5,
        "Träffar för personal.",
        "520",
        SLUG,
    ),
)


def place_name(code: str) -> str:
    """How a sheet names a municipality, or all of the association."""
    return next((place.name for place in MUNICIPALITIES if place.code == code), "hela förbundet")
