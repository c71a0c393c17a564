"""Where a figure comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceReference:
    """A document's section or table, as shown under every chart and table."""

    id: str
    title: str
    date: str | None = None
    section: str | None = None
    page: str | None = None
    address: str | None = None
    file_name: str | None = None
    file_sha256: str | None = None

    @property
    def line(self) -> str:
        """`Tertialrapport januari-april 2017, Ekonomi, resultaträkning`."""
        return ", ".join(part for part in (self.title, self.section, self.page) if part)
