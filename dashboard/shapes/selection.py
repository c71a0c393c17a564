"""What the reader has chosen to look at; the same on every page and in the address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """One association, one year and the last month counted, `2017-04`.

    `since` is the first month of a span within the year, where a page counts one and it is not January.
    """

    association: str
    year: int
    through: str
    since: str | None = None

    @property
    def first_month(self) -> str:
        """The year's first month, `2017-01`."""
        return f"{self.year}-01"

    @property
    def last_month(self) -> str:
        """The year's last month, `2017-12`."""
        return f"{self.year}-12"

    @property
    def first_counted(self) -> str:
        """The first month of the span, January where none is chosen."""
        return self.since or self.first_month

    @property
    def months(self) -> int:
        """How many of the year's months are counted, 1-12."""
        return int(self.through[5:])

    @property
    def year_share(self) -> float:
        """The part of the year that has gone, as a fraction of one."""
        return self.months / 12
