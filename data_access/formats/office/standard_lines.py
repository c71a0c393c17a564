"""An income statement's usual lines, for an association that brings in its ledger before it has any own.

The layout is that of a samordningsförbund's tertial report (sample_data/sjuharad/resultatrader.csv): income,
costs, net cost, what the members pay, financial items, result. The lines of one association's own projects
are left out, and those of the personnel costs are as the municipal chart of accounts divides them.
"""

from typing import NamedTuple

from data_access.tables.enumerations import StatementSection as Section


class StandardLine(NamedTuple):
    """A line: its code, its name as it stands in the report, its section, whether it is a project's."""

    code: str
    name: str
    section: Section
    is_project: bool = False


OTHER_INCOME = StandardLine("ovriga-intakter", "Övriga intäkter", Section.INCOME)

STANDARD_LINES = (
    StandardLine("projektbidrag", "Bidrag till projekt", Section.INCOME, is_project=True),
    OTHER_INCOME,
    StandardLine("summa-intakter", "Summa verksamhetens intäkter", Section.INCOME),
    StandardLine("arvoden", "Arvoden", Section.COST),
    StandardLine("loner", "Löner", Section.COST),
    StandardLine("reseersattning", "Reseersättning", Section.COST),
    StandardLine("sociala-avgifter", "Sociala avgifter", Section.COST),
    StandardLine("ovriga-personalkostnader", "Övriga personalkostnader", Section.COST),
    StandardLine("verksamhetsanknutna-kostnader", "Verksamhetsanknutna kostnader", Section.COST),
    StandardLine("ovriga-kostnader", "Övriga kostnader", Section.COST),
    StandardLine("summa-kostnader", "Summa verksamhetens kostnader", Section.COST),
    StandardLine("nettokostnad", "Verksamhetens nettokostnad", Section.NET_COST),
    StandardLine("bidrag-fran-huvudmannen", "Erhållna bidrag från huvudmännen", Section.CONTRIBUTION),
    StandardLine("finansiella-intakter", "Finansiella intäkter", Section.FINANCIAL),
    StandardLine("finansiella-kostnader", "Finansiella kostnader", Section.FINANCIAL),
    StandardLine("summa-finansiella-poster", "Summa finansiella poster", Section.FINANCIAL),
    StandardLine("periodens-resultat", "Periodens resultat", Section.RESULT),
)
