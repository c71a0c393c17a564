"""What a ledger leaves unsaid: each account's line in the income statement, and whose each cost centre is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.import_state import decide
from dashboard.interface.import_tables import class_total_table, series_table
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.words import BUDGET_AREAS
from dashboard.translation import _, plural
from data_access.ledger_choices import LedgerChoices
from data_access.ledger_mapping import LedgerDecisions
from data_access.ledger_suggestions import ADD, BALANCE

LINE, CENTRE, AREA = "line", "centre", "area"


def ledger_decisions(choices: LedgerChoices, decided: LedgerDecisions) -> None:
    """Tables to choose in, with what is known or suggested filled in; and the file's control totals."""
    open_accounts = [choice for choice in choices.accounts if not choice.is_known]
    open_centres = [choice for choice in choices.centres if not choice.is_known]
    if open_accounts or open_centres:
        accounts = plural("{count} konto", "{count} konton", len(open_accounts))
        places = plural("{count} kostnadsställe", "{count} kostnadsställen", len(open_centres))
        new = _("Nytt i filen: {accounts} och {centres}.").format(
            accounts=accounts.format(count=len(open_accounts)),
            centres=places.format(count=len(open_centres)),
        )
        rule = _("Förslagen gäller om du inte ändrar, och det du väljer gäller också nästa fil.")
        st.info(f"{new} {rule}")
    with st.expander(
        _("Konton och kostnadsställen"),
        expanded=bool(open_accounts or open_centres),
        icon=":material/table_edit:",
    ):
        lines = _accounts(choices, decided)
        centres = _centres(choices, decided)
        wanted = LedgerDecisions(
            lines=lines, centres=centres[CENTRE], areas=centres[AREA], status=decided.status
        )
        st.button(
            _("Använd valen"),
            on_click=lambda: decide(wanted),
            disabled=not _differs(choices, decided, wanted),
            icon=":material/check:",
        )
    with st.expander(_("Filens kontrollsummor"), icon=":material/functions:"):
        show_tables_in_tabs(
            (class_total_table(choices), _("Kontoklasser")),
            (series_table(choices), _("Verifikationer")),
            key="control-totals",
        )


def _differs(choices: LedgerChoices, decided: LedgerDecisions, wanted: LedgerDecisions) -> bool:
    lines = {choice.code: decided.lines.get(choice.code, choice.line) for choice in choices.accounts}
    centres = {choice.code: decided.centres.get(choice.code, choice.centre) for choice in choices.centres}
    areas = {choice.code: decided.areas.get(choice.code, "other") for choice in choices.centres}
    return (dict(wanted.lines), dict(wanted.centres), dict(wanted.areas)) != (lines, centres, areas)


def _accounts(choices: LedgerChoices, decided: LedgerDecisions) -> dict[str, str]:
    names = {**choices.lines, BALANCE: _("balanskonto, ingen rad")}
    rows = [
        {
            "code": choice.code,
            "name": choice.name,
            "amount": numbers.kronor(choice.amount_ore, 0),
            LINE: names[decided.lines.get(choice.code, choice.line)],
            "known": _("känt") if choice.is_known else _("förslag"),
        }
        for choice in choices.accounts
    ]
    return _edited(
        "accounts",
        rows,
        {
            "code": st.column_config.TextColumn(_("Konto"), disabled=True),
            "name": st.column_config.TextColumn(_("Namn i filen"), disabled=True),
            "amount": st.column_config.TextColumn(_("Belopp, kr"), disabled=True),
            LINE: st.column_config.SelectboxColumn(
                _("Rad i resultaträkningen"), options=list(names.values()), required=True
            ),
            "known": st.column_config.TextColumn(_("Varifrån"), disabled=True),
        },
        LINE,
        names,
    )


def _centres(choices: LedgerChoices, decided: LedgerDecisions) -> dict[str, dict[str, str]]:
    names = {code: f"{code} {name}" for code, name in choices.known_centres.items()}
    names[ADD] = _("lägg till som nytt")
    rows = [
        {
            "code": choice.code,
            "name": choice.name,
            "amount": numbers.kronor(choice.amount_ore, 0),
            CENTRE: names[decided.centres.get(choice.code, choice.centre)],
            AREA: BUDGET_AREAS[decided.areas.get(choice.code, "other")],
        }
        for choice in choices.centres
    ]
    if not rows:
        return {CENTRE: {}, AREA: {}}
    columns = {
        "code": st.column_config.TextColumn(_("Kostnadsställe i filen"), disabled=True),
        "name": st.column_config.TextColumn(_("Namn i filen"), disabled=True),
        "amount": st.column_config.TextColumn(_("Belopp, kr"), disabled=True),
        CENTRE: st.column_config.SelectboxColumn(_("Är här"), options=list(names.values()), required=True),
        AREA: st.column_config.SelectboxColumn(
            _("Budgetområde, om nytt"), options=list(BUDGET_AREAS.values()), required=True
        ),
    }
    edited = _frame("centres", rows, columns)
    return {
        CENTRE: _codes(edited, CENTRE, names),
        AREA: _codes(edited, AREA, BUDGET_AREAS),
    }


def _edited(
    key: str, rows: list[dict[str, str]], columns: dict[str, Any], wanted: str, names: Mapping[str, str]
) -> dict[str, str]:
    return _codes(_frame(key, rows, columns), wanted, names) if rows else {}


def _frame(key: str, rows: list[dict[str, str]], columns: dict[str, Any]) -> pd.DataFrame:
    return st.data_editor(
        pd.DataFrame(rows),
        column_config=columns,
        hide_index=True,
        key=f"import-{key}-{hash(str(rows))}",  # other rows are another table: nothing is left of the old one
        width="stretch",
        num_rows="fixed",
    )


def _codes(edited: pd.DataFrame, wanted: str, names: Mapping[str, str]) -> dict[str, str]:
    codes = {name: code for code, name in names.items()}
    return {
        str(code): codes[str(chosen)] for code, chosen in zip(edited["code"], edited[wanted], strict=True)
    }
