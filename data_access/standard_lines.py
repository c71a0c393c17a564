"""The lines of an income statement for an association that has none yet, in the layout of the tertial report.

Layout: Sjuhärads samordningsförbund, tertialrapport januari-april 2017, Resultaträkning. They are a start:
the association's own lines come in with a workbook, and each account's line is its own choice.
"""

from typing import NamedTuple

from data_access.tables.enumerations import StatementSection as Section


class StandardLine(NamedTuple):
    """A line: code, name, section, whether it is a project's, and words that its accounts' names have."""

    code: str
    name: str
    section: Section
    is_project: bool = False
    words: tuple[str, ...] = ()


STANDARD_LINES = (
    StandardLine("projektbidrag", "Bidrag till projekt", Section.INCOME, True, ("esf", "projektbidrag")),
    StandardLine("ovriga-intakter", "Övriga intäkter", Section.INCOME),
    StandardLine("summa-intakter", "Summa verksamhetens intäkter", Section.INCOME),
    StandardLine("arvoden", "Arvoden", Section.COST, words=("arvod", "förtroendeval")),
    StandardLine("loner", "Löner", Section.COST, words=("lön", "semester", "sjuklön")),
    StandardLine("sociala-avgifter", "Sociala avgifter", Section.COST, words=("avgift", "pension", "social")),
    StandardLine(
        "kopta-tjanster", "Köpta tjänster", Section.COST, words=("köp", "konsult", "tjänst", "entreprenad")
    ),
    StandardLine("lokaler", "Lokaler", Section.COST, words=("lokal", "hyra", "hyror")),
    StandardLine("ovriga-kostnader", "Övriga kostnader", Section.COST),
    StandardLine("summa-kostnader", "Summa verksamhetens kostnader", Section.COST),
    StandardLine("nettokostnad", "Verksamhetens nettokostnad", Section.NET_COST),
    StandardLine(
        "medlemsbidrag",
        "Bidrag från medlemmarna",
        Section.CONTRIBUTION,
        words=("huvudm", "medlemsbidrag", "från medlem", "försäkringskassan", "region", "kommun"),
    ),
    StandardLine(
        "rantor", "Finansiella intäkter och kostnader", Section.FINANCIAL, words=("ränt", "bank", "finans")
    ),
    StandardLine("summa-finansiella-poster", "Summa finansiella poster", Section.FINANCIAL),
    StandardLine("periodens-resultat", "Periodens resultat", Section.RESULT),
)

FALLBACK = {Section.INCOME: "ovriga-intakter", Section.COST: "ovriga-kostnader", Section.FINANCIAL: "rantor"}
"""Where an account goes whose name says nothing, by the section that it must be in."""
