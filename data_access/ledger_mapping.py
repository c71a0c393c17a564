"""A SIE file with what the office has decided about it, as the package that brings it in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from data_access.errors import Problem
from data_access.formats.package import Package
from data_access.formats.sie import Ledger
from data_access.ledger_choices import LedgerChoices, ledger_choices
from data_access.ledger_imports import ledger_package
from data_access.ledger_sie import ledger_files
from data_access.ledger_suggestions import ADD, BALANCE
from data_access.standard_lines import STANDARD_LINES
from data_access.tables.enumerations import BudgetArea, ImportKind, Status
from data_access.translation import _


@dataclass(frozen=True, slots=True)
class LedgerDecisions:
    """What has been decided: the account's line, the cost centre's code here (or ADD), a new one's area."""

    lines: Mapping[str, str] = field(default_factory=dict)
    centres: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    status: Status = Status.OUTCOME


def mapped_package(
    session: Session, slug: str, read: Ledger, data: bytes, decisions: LedgerDecisions
) -> Package:
    """The ledger as a package, with what is decided, known or suggested; its faults are the package's."""
    choices = ledger_choices(session, slug, read)
    chosen = {choice.code: decisions.lines.get(choice.code, choice.line) for choice in choices.accounts}
    centres = {choice.code: decisions.centres.get(choice.code, choice.centre) for choice in choices.centres}
    files = ledger_files(
        read,
        hashlib.sha256(data).hexdigest(),
        {code: line for code, line in chosen.items() if line != BALANCE},
        {code: centre for code, centre in centres.items() if centre != ADD},
        decisions.status,
    )
    if not files:
        message = _("filen har varken bokförda poster eller budget. Exportera bokföringen som SIE typ 4.")
        problems = list(read.problems) or [Problem(read.file, message)]
        return Package(name=read.file, kind=ImportKind.LEDGER, problems=problems, into=slug)
    package = ledger_package(slug, files)
    package.problems += read.problems
    package.problems += _unknown_choices(read, choices, chosen, centres)
    package.remarks += read.remarks
    source = files[0].source_code
    if choices.adds_standard_lines:
        package.values["statement_lines"] += [
            {
                "code": line.code,
                "name": line.name,
                "section": line.section.value,
                "is_project": line.is_project,
                "source": source,
            }
            for line in STANDARD_LINES
        ]
        package.remarks.append(_("Resultaträkningens rader saknas: standardrader läggs till."))
    _add_centres(package, choices, centres, decisions, source)
    return package


def _unknown_choices(
    read: Ledger, choices: LedgerChoices, lines: Mapping[str, str], centres: Mapping[str, str]
) -> list[Problem]:
    problems = [
        Problem(read.file, _("resultatraden finns inte. Välj en som finns."), value=line)
        for line in sorted(set(lines.values()) - {BALANCE, *choices.lines})
    ]
    return problems + [
        Problem(read.file, _("kostnadsstället finns inte. Välj ett som finns."), value=centre)
        for centre in sorted(set(centres.values()) - {ADD, *choices.known_centres})
    ]


def _add_centres(
    package: Package,
    choices: LedgerChoices,
    centres: Mapping[str, str],
    decisions: LedgerDecisions,
    source: str,
) -> None:
    for choice in choices.centres:
        centre = centres[choice.code]
        if centre == ADD:
            area = decisions.areas.get(choice.code, BudgetArea.OTHER.value)
            package.values["cost_centres"].append(
                {
                    "code": choice.code,
                    "name": choice.name or choice.code,
                    "budget_area": area,
                    "is_project": area == BudgetArea.PROJECT,
                    "delivery_area": None,
                    "source": source,
                }
            )
        elif centre != choice.code:
            package.values["aliases"].append({"code": choice.code, "cost_centre": centre})
