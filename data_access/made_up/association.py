"""Who the made-up association is: its lists, as rows of the CSV folder."""

from dataclasses import dataclass

from data_access.ledger_imports import AccountEntry

SLUG, NAME = "exempelforbundet", "Exempelförbundet (påhittat)"
SOURCE, BOOKS = "pahittat", "huvudbok"
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

LINES = (
    ("projektbidrag", "Bidrag till projekt, ESF", "intäkter", True),
    ("ovriga-intakter", "Övriga intäkter", "intäkter", False),
    ("summa-intakter", "Summa verksamhetens intäkter", "intäkter", False),
    ("arvoden", "Arvoden", "kostnader", False),
    ("loner", "Löner", "kostnader", False),
    ("sociala-avgifter", "Sociala avgifter", "kostnader", False),
    ("kopta-tjanster", "Köpta tjänster", "kostnader", False),
    ("lokaler", "Lokaler", "kostnader", False),
    ("ovriga-kostnader", "Övriga kostnader", "kostnader", False),
    ("summa-kostnader", "Summa verksamhetens kostnader", "kostnader", False),
    ("nettokostnad", "Verksamhetens nettokostnad", "nettokostnad", False),
    ("medlemsbidrag", "Bidrag från medlemmarna", "bidrag", False),
    ("rantor", "Finansiella intäkter och kostnader", "finansiella poster", False),
    ("summa-finansiella-poster", "Summa finansiella poster", "finansiella poster", False),
    ("periodens-resultat", "Periodens resultat", "resultat", False),
)

ACCOUNTS = (
    AccountEntry("1930", "Bank", None),
    AccountEntry("3010", "Bidrag från medlemmarna", "medlemsbidrag"),
    AccountEntry("3510", "Bidrag från ESF", "projektbidrag"),
    AccountEntry("3990", "Övriga intäkter", "ovriga-intakter"),
    AccountEntry("5010", "Arvoden till förtroendevalda", "arvoden"),
    AccountEntry("5020", "Löner", "loner"),
    AccountEntry("5510", "Arbetsgivaravgifter", "sociala-avgifter"),
    AccountEntry("5520", "Pensionspremier", "sociala-avgifter"),
    AccountEntry("6010", "Lokalhyra", "lokaler"),
    AccountEntry("6410", "Förbrukningsmaterial", "ovriga-kostnader"),
    AccountEntry("6850", "Telefon och data", "ovriga-kostnader"),
    AccountEntry("7050", "Resor", "ovriga-kostnader"),
    AccountEntry("7100", "Köpt verksamhet av medlem", "kopta-tjanster"),
    AccountEntry("7410", "Konsulter", "kopta-tjanster"),
    AccountEntry("7500", "Utbildning och konferens", "ovriga-kostnader"),
    AccountEntry("8010", "Ränteintäkter", "rantor"),
    AccountEntry("8520", "Bankkostnader", "rantor"),
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
