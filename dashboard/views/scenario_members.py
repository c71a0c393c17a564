"""What each member pays in a plan's years, its part of the municipalities' key, and what the state gave."""

from dashboard.budget.rounding import Agreement, Printed, check_parts
from dashboard.funding.allocation import KnownAllocation
from dashboard.funding.contributions import largest_remainder
from dashboard.scenarios.baseline import Member, Party
from dashboard.views.context import Context
from dashboard.views.scenario_plan import months
from data_access.queries import contributions as contribution_queries
from data_access.queries import population as population_queries
from data_access.tables.enumerations import Measure, MemberKind, Status

PARTIES: dict[str, Party] = {
    MemberKind.SOCIAL_INSURANCE_AGENCY.value: "state",
    MemberKind.EMPLOYMENT_SERVICE.value: "state",
    MemberKind.STATE.value: "state",
    MemberKind.REGION.value: "region",
    MemberKind.MUNICIPALITY.value: "municipality",
}


def members(context: Context, years: tuple[int, ...]) -> tuple[Member, ...]:
    """Every member over the years; where a year has no amount, the year before's is carried on."""
    paid: dict[str, list[int]] = {slug: [] for slug in context.members}
    for year in years:
        values = _paid(context, year)
        for slug, before in paid.items():
            before.append(values.get(slug, before[-1] if before else 0))
    weights = {year: _population(context, year) for year in years}
    return tuple(
        Member(
            code=slug,
            name=member.name,
            party=PARTIES[member.kind],
            contribution_ore=tuple(paid[slug]),
            split_weight=(member.fixed_share,) * len(years)
            if member.fixed_share is not None
            else _weights(member.area, weights),
        )
        for slug, member in context.members.items()
    )


def _paid(context: Context, year: int) -> dict[str, int]:
    """Ören by member. Municipalities printed in whole tkr are made to sum to what the total leaves them.

    4 418 printed against 4 417 left is rounding, and a plan that balances must balance here too; a
    difference larger than rounding is left as it stands.
    """
    answer = contribution_queries.by_member(context.session, context.association.id, months(year))
    if answer is None:
        return {}
    rows = [row for row in answer.parts(Measure.CONTRIBUTION.value) if row.member and row.value is not None]
    values = {row.member or "": row.value or 0 for row in rows}
    stated = answer.total(Measure.CONTRIBUTION.value)
    municipal = [slug for slug in values if context.members[slug].area]
    if stated is None or stated.value is None or not municipal:
        return values
    printed = [Printed(row.value or 0, row.precision or 1) for row in rows]
    if check_parts(printed, Printed(stated.value, stated.precision or 1)).agreement is not Agreement.ROUNDING:
        return values
    left = stated.value - sum(value for slug, value in values.items() if slug not in municipal)
    parts = largest_remainder(left, [values[slug] for slug in municipal])
    return values | {slug: int(part) for slug, part in zip(municipal, parts, strict=True)}


def _weights(area: str | None, weights: dict[int, dict[str, float]]) -> tuple[float, ...] | None:
    values = [found.get(area) for found in weights.values()] if area else []
    known = [value for value in values if value is not None]
    return tuple(known) if known and len(known) == len(values) else None


def _population(context: Context, year: int) -> dict[str, float]:
    """Inhabitants on 30 June the year before: the mean of the two 31 December around it (DOMAIN.md)."""
    counts: dict[str, list[int]] = {}
    for december in (year - 2, year - 1):
        answer = population_queries.population(context.session, context.association.id, december)
        for row in answer.parts(Measure.POPULATION.value) if answer else ():
            if row.residence_area and row.value is not None and not row.gender and not row.category:
                counts.setdefault(row.residence_area, []).append(row.value)
    return {area: sum(pair) / len(pair) for area, pair in counts.items() if len(pair) > 1}


def known_allocation(context: Context, year: int) -> KnownAllocation | None:
    """What the state gave or was planned to give in a year; an outlook is not known."""
    answer = contribution_queries.by_member(context.session, context.association.id, months(year))
    if answer is None or answer.dataset.status == Status.OUTLOOK.value:
        return None
    state = [
        row.value
        for row in answer.parts(Measure.CONTRIBUTION.value)
        if row.member and row.value is not None and PARTIES[context.members[row.member].kind] == "state"
    ]
    return KnownAllocation(year, sum(state), answer.dataset.source.title) if state else None


def all_known_allocations(context: Context) -> tuple[KnownAllocation, ...]:
    """Every year's known allocation."""
    found = [known_allocation(context, year) for year in contribution_queries.years(context.coverage)]
    return tuple(known for known in found if known is not None)


def state_and_total(context: Context, year: int) -> tuple[int | None, int | None]:
    """What the state, and all parties together, gave in a year."""
    known = known_allocation(context, year)
    answer = contribution_queries.in_total(context.session, context.association.id, months(year))
    total = contribution_queries.total_ore(answer) if known and answer else None
    return (known.state_ore if known else None), total
