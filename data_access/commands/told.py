"""What an import did or would do, in lines for a terminal."""

from collections.abc import Iterator

from data_access.imports import ImportResult, Preview, Sum
from data_access.translation import _, grouped

ORE_PER_KRONA = 100
MILLIONTHS = 1_000_000


def told(result: ImportResult) -> Iterator[str]:
    """What came in."""
    message = _("{association}: {rows} rader inlästa: {new} nya, {changed} ändrade, {gone} borttagna.")
    if result.batch is None:
        message = _("{association}: databasen har redan allt i filen. Ingenting har ändrats.")
    elif not (result.changed or result.gone or result.unchanged):
        message = _("{association}: {rows} rader inlästa.")
    yield message.format(
        association=result.association,
        rows=result.row_count,
        new=result.new,
        changed=result.changed,
        gone=result.gone,
    )
    yield from result.remarks


def shown(preview: Preview) -> Iterator[str]:
    """What would change, a line a table; what stays is left out."""
    if preview.is_empty:
        yield _("{association}: databasen har redan allt i filen.").format(association=preview.association)
        return
    if preview.is_new:
        yield _("{association}: nytt förbund.").format(association=preview.association)
    for table in preview.tables:
        if not table.is_empty:
            yield _(
                "{table}: {new} nya, {changed} ändrade, {unchanged} oförändrade, {gone} borttagna"
            ).format(
                table=table.title,
                new=table.new,
                changed=table.changed,
                unchanged=table.unchanged,
                gone=table.gone,
            ) + "".join(f"; {_sum(one)}" for one in table.sums)


def _sum(one: Sum) -> str:
    return f"{one.measure} {_value(one, one.before)} → {_value(one, one.after)}"


def _value(one: Sum, value: int) -> str:
    if one.unit == "ore":
        kronor, rest = divmod(abs(value), ORE_PER_KRONA)
        sign = "−" if value < 0 else ""
        return f"{sign}{grouped(kronor)},{rest:02d} kr"
    if one.unit == "share":
        return f"{value / MILLIONTHS:.4f}".replace(".", ",")
    return grouped(value)
