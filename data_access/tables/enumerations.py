"""The closed lists of the store. Values are what the database holds; Swedish stands in `formats.words`."""

from enum import StrEnum


class AreaKind(StrEnum):
    """What an area is: one municipality, several in one cell, or all of the association."""

    MUNICIPALITY = "municipality"
    GROUP = "group"
    ASSOCIATION = "association"


class MemberKind(StrEnum):
    """The parties of Lag (2003:1210); `STATE` is both agencies in one row."""

    SOCIAL_INSURANCE_AGENCY = "social_insurance_agency"
    EMPLOYMENT_SERVICE = "employment_service"
    STATE = "state"
    REGION = "region"
    MUNICIPALITY = "municipality"


class SplitKey(StrEnum):
    """How the municipalities share their part."""

    POPULATION = "population"
    FIXED_SHARES = "fixed_shares"


class BudgetArea(StrEnum):
    """The budget areas that finsam.se recommends, and those that the documents use beside them."""

    BOARD = "board"
    ADMINISTRATION = "administration"
    AUDIT = "audit"
    INDIVIDUAL = "individual"
    STRUCTURAL = "structural"
    DEVELOPMENT = "development"
    INVESTIGATION = "investigation"
    OTHER = "other"
    PROJECT = "project"


class StatementSection(StrEnum):
    """The sections of the income statement, in the order of the source document."""

    INCOME = "income"
    COST = "cost"
    NET_COST = "net_cost"
    CONTRIBUTION = "contribution"
    FINANCIAL = "financial"
    RESULT = "result"


class Orientation(StrEnum):
    """The two national orientations; some activities are both, some are externally financed."""

    INDIVIDUAL = "individual"
    STRUCTURAL = "structural"
    BOTH = "both"
    EXTERNAL = "external"


class SubCategory(StrEnum):
    """The national sub-categories of activities."""

    MAPPING = "mapping"
    PREPARATORY = "preparatory"
    REHABILITATION = "rehabilitation"
    PREVENTIVE = "preventive"
    EDUCATION = "education"
    DIALOGUE = "dialogue"


class DatasetKind(StrEnum):
    """What a published or imported table is about."""

    CONTRIBUTIONS = "contributions"
    BUDGET = "budget"
    OUTCOME = "outcome"
    INCOME_STATEMENT = "income_statement"
    FLOWS = "flows"
    PARTICIPANTS_BY_MUNICIPALITY = "participants_by_municipality"
    ANONYMOUS = "anonymous"
    ACTIVITY_PLAN = "activity_plan"
    ADMINISTRATION = "administration"
    SUMMARY = "summary"
    PROJECT_FUNDING = "project_funding"
    EQUITY = "equity"
    POPULATION = "population"
    ALLOCATION = "allocation"
    CATEGORIES = "categories"


class Dimension(StrEnum):
    """What a table's rows may be broken down by: its grain. `TOTAL` is a table of one sum."""

    COST_CENTRE = "cost_centre"
    STATEMENT_LINE = "statement_line"
    CATEGORY = "category"
    MEMBER = "member"
    ACTIVITY = "activity"
    GENDER = "gender"
    RESIDENCE_AREA = "residence_area"
    DELIVERY_AREA = "delivery_area"
    ALTERNATIVE = "alternative"
    MONTH = "month"
    TOTAL = "total"


class Status(StrEnum):
    """How final a table is, in order of precedence, the most final first."""

    OUTCOME = "outcome"
    PRELIMINARY = "preliminary"
    DECIDED = "decided"
    PLAN = "plan"
    OUTLOOK = "outlook"


STATUS_PRECEDENCE = {status.value: rank for rank, status in enumerate(Status)}


class Measure(StrEnum):
    """What a figure measures."""

    BUDGET = "budget"
    OUTCOME = "outcome"
    INCOME = "income"
    CONTRIBUTION = "contribution"
    ALLOCATION = "allocation"
    PROJECT_FUNDING = "project_funding"
    OPENING_EQUITY = "opening_equity"
    CLOSING_EQUITY = "closing_equity"
    PRINTED_SHARE = "printed_share"
    INFLOW = "inflow"
    OUTFLOW = "outflow"
    PARTICIPANTS_TOTAL = "participants_total"
    PARTICIPANTS_UNIQUE = "participants_unique"
    OPENING_PARTICIPANTS = "opening_participants"
    EXPECTED_YEAR_VOLUME = "expected_year_volume"
    ANONYMOUS_PARTICIPANTS = "anonymous_participants"
    PLANNED_PARTICIPANTS = "planned_participants"
    POPULATION = "population"


MONEY_MEASURES = frozenset(
    {
        Measure.BUDGET,
        Measure.OUTCOME,
        Measure.INCOME,
        Measure.CONTRIBUTION,
        Measure.ALLOCATION,
        Measure.PROJECT_FUNDING,
        Measure.OPENING_EQUITY,
        Measure.CLOSING_EQUITY,
    }
)
SHARE_MEASURES = frozenset({Measure.PRINTED_SHARE})
COUNT_MEASURES = frozenset(Measure) - MONEY_MEASURES - SHARE_MEASURES

SHARE_SCALE = 1_000_000
"""A share is stored as an integer number of millionths."""


class Gender(StrEnum):
    """The two values that the documents' registers hold."""

    WOMEN = "women"
    MEN = "men"


class Alternative(StrEnum):
    """The two columns that plan 2022-2024 gives for administration."""

    PROJECT_GRANTED = "project_granted"
    PROJECT_NOT_GRANTED = "project_not_granted"


class GoalDirection(StrEnum):
    """Whether a goal's threshold is a floor or a ceiling."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class EventKind(StrEnum):
    """What a date in the association's calendar is."""

    BOARD_MEETING = "board_meeting"
    MEMBER_COUNCIL = "member_council"
    PRESIDIUM = "presidium"
    PREPARATION = "preparation"
    PLANNING = "planning"
    DIALOGUE = "dialogue"
    CONFERENCE = "conference"
    EDUCATION = "education"
    FOLLOW_UP = "follow_up"
    AUDIT = "audit"
    DECISION = "decision"
    OTHER = "other"


class LedgerKind(StrEnum):
    """What a ledger's postings are."""

    OUTCOME = "outcome"
    BUDGET = "budget"


class PhasingKind(StrEnum):
    """How a cost centre's budget falls over the year; even by month where nothing is chosen."""

    EVEN = "even"
    OWN = "own"
    LAST_YEAR = "last_year"


class ForecastMethod(StrEnum):
    """What the year is expected to end at, and by which reasoning."""

    BUDGET = "budget"
    REMAINING_BUDGET = "remaining_budget"
    STRAIGHT_LINE = "straight_line"
    LAST_YEAR = "last_year"
    OWN = "own"


class SignRule(StrEnum):
    """How the income statement writes costs: with their minus, or as plain amounts under their heading."""

    WITH_MINUS = "with_minus"
    WITHOUT_MINUS = "without_minus"


class ImportKind(StrEnum):
    """What an import came from."""

    FOLDER = "folder"
    WORKBOOK = "workbook"
    TABLES = "tables"
    LEDGER = "ledger"
    POPULATION = "population"
    FORM = "form"
