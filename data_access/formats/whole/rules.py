"""The sheets of a whole association: the tables of the CSV folder, and those that only a workbook has."""

from data_access.formats import values, words
from data_access.formats.columns import FIGURES as CSV_FIGURES
from data_access.formats.columns import LISTS, ColumnRule, TableRule, needed
from data_access.formats.word_readers import Word

MARK = "Om filen"
NIBBLES = "abcdefghijklmnop"
"""The first sheet, which no other workbook of ours has."""

_CENTRE = needed("kostnadsställe", "cost_centre", values.slug)
_CHANGED = (needed("ändrad", "changed_at", values.moment), needed("av", "changed_by"))
_YEAR = needed("år", "year", values.natural)

FIGURES = TableRule("figures", "Siffror", (needed("tabell", "dataset", values.slug), *CSV_FIGURES.columns))
ACCOUNTS = TableRule("accounts", "Konton", (
    needed("kod", "code", values.slug),
    needed("namn", "name"),
    ColumnRule("resultatrad", "statement_line", values.slug),
))  # fmt: skip
ALIASES = TableRule("aliases", "Kostnadsställen i bokföringen", (
    needed("kod", "code"),
    _CENTRE,
))  # fmt: skip
LEDGERS = TableRule("ledgers", "Huvudböcker", (
    _YEAR,
    needed("slag", "kind", Word(words.LEDGER_KINDS)),
    needed("status", "status", Word(words.STATUSES)),
    needed("rubrik", "title"),
    needed("t.o.m.", "last_month", values.month),
    needed("källa", "source", values.slug),
))  # fmt: skip
POSTINGS = TableRule("postings", "Poster", (
    _YEAR,
    needed("slag", "kind", Word(words.LEDGER_KINDS)),
    ColumnRule("datum", "day", values.day),
    needed("månad", "month", values.month),
    needed("konto", "account", values.slug),
    ColumnRule("kostnadsställe", "cost_centre", values.slug),
    ColumnRule("projekt", "project"),
    ColumnRule("verifikation", "voucher"),
    needed("belopp kr", "amount", values.kronor),
))  # fmt: skip
PHASING = TableRule("phasing", "Periodisering", (
    _CENTRE,
    _YEAR,
    needed("slag", "kind", Word(words.PHASING_KINDS)),
    ColumnRule("andelar i miljondelar", "shares"),
    *_CHANGED,
))  # fmt: skip
AREA_FORECASTS = TableRule("area_forecasts", "Prognosmetoder", (
    needed("budgetområde", "budget_area", Word(words.BUDGET_AREAS)),
    needed("metod", "method", Word(words.FORECAST_METHODS)),
    *_CHANGED,
))  # fmt: skip
CENTRE_FORECASTS = TableRule("centre_forecasts", "Prognoser", (
    _CENTRE,
    _YEAR,
    needed("metod", "method", Word(words.FORECAST_METHODS)),
    ColumnRule("belopp kr", "amount", values.kronor),
    ColumnRule("kommentar", "comment"),
    *_CHANGED,
))  # fmt: skip
COMMENTS = TableRule("comments", "Kommentarer", (
    _CENTRE,
    needed("t.o.m.", "through", values.month),
    ColumnRule("kommentar", "comment"),
    ColumnRule("åtgärd", "measure"),
    *_CHANGED,
))  # fmt: skip
SETTINGS = TableRule("settings", "Gränser", (
    ColumnRule("avvikelse från kr", "attention_amount", values.kronor),
    ColumnRule("avvikelse från andel", "attention_share_millionths", values.share),
    ColumnRule("tecken i resultaträkningen", "statement_signs", Word(words.SIGN_RULES)),
    *_CHANGED,
))  # fmt: skip
BASELINES = TableRule("baselines", "Utgångslägen", (
    needed("kod", "identity", values.sha256),
    needed("del", "part", values.natural),
    needed("innehåll", "content"),
))  # fmt: skip
SCENARIOS = TableRule("scenarios", "Scenarier", (
    needed("namn", "name"),
    needed("utgångsläge", "baseline_identity", values.sha256),
    ColumnRule("anteckning", "note", default=""),
    needed("plan", "base_plan"),
    needed("antal år", "horizon", values.natural),
    needed("reglage", "overrides"),
    needed("version", "revision", values.natural),
    needed("skapad", "created_at", values.moment),
    needed("skapad av", "created_by"),
    needed("sparad", "saved_at", values.moment),
    needed("sparad av", "saved_by"),
    ColumnRule("låst av", "locked_by"),
))  # fmt: skip
ENTERED = TableRule("entered", "Inskrivet eget kapital", (
    needed("vad", "name", Word(words.ENTERED_NAMES)),
    ColumnRule("år", "year", values.natural),
    ColumnRule("värde", "value", values.whole),
    ColumnRule("ersatte", "replaced", values.whole),
    needed("inskrivet", "entered_at", values.moment),
    needed("av", "entered_by"),
))  # fmt: skip

NAMES = {
    "association": "Förbund",
    "sources": "Källor",
    "areas": "Områden",
    "members": "Medlemmar",
    "cost_centres": "Kostnadsställen",
    "statement_lines": "Resultatrader",
    "activities": "Insatser",
    "datasets": "Tabeller",
    "goals": "Mål",
    "calendar": "Kalender",
}
FOLDER_RULES = tuple(TableRule(rule.name, NAMES[rule.name], rule.columns, rule.key) for rule in LISTS)
OWN_RULES = (
    ACCOUNTS,
    ALIASES,
    LEDGERS,
    PHASING,
    AREA_FORECASTS,
    CENTRE_FORECASTS,
    COMMENTS,
    SETTINGS,
    SCENARIOS,
    ENTERED,
)
LIST_RULES = (*FOLDER_RULES, *OWN_RULES)
"""Read row by row as they stand; figures, postings and baselines are put together."""
