"""The SQLModel tables of the store, by subject."""

from data_access.tables.figures import CalendarEvent, Dataset, Figure, Goal
from data_access.tables.organisation import (
    Activity,
    Area,
    AreaPart,
    Association,
    CostCentre,
    Member,
    StatementLine,
)
from data_access.tables.sources import ImportBatch, Source, StoreState

__all__ = [
    "Activity",
    "Area",
    "AreaPart",
    "Association",
    "CalendarEvent",
    "CostCentre",
    "Dataset",
    "Figure",
    "Goal",
    "ImportBatch",
    "Member",
    "Source",
    "StatementLine",
    "StoreState",
]
