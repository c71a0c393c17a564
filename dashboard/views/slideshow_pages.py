"""Long tables on several slides, so that none needs a smaller type: rows that fit, long texts in pieces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from dashboard.shapes.slide import Slide
from dashboard.shapes.view import Cell
from dashboard.translation import _

MOST_ROWS = 10
"""What the back row can take in of one slide."""
BETWEEN_ROWS = 0.5

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines a slide has for its table, and letters a line of each column of running text."""

    lines: float
    letters: Mapping[str, int]

    def height(self, row: Row) -> float:
        """How many lines the row takes, with what stands between it and the next."""
        return self._texts(row) + BETWEEN_ROWS

    def pieces(self, row: Row) -> Iterator[Row]:
        """The row; one that is higher than a slide goes on in further rows, its texts cut between words."""
        if self.height(row) <= self.lines:
            yield row
            return
        most = int(self.lines - BETWEEN_ROWS)
        parts = {key: self._lines(row, key) for key in self.letters if isinstance(row.get(key), str)}
        for number, first in enumerate(range(0, self._texts(row), most), start=1):
            texts = {key: " ".join(lines[first : first + most]) for key, lines in parts.items()}
            if number == 1:
                yield {**row, **texts}
            else:
                name = _("{name} (forts.)").format(name=row["name"])
                yield {**row, **texts, "id": f"{row['id']}-{number}", "name": name}

    def _texts(self, row: Row) -> int:
        return max((len(self._lines(row, key)) for key in self.letters), default=1) or 1

    def _lines(self, row: Row, key: str) -> list[str]:
        text = row.get(key)
        return wrap(text, self.letters[key]) if isinstance(text, str) else []


def on_slides(slide: Slide, room: Room) -> tuple[Slide, ...]:
    """The slide, or as many as its table needs, each with its number in the title."""
    if slide.table is None:
        return (slide,)
    groups = list(_groups(slide.table.rows, room))
    if len(groups) <= 1:
        return (slide,)
    return tuple(
        replace(
            slide,
            id=f"{slide.id}-{number}",
            title=_("{title} ({number} av {count})").format(
                title=slide.title, number=number, count=len(groups)
            ),
            table=replace(slide.table, rows=tuple(rows)),
        )
        for number, rows in enumerate(groups, start=1)
    )


def _groups(rows: Iterable[Row], room: Room) -> Iterator[Sequence[Row]]:
    """The rows in groups that each fit on a slide."""
    group: list[Row] = []
    for row in (piece for whole in rows for piece in room.pieces(whole)):
        if group and (
            len(group) == MOST_ROWS or sum(map(room.height, group)) + room.height(row) > room.lines
        ):
            yield group
            group = []
        group.append(row)
    if group:
        yield group
