"""Each contradiction of the source documents is found by general rules, with the documents' own figures."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from data_access import sample, store
from data_access.imports import import_folder
from data_access.queries import organisation
from data_access.reconciliation import Comparison, Rule, Verdict, reconcile
from data_access.tables import LedgerMonth
from tests.conftest import dispose_engines

TKR = 100_000
PER_CENT = 10_000
SJU, NOR, MADE_UP = "sjuharad", "norra-skaraborg", "exempelforbundet"
MUNICIPAL_2016 = 178 + 2201 + 191 + 693 + 212 + 237 + 478 + 228
MUNICIPAL_2017 = 154 + 1902 + 165 + 599 + 183 + 205 + 413 + 197
BORAS_2016 = 600 + 1200 + 1150 + 1150 + 550 + 550 + 550 + 100
AKTIV_KRAFT = 650 + 6050 + 650 + 2370 + 750 + 800 + 1650 + 800
INCOME = 203_809_45 - 4_61
COSTS = -(17_682_42 + 33_389_69 + 6_203_00 + 264_589_88 + 6_972_168_30 + 98_775_86)


def of_association(url: str, slug: str) -> tuple[Comparison, ...]:
    with store.reading(url) as session:
        association = organisation.association(session, slug)
        assert association is not None
        return reconcile(session, association)


@pytest.fixture(scope="module")
def found(sample_store: Path) -> dict[str, tuple[Comparison, ...]]:
    """All comparisons of the sample data, by association."""
    url = f"sqlite:///{sample_store}"
    comparisons = {slug: of_association(url, slug) for slug in (SJU, NOR)}
    dispose_engines()
    return comparisons


Found = dict[str, tuple[Comparison, ...]]
CONTRADICTIONS = [
    # 1: by month and gender 208 in and 156 out, by municipality 207 and 155.
    (
        SJU,
        Rule.TWO_TABLES,
        (50 + 30) + (25 + 32) + (28 + 18) + (18 + 7),
        11 + 81 + 11 + 40 + 6 + 17 + 27 + 14,
        Verdict.DIFFERS,
    ),
    (
        SJU,
        Rule.TWO_TABLES,
        (21 + 20) + (19 + 9) + (38 + 22) + (15 + 12),
        4 + 45 + 7 + 32 + 13 + 10 + 30 + 14,
        Verdict.DIFFERS,
    ),
    # 3 and 16: the cost centres' total is the gross cost, which differs from the net by the operating income.
    (SJU, Rule.COSTS_AND_STATEMENT, -7393 * TKR, COSTS, Verdict.ROUNDING),
    (SJU, Rule.COSTS_AND_STATEMENT, COSTS, COSTS + INCOME, Verdict.DIFFERS),
    # 5: 4 418 against 4 417, 17 669 against 17 668; four quarters make the total.
    (SJU, Rule.PARTS_AND_TOTAL, MUNICIPAL_2016 * TKR, 4417 * TKR, Verdict.ROUNDING),
    (SJU, Rule.PARTS_AND_TOTAL, (3 * 4417 + MUNICIPAL_2016) * TKR, 17_668 * TKR, Verdict.ROUNDING),
    (SJU, Rule.SUBTOTALS_AND_TOTAL, 4 * 4417 * TKR, 17_668 * TKR, Verdict.EQUAL),
    # 6: Borås in the summary and in the plan.
    (SJU, Rule.SUMMARY_AND_ACTIVITIES, -5950 * TKR, -BORAS_2016 * TKR, Verdict.DIFFERS),
    # 8: the deficit of 573 is right, and so is the balance with the project granted.
    (SJU, Rule.RESULT, (19_032 - 19_605) * TKR, -573 * TKR, Verdict.EQUAL),
    (SJU, Rule.RESULT, (19_032 - (19_605 - 2850 + 2277)) * TKR, 0, Verdict.EQUAL),
    (SJU, Rule.TWO_TABLES, 9032 * TKR, 2 * 4516 * TKR, Verdict.EQUAL),
    # 10: Bollebygd's 0,04 of 5 000 is 200, and 211 is 4,2 %.
    (SJU, Rule.SHARES_AND_AMOUNTS, 4 * 5000 * TKR // 100, 211 * TKR, Verdict.ROUNDING),
    # 11: the bracketed 700 is outside the sum.
    (
        NOR,
        Rule.PARTS_AND_TOTAL,
        -(1200 + 450 + 250 + 150 + 0 + 330 + 45 + 45 + 66 + 8) * TKR,
        -2544 * TKR,
        Verdict.EQUAL,
    ),
    # 12: 60, 25 and 15 % of 873.
    (NOR, Rule.SHARES_AND_AMOUNTS, 523_800_00, 524 * TKR, Verdict.ROUNDING),
    (NOR, Rule.SHARES_AND_AMOUNTS, 218_250_00, 218 * TKR, Verdict.ROUNDING),
    (NOR, Rule.SHARES_AND_AMOUNTS, 130_950_00, 131 * TKR, Verdict.ROUNDING),
    # 13: outlook and outcome; four months of what was paid.
    (SJU, Rule.TWO_TABLES, 15_270 * TKR, 17_668 * TKR, Verdict.DIFFERENT_STATUSES),
    (SJU, Rule.CONTRIBUTIONS_AND_STATEMENT, 5_889_335_00, round(17_668 * TKR * 4 / 12), Verdict.ROUNDING),
    # 14: the municipalities of 2017 and 2018, the social enterprises' two places, a frame over three years.
    (SJU, Rule.PARTS_AND_TOTAL, MUNICIPAL_2017 * TKR, 3_817_500_00, Verdict.ROUNDING),
    (SJU, Rule.SUMMARY_AND_ACTIVITIES, -(300 + 500) * TKR, -300 * TKR, Verdict.DIFFERS),
    (SJU, Rule.SUMMARY_AND_ACTIVITIES, -200 * TKR, -(500 + 200) * TKR, Verdict.DIFFERS),
    (SJU, Rule.SUMMARY_AND_ACTIVITIES, -100 * TKR, -400 * TKR, Verdict.CANNOT_COMPARE),
    # 15: JMT is nobody's row.
    (SJU, Rule.PARTS_AND_TOTAL, -AKTIV_KRAFT * TKR, -13_855 * TKR, Verdict.DIFFERS),
    (SJU, Rule.SUMMARY_AND_ACTIVITIES, -135 * TKR, 0, Verdict.DIFFERS),
    # 17: 101 %, and categories that mix a cost with closing equity.
    (NOR, Rule.SUM_OF_SHARES, (57 + 12 + 11 + 20 + 1) * PER_CENT, 100 * PER_CENT, Verdict.ROUNDING),
    (NOR, Rule.TWO_TABLES, -4045 * TKR, -(2400 + 495 + 450 + 820 + 30) * TKR, Verdict.DIFFERS),
    # Equity: opening, result and closing of both years.
    (NOR, Rule.EQUITY, (435 + 3588 + 170 - 3532) * TKR, 661 * TKR, Verdict.EQUAL),
    (NOR, Rule.EQUITY, (661 + 3492 + 42 - 4045) * TKR, 150 * TKR, Verdict.EQUAL),
]
"""Association, rule, left and right as the documents have them, what is said. Numbers: seeds/README.md."""


@pytest.mark.parametrize(("slug", "rule", "left", "right", "verdict"), CONTRADICTIONS)
def test_the_contradiction_is_found(
    found: Found, slug: str, rule: Rule, left: int, right: int, verdict: Verdict
) -> None:
    same = [
        one for one in found[slug] if one.rule is rule and (one.left.value, one.right.value) == (left, right)
    ]

    assert same, [(one.what, one.left.value, one.right.value) for one in found[slug] if one.rule is rule]
    assert {one.verdict for one in same} == {verdict}
    if verdict is not Verdict.CANNOT_COMPARE:
        assert {one.difference for one in same} == {left - right}


def test_the_gap_between_gross_and_net_is_the_operating_income(found: Found) -> None:
    gap = next(
        one for one in found[SJU] if one.rule is Rule.COSTS_AND_STATEMENT and one.verdict is Verdict.DIFFERS
    )

    assert gap.difference == -INCOME == -203_804_84
    assert "203\u00a0804,84\u00a0kr" in gap.explanation
    assert "intäkter" in gap.explanation
    assert gap.period == ("2017-01", "2017-04")


def test_the_blank_totals_are_found_with_the_sums_of_their_rows(found: Found) -> None:
    blank = [one for one in found[SJU] if one.rule is Rule.BLANK_TOTAL]

    assert {(one.left.dataset, one.left.value) for one in blank} == {
        ("floden-2017-04", 121 + 87),
        ("floden-2017-04", 93 + 63),
        ("medlemsbidrag-2022", 5000 * TKR),
        ("medlemsbidrag-2023-2024", 5000 * TKR),
    }
    assert {(one.verdict, one.right.value) for one in blank} == {(Verdict.CANNOT_COMPARE, None)}


def test_what_else_differs_is_true_of_the_documents(found: Found) -> None:
    """Shares of 2022 that were not changed when the amounts were; JMT's 135 in the summary's common part."""
    planted = {
        (slug, left, right) for slug, _rule, left, right, verdict in CONTRADICTIONS if verdict == "differs"
    }
    rest = sorted(
        (one.rule, one.left.value, one.right.value)
        for slug, comparisons in found.items()
        for one in comparisons
        if one.verdict is Verdict.DIFFERS and (slug, one.left.value, one.right.value) not in planted
    )
    quarter = 19_032 * TKR // 4

    assert rest == [
        (Rule.SHARES_AND_AMOUNTS, 16 * 5000 * TKR // 100, 770 * TKR),
        (Rule.SHARES_AND_AMOUNTS, 16 * 5000 * TKR // 100, 770 * TKR),
        (Rule.SHARES_AND_AMOUNTS, 16 * 5000 * TKR // 100, 770 * TKR),
        (Rule.SHARES_AND_AMOUNTS, quarter, 4516 * TKR),
        (Rule.SHARES_AND_AMOUNTS, quarter, 4516 * TKR),
        (Rule.SHARES_AND_AMOUNTS, quarter, 5000 * TKR),
        (Rule.SUMMARY_AND_ACTIVITIES, -(135 + 200) * TKR, -200 * TKR),
    ]


def test_every_comparison_has_sources_and_a_sentence_with_its_figures(found: Found) -> None:
    for comparisons in found.values():
        for one in comparisons:
            assert one.left.sources
            assert one.right.sources
            assert one.explanation.endswith((".", "”.")) or "Anmärkning" in one.explanation
            assert "None" not in one.explanation
        assert len({one.id for one in comparisons}) == len(comparisons)


def test_what_differs_comes_first(found: Found) -> None:
    order = list(Verdict)
    for comparisons in found.values():
        places = [order.index(one.verdict) for one in comparisons]
        assert places == sorted(places)


def test_both_databases_say_the_same(found: Found, database_url: str) -> None:
    store.migrate(database_url)
    for slug in (SJU, NOR):
        import_folder(sample.FOLDER / slug, database_url)

    for slug, comparisons in found.items():
        assert of_association(database_url, slug) == comparisons


def test_an_error_planted_in_a_file_is_found_in_either_database(database_url: str, tmp_path: Path) -> None:
    """1 200 typed as 1 220: in the subtotal, the total and against the activity's own section."""
    folder = tmp_path / NOR
    shutil.copytree(sample.FOLDER / NOR, folder)
    file = folder / "siffror" / "budget-2019.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(";maria-nova;insatser-och-utveckling;individ;-1200;") == 1
    file.write_text(text.replace(";individ;-1200;", ";individ;-1220;"), encoding="utf-8")
    store.migrate(database_url)
    import_folder(folder, database_url)

    new = [
        one
        for one in of_association(database_url, NOR)
        if one.verdict is Verdict.DIFFERS and one.left.dataset != "kategorier-2019" != one.right.dataset
    ]
    assert {(one.rule, one.difference) for one in new} == {
        (Rule.PARTS_AND_TOTAL, -20 * TKR),
        (Rule.SUMMARY_AND_ACTIVITIES, 20 * TKR),
    }
    assert sorted(one.left.value or 0 for one in new) == [
        -(4045 + 20) * TKR,
        -(3175 + 20) * TKR,
        -1200 * TKR,
    ]


def test_the_books_and_tables_of_the_made_up_association_agree_throughout(sample_store: Path) -> None:
    """Three years of ledger, flows in two grains, contributions and equity: nothing differs."""
    found = of_association(f"sqlite:///{sample_store}", MADE_UP)
    dispose_engines()

    assert {one.verdict for one in found} == {Verdict.EQUAL}
    assert {
        Rule.TWO_TABLES,
        Rule.COSTS_AND_STATEMENT,
        Rule.CONTRIBUTIONS_AND_STATEMENT,
        Rule.EQUITY,
    } <= {one.rule for one in found}


def test_a_cost_that_is_booked_on_no_cost_centre_is_found(own_store: str) -> None:
    """It stands in the income statement and in no row of the follow-up."""
    with store.writing(own_store) as session:
        month = session.exec(select(LedgerMonth).where(LedgerMonth.amount < 0)).first()
        assert month is not None
        lost = month.amount
        month.cost_centre_id = None
        session.add(month)
    found = [one for one in of_association(own_store, MADE_UP) if one.verdict is Verdict.DIFFERS]

    assert {one.rule for one in found} == {Rule.COSTS_AND_STATEMENT}
    assert {one.difference for one in found} == {-lost}
