"""What the office's rows say together: women and men beside their sum, and coarser tables added up.

A page asks for one table, and gets the one whose grain fits best. Flows that are only written by activity and
municipality are therefore also added up by month and gender, and participants by municipality.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from data_access.formats.columns import TableRule
from data_access.formats.office.drafts import Draft, Drafts, code_of
from data_access.formats.office.fields import Fields
from data_access.formats.office.figure_rules import Belonging, Period
from data_access.formats.office.people_rules import flow_belonging, participant_belonging
from data_access.formats.package import Row
from data_access.tables.enumerations import DatasetKind, Dimension, Measure, Status
from data_access.translation import _

_GENDER = Dimension.GENDER
_PERSONS_COUNTED_ONCE = frozenset({Measure.PARTICIPANTS_UNIQUE.value})
"""One who is in two activities is one person: such counts do not add up over activities."""

_NEVER = date(1, 1, 1)
Key = tuple[Any, ...]


def settle(drafts: Drafts) -> None:
    """Put sums beside their parts, and add up what pages ask for and no row says."""
    _join_all_genders(drafts)
    _add_up(drafts, DatasetKind.FLOWS, _flow_target)
    _add_up(drafts, DatasetKind.PARTICIPANTS_BY_MUNICIPALITY, _participant_target)
    _join_all_genders(drafts)
    for draft in drafts.by_code.values():
        if draft.kind is DatasetKind.ANONYMOUS:
            _mark_sums(draft)


def _join_all_genders(drafts: Drafts) -> None:
    for draft in list(drafts.by_code.values()):
        if draft.kind is DatasetKind.FLOWS and draft.rows and _GENDER not in draft.grain:
            _join_genders(drafts, draft)


def _join_genders(drafts: Drafts, together: Draft) -> None:
    """Rows for all, beside rows for women and men by the same breakdown, belong to the same table."""
    period = _period(together)
    by = {one.value for one in together.grain} | {_GENDER.value}
    code = _code(flow_belonging(period, by), together.status)
    apart = drafts.by_code.get(code)
    if apart is not None:
        apart.rows += together.rows
        apart.dates |= together.dates
        apart.reached = max(filter(None, (apart.reached, together.reached)), default=None)
        _mark_sums(apart)
        del drafts.by_code[together.code]


def _mark_sums(draft: Draft) -> None:
    """A row for all is the sum where women's or men's stands beside it, and else a part."""
    apart = {_but_gender(row) for row in draft.rows if row.fields["gender"]}
    for row in draft.rows:
        if row.fields["gender"] is None and _but_gender(row) in apart:
            row.fields["is_total"] = True


def _but_gender(row: Row) -> Key:
    fields = row.fields
    names = ("measure", "period_from", "period_to", "residence_area", "activity", "delivery_area")
    return tuple(fields[name] for name in names)


def _period(draft: Draft) -> Period:
    fields = draft.rows[0].fields
    return Period(fields["period_from"], fields["period_to"])


def _code(belonging: Belonging, status: Status) -> str:
    return code_of(*belonging.parts, status=status, usual=Status.OUTCOME)


def _flow_target(draft: Draft) -> Belonging | None:
    """By month, and by gender where the table has it."""
    by = {_GENDER.value} & {one.value for one in draft.grain}
    return flow_belonging(_period(draft), by) if len(draft.grain) > 1 + len(by) else None


def _participant_target(draft: Draft) -> Belonging | None:
    """By municipality."""
    if Dimension.RESIDENCE_AREA not in draft.grain or len(draft.grain) == 1:
        return None
    last = draft.reached or draft.rows[0].fields["period_to"]
    return participant_belonging(Period(last.replace(month=1), last), {Dimension.RESIDENCE_AREA.value})


def _add_up(drafts: Drafts, kind: DatasetKind, target: Callable[[Draft], Belonging | None]) -> None:
    """Add up the tables of a kind that are finer than what is asked for, where it is not written itself."""
    wanted: dict[str, tuple[Draft, Belonging]] = {}
    for draft in drafts.by_code.values():
        belonging = target(draft) if draft.kind is kind and draft.rows else None
        if belonging is None:
            continue
        code = _code(belonging, draft.status)
        best = wanted.get(code)
        if code not in drafts.by_code and (best is None or _reach(draft) > _reach(best[0])):
            wanted[code] = (draft, belonging)
    for code, (draft, belonging) in wanted.items():
        drafts.by_code[code] = _sum(code, draft, belonging)
        if draft.code in drafts.partial:
            drafts.partial.add(code)


def _reach(draft: Draft) -> tuple[Any, int]:
    """How far a table reaches, and the fewer its breakdowns the better."""
    return draft.reached or _NEVER, -len(draft.grain)


def _sum(code: str, draft: Draft, belonging: Belonging) -> Draft:
    summed = Draft(
        code=code,
        kind=draft.kind,
        title=belonging.title,
        status=draft.status,
        grain=belonging.grain,
        file=draft.file,
        row=draft.row,
        source=draft.source,
        is_followed_up=draft.is_followed_up,
        reached=draft.reached,
        note=_("Summan av raderna i filen, som är mer uppdelade."),
        dates=set(draft.dates),
    )
    kept = [one.value for one in belonging.grain if one is not Dimension.MONTH]
    over_activities = Dimension.ACTIVITY in draft.grain and Dimension.ACTIVITY not in belonging.grain
    sums: dict[Key, Row] = {}
    for row in _parts(draft.rows, but=_PERSONS_COUNTED_ONCE if over_activities else frozenset()):
        fields = row.fields
        key = (
            fields["measure"],
            fields["period_from"],
            fields["period_to"],
            *(fields[name] for name in kept),
        )
        there = sums.get(key)
        if there is None:
            sums[key] = _copy(row, kept)
        else:
            there.fields["value"] += fields["value"]
    summed.rows = list(sums.values())
    return summed


def _parts(rows: Iterable[Row], *, but: frozenset[str]) -> Iterator[Row]:
    return (row for row in rows if not row.fields["is_total"] and row.fields["measure"] not in but)


def _copy(row: Row, kept: list[str]) -> Row:
    """The first row of a sum; it stands where its first part stands."""
    names = ("measure", "period_from", "period_to", *kept, "value", "unit", "source")
    fields = Fields({name: row.fields[name] for name in names if row.fields[name] is not None})
    return Row(TableRule("figures", row.file, ()), row.file, row.row, fields, {})
