"""Made-up tables: an error that was planted is found with its size, and nothing is found where none was."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from data_access.queries.rows import Answer, FigureRow
from data_access.reconciliation import Comparison, Verdict
from data_access.reconciliation.rounding import whole
from tests.data_access.reconciliation_tables import (
    AREAS,
    MEMBERS,
    MONTHS,
    TKR,
    YEAR,
    comparisons,
    differing,
    row,
    table,
)

amounts = st.integers(min_value=-20_000_000_00, max_value=20_000_000_00)
counts = st.integers(min_value=0, max_value=500)
errors = st.integers(min_value=1, max_value=400) | st.integers(min_value=-400, max_value=-1)
GENDERS = ("women", "men")
PER_CENT = 10_000
"""Millionths in a hundredth."""


def in_tkr(ore: int) -> int:
    """An amount as a document rounds it, to whole tkr."""
    return whole(Fraction(ore, TKR)) * TKR


def contributions(values: list[int], total: int, precision: int | None = None) -> Answer:
    rows = [
        row("contribution", value, member=member, precision=precision)
        for member, value in zip(MEMBERS, values, strict=True)
    ]
    return table("contributions", [*rows, row("contribution", total, is_total=True, precision=precision)])


@given(st.lists(amounts, min_size=5, max_size=5))
def test_rounded_parts_of_a_rounded_total_are_never_a_difference(values: list[int]) -> None:
    """However each is rounded: that is what rounding is."""
    printed = contributions([in_tkr(value) for value in values], in_tkr(sum(values)), TKR)

    assert differing(printed) == ()


@given(st.lists(amounts, min_size=5, max_size=5), errors)
def test_a_wrong_total_is_found_with_its_size(values: list[int], error: int) -> None:
    found = differing(contributions(values, sum(values) + error))

    assert [one.difference for one in found] == [-error]
    assert differing(contributions(values, sum(values))) == ()


@given(st.lists(amounts, min_size=5, max_size=5), st.integers(min_value=4, max_value=99))
def test_a_total_wrong_by_more_than_rounding_is_found_among_rounded_figures(
    values: list[int], error_tkr: int
) -> None:
    """Five parts and a total in whole tkr may differ by 6 * 0,5 = 3 tkr, and not by one more."""
    whole_tkr = [in_tkr(value) for value in values]

    assert [
        one.difference for one in differing(contributions(whole_tkr, sum(whole_tkr) - error_tkr * TKR, TKR))
    ] == [error_tkr * TKR]
    rounding = comparisons(contributions(whole_tkr, sum(whole_tkr) - 3 * TKR, TKR))
    assert [one.verdict for one in rounding] == [Verdict.ROUNDING]


flow_cells = st.lists(counts, min_size=4 * 2 * 3, max_size=4 * 2 * 3)


def flows(cells: list[int], *, moved: int = 0, total: int | None = None) -> tuple[Answer, Answer]:
    """The same people by month and gender, and by municipality; `moved` is planted in a municipality."""
    places = [(month, gender, area) for month in MONTHS[:4] for gender in GENDERS for area in AREAS]
    by_place = dict(zip(places, cells, strict=True))
    monthly: list[FigureRow] = []
    for month in MONTHS[:4]:
        of_month = {gender: sum(by_place[month, gender, area] for area in AREAS) for gender in GENDERS}
        monthly += [row("inflow", value, (month, month), gender=gender) for gender, value in of_month.items()]
        monthly.append(row("inflow", sum(of_month.values()), (month, month), is_total=True))
    if total is not None:
        monthly.append(row("inflow", total, (MONTHS[0], MONTHS[3]), is_total=True))
    residents = [
        row(
            "inflow",
            sum(value for (_m, _g, place), value in by_place.items() if place == area)
            + moved * (area == AREAS[0]),
            (MONTHS[0], MONTHS[3]),
            residence_area=area,
        )
        for area in AREAS
    ]
    return table("flows", monthly, status="outcome"), table(
        "participants_by_municipality", residents, status="outcome"
    )


@given(flow_cells)
def test_the_same_people_in_two_grains_agree(cells: list[int]) -> None:
    assert {one.verdict for one in comparisons(*flows(cells))} == {Verdict.EQUAL}


@given(flow_cells, st.integers(min_value=1, max_value=400))
def test_a_person_more_in_one_of_two_grains_is_found(cells: list[int], moved: int) -> None:
    found = differing(*flows(cells, moved=moved))

    assert [(one.difference, one.period) for one in found] == [(-moved, ("2020-01", "2020-04"))]


@given(flow_cells, errors)
def test_a_period_total_is_compared_with_rows_and_with_the_months_totals(
    cells: list[int], error: int
) -> None:
    by_month, _by_place = flows(cells, total=sum(cells) + error)
    found = differing(by_month)

    assert [(one.rule, one.difference) for one in found] == [
        ("parts_and_total", -error),
        ("subtotals_and_total", -error),
    ]


def statement(values: list[int], *, wrong: str = "", error: int = 0) -> Answer:
    """An income statement with its sum lines; `wrong` is a line that is off by an error."""
    income, salaries, services, paid, interest = values
    lines = {
        "project-income": (income, False),
        "sum-income": (income, True),
        "salaries": (salaries, False),
        "services": (services, False),
        "sum-costs": (salaries + services, True),
        "net": (income + salaries + services, True),
        "contributions": (paid, False),
        "interest": (interest, False),
        "sum-financial": (paid + interest, True),
        "result": (sum(values), True),
    }
    rows = [
        row("outcome", value + error * (code == wrong), statement_line=code, is_total=is_total)
        for code, (value, is_total) in lines.items()
    ]
    return table("income_statement", rows, status="outcome")


@given(st.lists(amounts, min_size=5, max_size=5))
def test_an_income_statement_that_adds_up(values: list[int]) -> None:
    assert {one.verdict for one in comparisons(statement(values))} == {Verdict.EQUAL}


@given(
    st.lists(amounts, min_size=5, max_size=5),
    st.sampled_from(["sum-income", "sum-costs", "net", "result"]),
    errors,
)
def test_a_wrong_sum_line_is_found(values: list[int], wrong: str, error: int) -> None:
    found = differing(statement(values, wrong=wrong, error=error))

    assert [(f"statement_line={wrong}" in one.id, one.difference) for one in found] == [(True, -error)]


@given(st.lists(amounts, min_size=5, max_size=5), errors)
def test_a_wrong_line_is_found_in_every_sum_above_it(values: list[int], error: int) -> None:
    found = differing(statement(values, wrong="salaries", error=error))

    assert {one.difference for one in found} == {error}
    assert {one.id.rpartition("=")[2] for one in found} == {"sum-costs", "net", "result"}


@given(st.lists(amounts, min_size=5, max_size=5), errors)
def test_cost_centres_against_the_statement(values: list[int], error: int) -> None:
    """Gross agrees, net differs by the whole income; an error on a cost centre is a difference of its own."""
    of_costs = values[1] + values[2]

    def costs(off: int) -> Answer:
        rows = [
            row("outcome", values[1] + off, cost_centre="10"),
            row("outcome", values[2], cost_centre="20"),
        ]
        return table("outcome", rows, status="outcome")

    right = by_rule(comparisons(costs(0), statement(values)), "costs_and_statement")
    assert [(one.left.value, one.right.value) for one in right] == [
        (of_costs, of_costs + values[0]),
        (of_costs, of_costs),
    ] or values[0] == 0
    wrong = by_rule(differing(costs(error), statement(values)), "costs_and_statement")
    assert error in {one.difference for one in wrong}


def by_rule(found: tuple[Comparison, ...], rule: str) -> list[Comparison]:
    return [one for one in found if one.rule == rule]


shares_of = st.lists(st.integers(min_value=50_000_00, max_value=9_000_000_00), min_size=5, max_size=5)


def with_shares(values: list[int], *, off: int = 0) -> Answer:
    """Amounts in whole tkr with their shares in whole per cent; `off` is planted in the first share."""
    total = sum(values)
    shares = [whole(Fraction(value * 100, total)) * PER_CENT for value in values]
    rows = [row("contribution", value, member=member) for member, value in zip(MEMBERS, values, strict=True)]
    rows.append(row("contribution", total, is_total=True))
    rows += [
        row("printed_share", share + off * (member == MEMBERS[0]), member=member, precision=PER_CENT)
        for member, share in zip(MEMBERS, shares, strict=True)
    ]
    return table("contributions", rows)


@given(shares_of)
def test_rounded_shares_of_exact_amounts_are_never_a_difference(values: list[int]) -> None:
    assert differing(with_shares(values)) == ()


@given(shares_of, st.integers(min_value=2, max_value=40))
def test_a_wrong_share_is_found(values: list[int], per_cent: int) -> None:
    """Two per cent off is more than the half per cent that rounding moves a share, twice."""
    found = by_rule(differing(with_shares(values, off=per_cent * PER_CENT)), "shares_and_amounts")

    assert [f"member={MEMBERS[0]}" in one.id for one in found] == [True]


@given(amounts, st.lists(amounts, min_size=5, max_size=5), errors)
def test_opening_equity_and_result_make_closing_equity(opening: int, values: list[int], error: int) -> None:
    def equity(off: int) -> Answer:
        closing = opening + sum(values) + off
        return table(
            "equity",
            [row("opening_equity", opening), row("closing_equity", closing)],
            status="outcome",
        )

    assert differing(equity(0), statement(values)) == ()
    assert [one.difference for one in differing(equity(error), statement(values))] == [-error]


@given(amounts, amounts.filter(bool))
def test_a_plan_and_an_outcome_may_both_be_true(planned: int, more: int) -> None:
    plan = table("contributions", [row("contribution", planned, is_total=True)], status="outlook")
    outcome = table("contributions", [row("contribution", planned + more, is_total=True)], status="outcome")

    found = comparisons(plan, outcome)
    assert [(one.verdict, one.difference) for one in found] == [(Verdict.DIFFERENT_STATUSES, -more)]
    assert found[0].period == YEAR


@given(st.lists(amounts, min_size=5, max_size=5))
def test_a_blank_total_cannot_be_compared_and_says_what_the_rows_are(values: list[int]) -> None:
    rows = [row("contribution", value, member=member) for member, value in zip(MEMBERS, values, strict=True)]
    found = comparisons(table("contributions", [*rows, row("contribution", None, is_total=True)]))

    assert [(one.rule, one.verdict, one.left.value, one.right.value) for one in found] == [
        ("blank_total", Verdict.CANNOT_COMPARE, sum(values), None)
    ]


@given(st.lists(amounts, min_size=4, max_size=4), amounts)
def test_a_difference_that_a_blank_cell_may_hold_is_no_contradiction(values: list[int], blank: int) -> None:
    rows = [
        row("contribution", value, member=member)
        for member, value in zip(MEMBERS, [*values, None], strict=True)
    ]
    found = comparisons(
        table("contributions", [*rows, row("contribution", sum(values) + blank, is_total=True)])
    )

    assert [one.verdict for one in found] == [Verdict.CANNOT_COMPARE if blank else Verdict.EQUAL]


@given(st.lists(amounts, min_size=5, max_size=5), amounts)
def test_rows_outside_the_sum_stay_outside(values: list[int], outside: int) -> None:
    inside = contributions(values, sum(values))
    extra = row("contribution", outside, member="outside", in_total=False)
    found = comparisons(Answer(inside.dataset, (*inside.rows, extra)))

    assert [one.verdict for one in found] == [Verdict.EQUAL]
