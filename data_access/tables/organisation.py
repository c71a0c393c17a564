"""The association and what its figures are broken down by."""

from sqlalchemy import BigInteger, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables.base import one_of, whole_number
from data_access.tables.enumerations import (
    AreaKind,
    BudgetArea,
    MemberKind,
    Orientation,
    SplitKey,
    StatementSection,
    SubCategory,
)


class Association(SQLModel, table=True):
    """One samordningsförbund and the settings that are its own."""

    __tablename__ = "association"
    __table_args__ = (
        one_of("split_key", SplitKey),
        CheckConstraint("cell_threshold >= 0", name="cell_threshold_positive"),
        whole_number("cell_threshold"),
        whole_number("equity_floor_ore"),
        CheckConstraint("equity_ceiling_millionths BETWEEN 0 AND 1000000", name="equity_ceiling_is_a_share"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    is_fictional: bool = False
    split_key: str
    cell_threshold: int
    protect_published: bool = False
    equity_floor_ore: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    equity_ceiling_millionths: int | None = None


class Area(SQLModel, table=True):
    """A municipality, a group that shares one printed cell, or the whole association."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("association_id", "code"), one_of("kind", AreaKind))

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    name: str
    kind: str
    position: int
    source_id: int = Field(foreign_key="source.id")


class AreaPart(SQLModel, table=True):
    """Which municipalities a group or the whole association is made of."""

    __tablename__ = "area_part"

    group_id: int = Field(foreign_key="area.id", primary_key=True)
    part_id: int = Field(foreign_key="area.id", primary_key=True)


class Member(SQLModel, table=True):
    """A party that pays; a municipality is tied to its area."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("association_id", "slug"),
        one_of("kind", MemberKind),
        CheckConstraint("(kind = 'municipality') = (area_id IS NOT NULL)", name="municipality_has_area"),
        CheckConstraint("fixed_share_millionths BETWEEN 0 AND 1000000", name="fixed_share_is_a_share"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    slug: str
    name: str
    kind: str
    area_id: int | None = Field(default=None, foreign_key="area.id")
    fixed_share_millionths: int | None = None
    position: int
    source_id: int = Field(foreign_key="source.id")


class CostCentre(SQLModel, table=True):
    """A row of a budget: a cost centre code, or a slug where the printed table has none."""

    __tablename__ = "cost_centre"
    __table_args__ = (UniqueConstraint("association_id", "code"), one_of("budget_area", BudgetArea))

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    name: str
    budget_area: str
    is_project: bool = False
    delivery_area_id: int | None = Field(default=None, foreign_key="area.id")
    position: int
    source_id: int = Field(foreign_key="source.id")


class StatementLine(SQLModel, table=True):
    """A line of the income statement, in the association's own order."""

    __tablename__ = "statement_line"
    __table_args__ = (UniqueConstraint("association_id", "code"), one_of("section", StatementSection))

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    name: str
    section: str
    is_project: bool = False
    position: int
    source_id: int = Field(foreign_key="source.id")


class Activity(SQLModel, table=True):
    """What the money buys; its places stand on the figures."""

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("association_id", "slug"),
        one_of("orientation", Orientation),
        one_of("sub_category", SubCategory),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    slug: str
    name: str
    orientation: str
    sub_category: str | None = None
    target_group: str | None = None
    labels: str | None = None
    duration: str | None = None
    description: str | None = None
    source_id: int = Field(foreign_key="source.id")
    position: int
