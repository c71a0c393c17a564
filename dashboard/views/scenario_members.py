"""What each member pays in a plan's years, and what the state gave."""

from dataclasses import dataclass

from dashboard.budget.rounding import Agreement, Printed, check_parts
from dashboard.funding.allocation import KnownAllocation
from dashboard.funding.contributions import largest_remainder
from dashboard.scenarios.baseline import Member, Party
from dashboard.views.context import Context
from dashboard.views.scenario_plan import months
from dashboard.views.scenario_split import SplitWeights
from data_access.queries import contributions as contribution_queries
from data_access.queries.rows import SourceRow
from data_access.tables.enumerations import Measure, MemberKind, Status

PARTIES: dict[str, Party] = {
    MemberKind.SOCIAL_INSURANCE_AGENCY.value: "state",
    MemberKind.EMPLOYMENT_SERVICE.value: "state",
    MemberKind.STATE.value: "state",
    MemberKind.REGION.value: "region",
    MemberKind.MUNICIPALITY.value: "municipality",
}

ALLOCATIONS = {Measure.CONTRIBUTION.value, Measure.ALLOCATION.value}


@dataclass(frozen=True, slots=True)
class Contributions:
    """The members over the years, and how final each year's amounts are: None where they are carried on."""

    members: tuple[Member, ...]
    statuses: dict[int, str | None]


def contributions(context: Context, years: tuple[int, ...], split: SplitWeights) -> Contributions:
    """Every member over the years; where a year has no amount, the year before's is carried on."""
    paid: dict[str, list[int]] = {slug: [] for slug in context.members}
    statuses: dict[int, str | None] = {}
    for year in years:
        values, statuses[year] = _paid(context, year)
        for slug, before in paid.items():
            before.append(values.get(slug, before[-1] if before else 0))
    members = tuple(
        Member(
            code=slug,
            name=member.name,
            party=PARTIES[member.kind],
            contribution_ore=tuple(paid[slug]),
            split_weight=(member.fixed_share,) * len(years)
            if member.fixed_share is not None
            else split.of(member.area),
        )
        for slug, member in context.members.items()
    )
    return Contributions(members, statuses)


def _paid(context: Context, year: int) -> tuple[dict[str, int], str | None]:
    """Ören by member, and how final. Municipalities printed in whole tkr sum to what the total leaves them.

    4 418 printed against 4 417 left is rounding, and a plan that balances must balance here too; a
    difference larger than rounding is left as it stands.
    """
    answer = contribution_queries.by_member(context.session, context.association.id, months(year))
    if answer is None:
        return {}, None
    rows = [row for row in answer.parts(Measure.CONTRIBUTION.value) if row.member and row.value is not None]
    values = {row.member or "": row.value or 0 for row in rows}
    status = answer.dataset.status
    stated = answer.total(Measure.CONTRIBUTION.value)
    municipal = [slug for slug in values if context.members[slug].area]
    if stated is None or stated.value is None or not municipal:
        return values, status
    printed = [Printed(row.value or 0, row.precision or 1) for row in rows]
    if check_parts(printed, Printed(stated.value, stated.precision or 1)).agreement is not Agreement.ROUNDING:
        return values, status
    left = stated.value - sum(value for slug, value in values.items() if slug not in municipal)
    parts = largest_remainder(left, [values[slug] for slug in municipal])
    return values | {slug: int(part) for slug, part in zip(municipal, parts, strict=True)}, status


def known_allocation(context: Context, year: int) -> KnownAllocation | None:
    """What was decided that the state gives in a year, else what it gave or was planned to; no outlook."""
    decided = contribution_queries.decided_allocation(context.session, context.association.id, months(year))
    row = decided.total(Measure.ALLOCATION.value) if decided else None
    if row is not None and row.value is not None:
        return KnownAllocation(year, row.value, _stands_in(row.source))
    answer = contribution_queries.by_member(context.session, context.association.id, months(year))
    if answer is None or answer.dataset.status == Status.OUTLOOK.value:
        return None
    state = [
        row.value
        for row in answer.parts(Measure.CONTRIBUTION.value)
        if row.member and row.value is not None and PARTIES[context.members[row.member].kind] == "state"
    ]
    return KnownAllocation(year, sum(state), _stands_in(answer.dataset.source)) if state else None


def _stands_in(source: SourceRow) -> str:
    """The document and the place in it."""
    return ", ".join(part for part in (source.title, source.section) if part)


def all_known_allocations(context: Context) -> tuple[KnownAllocation, ...]:
    """Every year's known allocation."""
    years = sorted({row.year for row in context.coverage if row.measure in ALLOCATIONS})
    found = [known_allocation(context, year) for year in years]
    return tuple(known for known in found if known is not None)


def state_and_total(context: Context, year: int) -> tuple[int | None, int | None]:
    """What the state, and all parties together, gave in a year."""
    known = known_allocation(context, year)
    answer = contribution_queries.in_total(context.session, context.association.id, months(year))
    total = contribution_queries.total_ore(answer) if known and answer else None
    return (known.state_ore if known else None), total
