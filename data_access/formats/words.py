"""The Swedish words of files and the store's codes for them."""

from enum import StrEnum

from data_access.tables.enumerations import (
    Alternative,
    AreaKind,
    BudgetArea,
    DatasetKind,
    Dimension,
    EventKind,
    ForecastMethod,
    Gender,
    GoalDirection,
    LedgerKind,
    Measure,
    MemberKind,
    Orientation,
    PhasingKind,
    SignRule,
    SplitKey,
    StatementSection,
    Status,
    SubCategory,
)
from data_access.tables.scenarios import EnteredName

Words = dict[str, StrEnum]

AREA_KINDS: Words = {
    "kommun": AreaKind.MUNICIPALITY,
    "kommungrupp": AreaKind.GROUP,
    "hela förbundet": AreaKind.ASSOCIATION,
}
MEMBER_KINDS: Words = {
    "försäkringskassan": MemberKind.SOCIAL_INSURANCE_AGENCY,
    "arbetsförmedlingen": MemberKind.EMPLOYMENT_SERVICE,
    "staten": MemberKind.STATE,
    "region": MemberKind.REGION,
    "kommun": MemberKind.MUNICIPALITY,
}
SPLIT_KEYS: Words = {"befolkning": SplitKey.POPULATION, "fasta andelar": SplitKey.FIXED_SHARES}
BUDGET_AREAS: Words = {
    "styrelse": BudgetArea.BOARD,
    "administration": BudgetArea.ADMINISTRATION,
    "revision": BudgetArea.AUDIT,
    "individ": BudgetArea.INDIVIDUAL,
    "struktur": BudgetArea.STRUCTURAL,
    "utveckling": BudgetArea.DEVELOPMENT,
    "utredning": BudgetArea.INVESTIGATION,
    "övrigt": BudgetArea.OTHER,
    "projekt": BudgetArea.PROJECT,
}
STATEMENT_SECTIONS: Words = {
    "intäkter": StatementSection.INCOME,
    "kostnader": StatementSection.COST,
    "nettokostnad": StatementSection.NET_COST,
    "bidrag": StatementSection.CONTRIBUTION,
    "finansiella poster": StatementSection.FINANCIAL,
    "resultat": StatementSection.RESULT,
}
ORIENTATIONS: Words = {
    "individ": Orientation.INDIVIDUAL,
    "struktur": Orientation.STRUCTURAL,
    "individ och struktur": Orientation.BOTH,
    "extern": Orientation.EXTERNAL,
}
SUB_CATEGORIES: Words = {
    "kartläggning": SubCategory.MAPPING,
    "förberedande": SubCategory.PREPARATORY,
    "rehabilitering": SubCategory.REHABILITATION,
    "förebyggande": SubCategory.PREVENTIVE,
    "utbildning": SubCategory.EDUCATION,
    "dialog": SubCategory.DIALOGUE,
}
DATASET_KINDS: Words = {
    "medlemsbidrag": DatasetKind.CONTRIBUTIONS,
    "budget": DatasetKind.BUDGET,
    "utfall": DatasetKind.OUTCOME,
    "resultaträkning": DatasetKind.INCOME_STATEMENT,
    "flöden": DatasetKind.FLOWS,
    "deltagare per kommun": DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
    "anonyma deltagare": DatasetKind.ANONYMOUS,
    "insatsplan": DatasetKind.ACTIVITY_PLAN,
    "administration": DatasetKind.ADMINISTRATION,
    "sammanställning": DatasetKind.SUMMARY,
    "finansiering projekt": DatasetKind.PROJECT_FUNDING,
    "eget kapital": DatasetKind.EQUITY,
    "befolkning": DatasetKind.POPULATION,
    "tilldelning": DatasetKind.ALLOCATION,
    "kategorier": DatasetKind.CATEGORIES,
}
STATUSES: Words = {
    "prognos": Status.OUTLOOK,
    "plan": Status.PLAN,
    "beslutat": Status.DECIDED,
    "preliminärt": Status.PRELIMINARY,
    "utfall": Status.OUTCOME,
}
MEASURES: Words = {
    "budget": Measure.BUDGET,
    "utfall": Measure.OUTCOME,
    "intäkt": Measure.INCOME,
    "bidrag": Measure.CONTRIBUTION,
    "tilldelning": Measure.ALLOCATION,
    "projektmedel": Measure.PROJECT_FUNDING,
    "ingående eget kapital": Measure.OPENING_EQUITY,
    "utgående eget kapital": Measure.CLOSING_EQUITY,
    "andel": Measure.PRINTED_SHARE,
    "inflöde": Measure.INFLOW,
    "utflöde": Measure.OUTFLOW,
    "deltagare totalt": Measure.PARTICIPANTS_TOTAL,
    "deltagare unika": Measure.PARTICIPANTS_UNIQUE,
    "ingående deltagare": Measure.OPENING_PARTICIPANTS,
    "förväntad årsvolym": Measure.EXPECTED_YEAR_VOLUME,
    "anonyma deltagare": Measure.ANONYMOUS_PARTICIPANTS,
    "planerade deltagare": Measure.PLANNED_PARTICIPANTS,
    "befolkning": Measure.POPULATION,
}
GENDERS: Words = {
    "kvinna": Gender.WOMEN,
    "kvinnor": Gender.WOMEN,
    "man": Gender.MEN,
    "män": Gender.MEN,
}
ALTERNATIVES: Words = {
    "med beviljat projekt": Alternative.PROJECT_GRANTED,
    "utan beviljat projekt": Alternative.PROJECT_NOT_GRANTED,
}
GOAL_DIRECTIONS: Words = {"minst": GoalDirection.AT_LEAST, "högst": GoalDirection.AT_MOST}
EVENT_KINDS: Words = {
    "styrelse": EventKind.BOARD_MEETING,
    "medlemsråd": EventKind.MEMBER_COUNCIL,
    "presidium": EventKind.PRESIDIUM,
    "beredningsgrupp": EventKind.PREPARATION,
    "budget och plan": EventKind.PLANNING,
    "dialog": EventKind.DIALOGUE,
    "konferens": EventKind.CONFERENCE,
    "utbildning": EventKind.EDUCATION,
    "uppföljning": EventKind.FOLLOW_UP,
    "revision": EventKind.AUDIT,
    "beslut": EventKind.DECISION,
    "övrigt": EventKind.OTHER,
}
GRAINS: Words = {
    "kostnadsställe": Dimension.COST_CENTRE,
    "resultatrad": Dimension.STATEMENT_LINE,
    "kategori": Dimension.CATEGORY,
    "medlem": Dimension.MEMBER,
    "insats": Dimension.ACTIVITY,
    "kön": Dimension.GENDER,
    "folkbokföring": Dimension.RESIDENCE_AREA,
    "leverans": Dimension.DELIVERY_AREA,
    "alternativ": Dimension.ALTERNATIVE,
    "månad": Dimension.MONTH,
    "total": Dimension.TOTAL,
}
LEDGER_KINDS: Words = {"utfall": LedgerKind.OUTCOME, "budget": LedgerKind.BUDGET}
PHASING_KINDS: Words = {
    "jämnt": PhasingKind.EVEN,
    "egen": PhasingKind.OWN,
    "som förra året": PhasingKind.LAST_YEAR,
}
FORECAST_METHODS: Words = {
    "budget": ForecastMethod.BUDGET,
    "utfall och återstående budget": ForecastMethod.REMAINING_BUDGET,
    "rak framskrivning": ForecastMethod.STRAIGHT_LINE,
    "som förra året": ForecastMethod.LAST_YEAR,
    "egen": ForecastMethod.OWN,
}
SIGN_RULES: Words = {"med minus": SignRule.WITH_MINUS, "utan minus": SignRule.WITHOUT_MINUS}
ENTERED_NAMES: Words = {
    "ingående eget kapital": EnteredName.OPENING_EQUITY,
    "golv eget kapital": EnteredName.EQUITY_FLOOR,
    "tak eget kapital": EnteredName.EQUITY_CEILING,
}
