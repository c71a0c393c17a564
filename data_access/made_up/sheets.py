"""The made-up association's lists and amounts, as rows of the office's sheets by heading."""

from collections.abc import Iterator

from data_access.made_up.association import (
    CENTRES,
    MUNICIPALITIES,
    NAME,
    OPENING_EQUITY_TKR,
    SLUG,
    VENTURES,
    YEARS,
    Row,
    place_name,
)
from data_access.made_up.books import ORE_PER_TKR, year_result_ore
from data_access.made_up.money import KRONOR_PER_TKR, member_contributions_kr

EQUITY_FLOOR_TKR, CELL_THRESHOLD = 1_000, 5
PAYERS = {
    "forsakringskassan": ("Försäkringskassan", "försäkringskassan", ""),
    "arbetsformedlingen": ("Arbetsförmedlingen", "arbetsförmedlingen", ""),
    "exempelregionen": ("Exempelregionen", "region", ""),
    **{place.slug: (place.name, "kommun", place.code) for place in MUNICIPALITIES},
}
"""Name, kind and municipality code by the member's code."""


def association() -> Iterator[Row]:
    """The association: counts below five are protected in published tables too."""
    yield {
        "Namn": NAME,
        "Kod": SLUG,
        "Fördelningsnyckel": "befolkning",
        "Skyddströskel": CELL_THRESHOLD,
        "Golv för eget kapital, tkr": EQUITY_FLOOR_TKR,
        "Skydda publicerade": "ja",
        "Påhittat": "ja",
    }


def members() -> Iterator[Row]:
    """Two agencies of the state, a region and the municipalities."""
    for code, (name, kind, municipality) in PAYERS.items():
        yield {"Namn": name, "Slag": kind, "Kommunkod": municipality, "Kod": code}


def cost_centres() -> Iterator[Row]:
    """The cost centres; those of an activity are where it is."""
    places = {venture.centre: place_name(venture.place) for venture in VENTURES}
    for centre in CENTRES:
        yield {
            "Kod": centre.code,
            "Namn": centre.name,
            "Budgetområde": centre.area,
            "Projekt": "ja" if centre.is_project else "nej",
            "Plats": places.get(centre.code, ""),
        }


def activities() -> Iterator[Row]:
    """The activities."""
    for venture in VENTURES:
        yield {
            "Namn": venture.name,
            "Inriktning": venture.orientation,
            "Underkategori": venture.category,
            "Beskrivning": venture.text,
            "Kod": venture.slug,
        }


def goals() -> Iterator[Row]:
    """Two goals that the pages can measure."""
    yield {
        "Mål": "Minst 85 % av det planerade antalet deltagare är fullständigt registrerade.",
        "Mått": "fullständigt registrerade",
        "Gräns": "85 %",
        "Enhet": "andel",
        "Riktning": "minst",
        "Gäller från": f"{YEARS[0]}-01",
        "Kod": "fullstandigt-registrerade",
    }
    yield {
        "Mål": "Det egna kapitalet är minst 1 000 tkr.",
        "Mått": "eget kapital",
        "Gräns": EQUITY_FLOOR_TKR,
        "Enhet": "tkr",
        "Riktning": "minst",
        "Gäller från": f"{YEARS[0]}-01",
        "Kod": "eget-kapital",
    }


def plan() -> Iterator[Row]:
    """Planned participants and what each activity may cost, by year; a project only from its start."""
    centres = {centre.code: centre for centre in CENTRES}
    for year in YEARS:
        for venture in VENTURES:
            centre = centres[venture.centre]
            if centre.is_project and year < int(centre.starts[:4]):
                continue
            yield {
                "År": year,
                "Insats": venture.name,
                "Plats": place_name(venture.place),
                "Planerade deltagare": venture.planned or "",
                "Budget, tkr": "" if centre.is_project else centre.budget_tkr,
            }


def contributions() -> Iterator[Row]:
    """What each member paid, by year."""
    for year in YEARS:
        for member, kronor in member_contributions_kr(year).items():
            yield {
                "År": year,
                "Medlem": PAYERS[member][0],
                "Bidrag, tkr": kronor / KRONOR_PER_TKR,
                "Status": "utfall",
            }


def equity() -> Iterator[Row]:
    """Opening and closing equity: the years' results on top of what there was."""
    level = OPENING_EQUITY_TKR * ORE_PER_TKR
    for year in YEARS:
        opening, level = level, level + year_result_ore(year)
        yield {"År": year, "Ingående, tkr": opening / ORE_PER_TKR, "Utgående, tkr": level / ORE_PER_TKR}
