"""Deltagarflöden: in, ut och netto per månad och kön.

Siffrorna är Sjuhärads tertialrapport januari-april 2017, månadsvis.
"""

from dashboard.participants.flows import GenderCount, flow_total, flows_by_month

REPORT_2017 = [
    GenderCount("2017-01", "women", 50, 21),
    GenderCount("2017-01", "men", 30, 20),
    GenderCount("2017-02", "women", 25, 19),
    GenderCount("2017-02", "men", 32, 9),
    GenderCount("2017-03", "women", 28, 38),
    GenderCount("2017-03", "men", 18, 22),
    GenderCount("2017-04", "women", 18, 15),
    GenderCount("2017-04", "men", 7, 12),
]


def test_inflow_per_month_is_women_and_men_together() -> None:
    """Inflödet per månad är kvinnor plus män: 50 + 30, 25 + 32, 28 + 18 och 18 + 7."""
    flows = flows_by_month(REPORT_2017)
    assert [flow.id for flow in flows] == ["2017-01", "2017-02", "2017-03", "2017-04"]
    assert [flow.inflow for flow in flows] == [50 + 30, 25 + 32, 28 + 18, 18 + 7] == [80, 57, 46, 25]


def test_outflow_per_month_is_women_and_men_together() -> None:
    """Utflödet per månad är kvinnor plus män: 41, 28, 60 och 27."""
    flows = flows_by_month(REPORT_2017)
    assert [flow.outflow for flow in flows] == [21 + 20, 19 + 9, 38 + 22, 15 + 12] == [41, 28, 60, 27]


def test_net_is_in_minus_out_for_all_and_for_each_gender() -> None:
    """Netto är in minus ut: i mars 46 - 60 = -14, varav kvinnor 28 - 38 och män 18 - 22."""
    march = flows_by_month(REPORT_2017)[2]
    assert march.net == 46 - 60
    assert march.net_women == 28 - 38
    assert march.net_men == 18 - 22


def test_net_since_january_is_a_running_sum_and_not_a_stock() -> None:
    """Netto sedan 1 januari är summan av månadernas netto: 39, 39 + 29, ... = 52 i april. Det är aldrig
    ett antal deltagare.
    """
    flows = flows_by_month(REPORT_2017)
    assert [flow.net_since_january for flow in flows] == [39, 39 + 29, 39 + 29 - 14, 39 + 29 - 14 - 2]
    assert flows[-1].net_since_january == 208 - 156 == 52


def test_womens_share_is_women_of_all() -> None:
    """Kvinnornas andel av inflödet är 121 av 208, och av utflödet 93 av 156."""
    total = flow_total(flows_by_month(REPORT_2017))
    assert (total.inflow_women, total.inflow_men, total.inflow) == (121, 87, 121 + 87)
    assert (total.outflow_women, total.outflow_men, total.outflow) == (93, 63, 93 + 63)
    assert total.inflow_women_share == 121 / 208
    assert total.outflow_women_share == 93 / 156
    assert total.net == 52
    assert flows_by_month(REPORT_2017)[0].inflow_women_share == 50 / 80


def test_a_missing_count_is_not_zero() -> None:
    """Saknas ett tal är månadens summa, netto och netto sedan 1 januari okända, från den månaden och
    framåt.
    """
    counts = [count for count in REPORT_2017 if (count.month, count.gender) != ("2017-02", "men")]
    flows = flows_by_month([*counts, GenderCount("2017-02", "men", None, 9)])
    assert [flow.inflow for flow in flows] == [80, None, 46, 25]
    assert [flow.outflow for flow in flows] == [41, 28, 60, 27]
    assert [flow.net for flow in flows] == [39, None, -14, -2]
    assert [flow.net_since_january for flow in flows] == [39, None, None, None]
    assert flows[1].inflow_women_share is None
    assert flow_total(flows).inflow is None
    assert flow_total(flows).inflow_women == 121


def test_a_month_without_figures_is_not_made_up() -> None:
    """En månad som inte finns visas inte, och efter den är netto sedan 1 januari okänt."""
    flows = flows_by_month([count for count in REPORT_2017 if count.month != "2017-02"])
    assert [flow.id for flow in flows] == ["2017-01", "2017-03", "2017-04"]
    assert [flow.net_since_january for flow in flows] == [39, None, None]


def test_figures_that_start_after_january_have_no_net_since_january() -> None:
    """Börjar siffrorna i februari är netto sedan 1 januari okänt."""
    flows = flows_by_month([count for count in REPORT_2017 if count.month != "2017-01"])
    assert [flow.net_since_january for flow in flows] == [None, None, None]


def test_a_new_year_starts_over() -> None:
    """Netto sedan 1 januari börjar om varje år, i vilken ordning raderna än kommer."""
    flows = flows_by_month(
        [
            GenderCount("2018-01", "women", 5, 3),
            GenderCount("2017-12", "women", 9, 1),
            GenderCount("2018-02", "women", 1, 2),
        ]
    )
    assert [(flow.id, flow.net_since_january) for flow in flows] == [
        ("2017-12", None),
        ("2018-01", 5 - 3),
        ("2018-02", 5 - 3 + 1 - 2),
    ]


def test_unknown_gender_counts_in_the_total_only() -> None:
    """Är könet okänt räknas personen i totalen men varken som kvinna eller man."""
    flow = flows_by_month([GenderCount("2017-01", "women", 4, 0), GenderCount("2017-01", None, 6, 1)])[0]
    assert (flow.inflow, flow.inflow_women, flow.inflow_men) == (4 + 6, 4, None)
    assert flow.net_men is None
    assert flow.inflow_women_share == 4 / 10
    assert flow.outflow_women_share == 0 / 1


def test_no_inflow_has_no_share() -> None:
    """Ingen in betyder att andelen inte finns, inte att den är noll."""
    flow = flows_by_month([GenderCount("2017-01", "women", 0, 0), GenderCount("2017-01", "men", 0, 2)])[0]
    assert flow.inflow == 0
    assert flow.inflow_women_share is None
    assert flow.outflow_women_share == 0


def test_no_figures_give_no_months() -> None:
    """Utan siffror finns inga månader, och perioden är okänd."""
    assert flows_by_month([]) == ()
    total = flow_total(())
    assert (total.inflow, total.outflow, total.net, total.inflow_women_share) == (None, None, None, None)
