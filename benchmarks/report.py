"""The speed table: ratios to the trivial page, what must be kept and what is aimed at."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: milliseconds measured on the trivial page and on the real one."""

    name: str
    must: float
    aim: float
    trivial: Sequence[float]
    measured: Sequence[float]

    def of(self, page: str) -> "Row":
        """The row with its page in its name."""
        return replace(self, name=f"{self.name}: {page}")

    @property
    def ratio(self) -> float:
        """The real page's median over the trivial page's."""
        return median(self.measured) / median(self.trivial)

    @property
    def verdict(self) -> str:
        """Whether the aim or at least the limit is kept."""
        if self.ratio <= self.aim:
            return "aim reached"
        return "kept" if self.ratio <= self.must else "TOO SLOW"


HEADINGS = ("ratio to the trivial page", "trivial ms", "page ms", "ratio", "must", "aim", "")


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table with medians in milliseconds."""
    lines = [
        (
            row.name,
            f"{median(row.trivial):.0f}",
            f"{median(row.measured):.0f}",
            f"{row.ratio:.2f}",
            f"{row.must:g}",
            f"{row.aim:g}",
            row.verdict,
        )
        for row in rows
    ]
    widths = [max(len(line[place]) for line in (HEADINGS, *lines)) for place in range(len(HEADINGS))]
    ruler = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in (HEADINGS, ruler, *lines)
    )


def write_json(rows: Sequence[Row], settings: Mapping[str, object]) -> Path:
    """Keep every single measurement, with when and what; returns the file."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    file = RESULTS / f"{now:%Y-%m-%dT%H%M%SZ}.json"
    contents = {
        "measured_at": now.isoformat(timespec="seconds"),
        "settings": dict(settings),
        "rows": [{**asdict(row), "ratio": row.ratio, "verdict": row.verdict} for row in rows],
    }
    file.write_text(json.dumps(contents, indent=2), encoding="utf-8")
    return file
