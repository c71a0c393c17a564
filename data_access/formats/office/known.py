"""What the store already has of an association, so that a file may refer to it by code or by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A row of one of the association's lists.

    `kind` is an area's or a member's (`AreaKind`, `MemberKind`), `area` a municipal member's area code and
    `parts` the municipalities that a group is made of; the other lists leave them empty.
    """

    code: str
    name: str
    kind: str = ""
    area: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An association that is in the store: who it is, and its lists in their own order.

    A goal's name is its text. For an association that is not in the store there is no `Known`, but None.
    """

    slug: str
    name: str
    is_fictional: bool = False
    areas: tuple[KnownItem, ...] = ()
    members: tuple[KnownItem, ...] = ()
    cost_centres: tuple[KnownItem, ...] = ()
    activities: tuple[KnownItem, ...] = ()
    statement_lines: tuple[KnownItem, ...] = ()
    goals: tuple[KnownItem, ...] = ()
