"""Saved scenarios as people see them, and whether the baseline they rest on has changed since."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.scenarios import snapshot
from dashboard.scenarios.baseline import Baseline
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from data_access.queries import scenarios as queries
from data_access.queries.scenarios import SavedScenarioRow

HOME = "Europe/Stockholm"
Amounts = dict[tuple[str, int], int]


def saved_scenarios(session: Session, association: str) -> tuple[SavedScenarioRow, ...]:
    """An association's saved scenarios, the latest first."""
    return queries.saved(session, association)


def deleted_scenarios(session: Session, association: str) -> tuple[SavedScenarioRow, ...]:
    """Those that have been deleted and can be restored."""
    return queries.saved(session, association, deleted=True)


def kept_baseline(session: Session, identity: str) -> Baseline | None:
    """The baseline as it was when a scenario was saved. Raises ScenarioError where it cannot be read."""
    content = queries.baseline_content(session, identity)
    return None if content is None else snapshot.from_text(content)


def moment(at: datetime, zone: str | None = None) -> str:
    """`22 november 2026 kl. 14.05` in the reader's own time."""
    here = at.astimezone(_zone(zone))
    return _("{day} {month} {year} kl. {clock}").format(
        day=here.day, month=numbers.month_name(here.month), year=here.year, clock=f"{here:%H.%M}"
    )


def _zone(name: str | None) -> tzinfo | None:
    """The named zone, Sweden's, or the machine's own where neither is known here."""
    for wanted in (name, HOME):
        try:
            if wanted:
                return ZoneInfo(wanted)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def described(row: SavedScenarioRow, zone: str | None = None) -> str:
    """One line about a saved scenario: plan, author, time, and lock."""
    parts = [
        _("plan {plan}").format(plan=row.base_plan),
        _("sparat av {author} {moment}").format(author=row.saved_by, moment=moment(row.saved_at, zone)),
    ]
    if row.locked_by:
        parts.append(_("låst av {author}").format(author=row.locked_by))
    return ", ".join(parts)


def baseline_changes(before: Baseline, after: Baseline) -> Table:
    """Which of the baseline's figures have changed: as they were, and as they are."""
    old, new = _named(before), _named(after)
    rows: list[dict[str, Cell]] = [
        {
            "id": f"{name}-{year}",
            "name": name,
            "year": str(year),
            "before_ore": old.get((name, year)),
            "after_ore": new.get((name, year)),
            "missing_reason": _("fanns inte") if (name, year) not in old else _("finns inte längre"),
        }
        for name, year in dict.fromkeys((*old, *new))
        if old.get((name, year)) != new.get((name, year))
    ]
    return Table(
        id="baseline-changes",
        title=_("Vad som har ändrats i utgångsläget"),
        columns=(
            Column("name", _("Uppgift")),
            Column("year", _("År")),
            Column("before_ore", _("När det sparades"), Unit.ORE, decimals=1),
            Column("after_ore", _("Nu"), Unit.ORE, decimals=1),
        ),
        rows=tuple(rows),
        notes=() if rows else (_("Inga belopp skiljer sig: andra uppgifter i planen har ändrats."),),
    )


def _named(baseline: Baseline) -> Amounts:
    """Every amount of a baseline by name and year."""
    return {
        (name, year): value
        for name, values in _series(baseline)
        for year, value in zip(baseline.years, values, strict=False)
    }


def _series(baseline: Baseline) -> Iterator[tuple[str, tuple[int, ...]]]:
    for member in baseline.members:
        yield member.name, member.contribution_ore
    for block in baseline.blocks:
        yield block.name, block.amount_ore
    yield _("Styrning och administration"), baseline.administration_ore
    if baseline.administration_granted_ore is not None:
        yield _("Styrning och administration när projektet beviljas"), baseline.administration_granted_ore
    yield _("Övriga intäkter"), baseline.other_income_ore
    if baseline.opening_equity_ore is not None:
        yield _("Ingående eget kapital"), (baseline.opening_equity_ore,)
    if baseline.floor_ore is not None:
        yield _("Golv för eget kapital"), (baseline.floor_ore,)
