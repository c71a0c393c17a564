"""The SQLModel tables of the store, by subject."""

from data_access.tables.figures import CalendarEvent, Dataset, Figure, Goal
from data_access.tables.follow_up import (
    BudgetAreaForecast,
    CostCentreForecast,
    CostCentrePhasing,
    DeviationComment,
    FollowUpSetting,
)
from data_access.tables.ledger import Account, CostCentreAlias, Ledger, LedgerEntry, LedgerMonth
from data_access.tables.organisation import (
    Activity,
    Area,
    AreaPart,
    Association,
    CostCentre,
    Member,
    StatementLine,
)
from data_access.tables.scenarios import EnteredValue, SavedBaseline, SavedScenario
from data_access.tables.sources import ImportBatch, ImportJournal, Source, StoreState

__all__ = [
    "Account",
    "Activity",
    "Area",
    "AreaPart",
    "Association",
    "BudgetAreaForecast",
    "CalendarEvent",
    "CostCentre",
    "CostCentreAlias",
    "CostCentreForecast",
    "CostCentrePhasing",
    "Dataset",
    "DeviationComment",
    "EnteredValue",
    "Figure",
    "FollowUpSetting",
    "Goal",
    "ImportBatch",
    "ImportJournal",
    "Ledger",
    "LedgerEntry",
    "LedgerMonth",
    "Member",
    "SavedBaseline",
    "SavedScenario",
    "Source",
    "StatementLine",
    "StoreState",
]
