"""Rows for all beside rows for women and men: the same table, and their sum where both are written.

Nothing is added up here. A page that asks a coarser question has the rows added up by the query.
"""

from typing import Any

from data_access.formats.office.drafts import Draft, Drafts, code_of
from data_access.formats.office.figure_rules import Period
from data_access.formats.office.people_rules import flow_belonging
from data_access.formats.package import Row
from data_access.tables.enumerations import DatasetKind, Dimension, Status

_GENDER = Dimension.GENDER
_KEY = ("measure", "period_from", "period_to", "residence_area", "activity", "delivery_area")


def settle(drafts: Drafts) -> None:
    """Put rows for all where those for women and men are, and mark those that are sums."""
    for draft in list(drafts.by_code.values()):
        if draft.kind is DatasetKind.FLOWS and draft.rows and _GENDER not in draft.grain:
            _join(drafts, draft)
    for draft in drafts.by_code.values():
        if draft.kind in {DatasetKind.FLOWS, DatasetKind.ANONYMOUS}:
            _mark_sums(draft)


def _join(drafts: Drafts, together: Draft) -> None:
    """Rows for all, by the same breakdown as rows for women and men, belong to the same table."""
    fields = together.rows[0].fields
    by = {one.value for one in together.grain} | {_GENDER.value}
    belonging = flow_belonging(Period(fields["period_from"], fields["period_to"]), by)
    apart = drafts.by_code.get(code_of(*belonging.parts, status=together.status, usual=Status.OUTCOME))
    if apart is not None and apart.rows:
        apart.rows += together.rows
        apart.dates |= together.dates
        apart.reached = max(filter(None, (apart.reached, together.reached)), default=None)
        del drafts.by_code[together.code]


def _mark_sums(draft: Draft) -> None:
    """A row for all is the sum where women's or men's stands beside it, and else a part."""
    apart = {_but_gender(row) for row in draft.rows if row.fields["gender"]}
    for row in draft.rows:
        if row.fields["gender"] is None and _but_gender(row) in apart:
            row.fields["is_total"] = True


def _but_gender(row: Row) -> tuple[Any, ...]:
    return tuple(row.fields[name] for name in _KEY)
