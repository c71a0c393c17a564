"""Skydd av små tal: vilka antal som inte visas, och vilka som måste följa med.

Gränsen är 5 om inget annat sägs: antalen 1, 2, 3 och 4 är små. Ett antal som inte visas är skyddat först
när den som kan allt som visas inte kan räkna ut det, och inte heller ringa in det i färre än fem steg (0–5
räcker, 0–2 inte).
"""

import pytest

from dashboard.participants.protection import Protection, protect
from dashboard.participants.protection_cells import Cell, Grid, Relation, is_small
from dashboard.participants.protection_counts import ShownCount, count_grid
from dashboard.participants.protection_keys import CountKey

APRIL = ("2017-01", "2017-04")
WOMEN, MEN = {"gender": "women"}, {"gender": "men"}


def key(measure: str = "inflow", months: tuple[str, str] = APRIL, table: str = "a", **where: str) -> CountKey:
    return CountKey(table, measure, *months, **where)


def protected(counts: dict[CountKey, int], threshold: int = 5, **settings: bool) -> set[CountKey]:
    """Vilka av antalen som inte visas."""
    grid = count_grid([ShownCount(found, value) for found, value in counts.items()], {})
    found = protect(grid, threshold=threshold, **settings)
    assert not found.exposed
    return set(found.hidden)


def months(*values: int, **where: str) -> dict[CountKey, int]:
    """Månad för månad från januari, och summan från januari t.o.m. varje månad."""
    found = {}
    for number, value in enumerate(values, start=1):
        month = f"2017-{number:02d}"
        found[key(months=("2017-01", month), **where)] = sum(values[:number])
        found[key(months=(month, month), **where)] = value
    return found


def test_small_is_one_to_one_below_the_threshold() -> None:
    """Små tal är 1 till 4 när gränsen är 5. Noll är inte litet, om inte förbundet har valt det."""
    assert [value for value in range(8) if is_small(value, threshold=5)] == [1, 2, 3, 4]
    assert [value for value in range(8) if is_small(value, threshold=5, zero_is_small=True)] == [
        0,
        1,
        2,
        3,
        4,
    ]
    assert [value for value in range(8) if is_small(value, threshold=3)] == [1, 2]


def test_without_a_threshold_nothing_is_protected() -> None:
    """Gränsen 0 betyder inget skydd."""
    assert protected({key(): 3}, threshold=0) == set()
    assert protected({key(): 3}, threshold=0, zero_is_small=True) == set()


def test_a_count_alone_is_hidden_alone() -> None:
    """Ett litet tal som inte ingår i någon summa döljs, och inget annat."""
    assert protected({key(table="a"): 3, key(table="b", measure="outflow"): 12}) == {key(table="a")}


def test_nothing_small_hides_nothing() -> None:
    """Utan små tal visas allt: 8 kvinnor + 7 män = 15."""
    assert protected({key(**WOMEN): 8, key(**MEN): 7, key(): 8 + 7}) == set()


def test_the_other_gender_is_hidden_too() -> None:
    """Bollebygd, Aktiv hälsa: 8 kvinnor, 3 män, 11 totalt. Männen är få och döljs. Då måste kvinnorna döljas,
    eftersom 11 - 8 = 3. Totalen kan visas: männen kan vara 0 till 11.
    """
    assert protected({key(**WOMEN): 8, key(**MEN): 3, key(): 8 + 3}) == {key(**WOMEN), key(**MEN)}


def test_a_small_total_is_hidden_with_its_parts() -> None:
    """2 kvinnor + 1 man = 3: totalen är själv liten. Vore den känd skulle kvinnorna vara 0 till 3."""
    counts = {key(**WOMEN): 2, key(**MEN): 1, key(): 2 + 1}
    assert protected(counts) == set(counts)


def test_two_small_counts_do_not_protect_each_other() -> None:
    """1 + 1 + 38 = 40. Döljs bara de två små vet man att de är 40 - 38 = 2 tillsammans, så vardera är 0, 1
    eller 2. Det är för få möjligheter: även 38 döljs.
    """
    counts = {
        key(residence="1443"): 1,
        key(residence="1466"): 1,
        key(residence="1490"): 38,
        key(): 1 + 1 + 38,
    }
    assert protected(counts) == set(counts) - {key()}


def test_enough_small_counts_protect_each_other() -> None:
    """4 + 4 + 40 = 48. De två små är 48 - 40 = 8 tillsammans, så vardera kan vara 0 till 8: det räcker."""
    counts = {
        key(residence="1443"): 4,
        key(residence="1466"): 4,
        key(residence="1490"): 40,
        key(): 4 + 4 + 40,
    }
    assert protected(counts) == {key(residence="1443"), key(residence="1466")}


def test_the_cheapest_neighbour_goes_with_it() -> None:
    """Ut ur Sjuhärad januari–april 2017, efter kommun: 4 i Bollebygd är litet. Något mer måste döljas, annars
    är det 155 minus de övriga. Herrljungas 7 är det minsta som räcker; 4 + 7 = 11, så Bollebygd kan vara 0
    till 11.
    """
    out = {"1443": 4, "1490": 45, "1466": 7, "1463": 32, "1465": 13, "1452": 10, "1491": 30, "1442": 14}
    counts = {key("outflow", residence=area): value for area, value in out.items()}
    counts[key("outflow")] = 4 + 45 + 7 + 32 + 13 + 10 + 30 + 14
    assert counts[key("outflow")] == 155
    assert protected(counts) == {key("outflow", residence="1443"), key("outflow", residence="1466")}


def test_genders_and_places_are_protected_together() -> None:
    """Aktiv hälsa 2017: få män i fyra av sju rutor (3, 4, 1 och 4 män). Kvinnorna på samma platser måste
    döljas, annars är männen totalen minus kvinnorna. Mer behövs inte: männen i de fyra är 3 + 4 + 1 + 4 = 12
    tillsammans, så var och en kan vara 0 till minst 5.
    """
    places = {
        "1443": (8, 3),
        "1490": (60, 25),
        "1466": (6, 4),
        "1463": (22, 9),
        "1465+1452": (24, 1),
        "1491": (6, 9),
        "1442": (6, 4),
    }
    counts: dict[CountKey, int] = {}
    for place, (women, men) in places.items():
        counts[key(delivery=place, **WOMEN)] = women
        counts[key(delivery=place, **MEN)] = men
        counts[key(delivery=place)] = women + men
    counts[key(**WOMEN)] = 8 + 60 + 6 + 22 + 24 + 6 + 6
    counts[key(**MEN)] = 3 + 25 + 4 + 9 + 1 + 9 + 4
    counts[key()] = 132 + 55
    few = ("1443", "1466", "1465+1452", "1442")
    assert protected(counts) == {
        key(delivery=place, gender=gender) for place in few for gender in ("women", "men")
    }


def test_accumulated_minus_previous() -> None:
    """30 i januari och 3 i februari är 33 januari–februari. Februari döljs, och då måste summan döljas: 33 -
    30 = 3.
    """
    counts = months(30, 3)
    february, both = key(months=("2017-02", "2017-02")), key(months=("2017-01", "2017-02"))
    assert counts[both] == 30 + 3
    assert protected(counts) == {february, both}


def test_the_next_month_does_not_give_it_away() -> None:
    """Kommer mars med 20 blir januari–mars 30 + 3 + 20 = 53. Visades både mars och 53 vore februari 53 - 30 -
    20 = 3. En av dem döljs. Från april är skyddet över: 53 + 25 = 78 och 25 kan visas, eller mars och april
    tillsammans.
    """
    counts = months(30, 3, 20)
    hidden = protected(counts)
    march, first_three = key(months=("2017-03", "2017-03")), key(months=("2017-01", "2017-03"))
    assert counts[first_three] == 30 + 3 + 20
    assert len(hidden & {march, first_three}) == 1


def test_what_has_been_shown_stays_shown() -> None:
    """Varje månad avgörs för gott när den är ny. En äldre utskrift bredvid en nyare avslöjar därför inget:
    det som var dolt i januari–mars är samma sak när april och maj har kommit.
    """
    until_march = protected(months(30, 3, 20))
    until_may = protected(months(30, 3, 20, 25, 4))
    assert {found for found in until_may if found.last <= "2017-03"} == until_march


def test_what_came_between_is_protected_though_no_page_shows_it() -> None:
    """17 deltagare januari–april och 19 januari–augusti: de 2 som kom emellan står ingenstans, men 19 - 17 =
    2. Det som visades först får stå kvar, och 19 döljs.
    """
    august = ("2017-01", "2017-08")
    counts = {key("participants_unique"): 17, key("participants_unique", august): 17 + 2}
    assert protected(counts) == {key("participants_unique", august)}


def test_corrected_figures_are_not_a_count_between() -> None:
    """17 januari–april och 16 januari–augusti är en rättelse: -1 är inget antal, och inget döljs."""
    august = ("2017-01", "2017-08")
    assert protected({key("participants_unique"): 17, key("participants_unique", august): 16}) == set()


def test_the_tables_own_figure_for_the_months_between_may_differ() -> None:
    """Unika går inte att lägga ihop: 9 januari–april, 14 januari–augusti, men 8 maj–augusti eftersom 3 var
    med i båda. 14 - 9 = 5 är inte litet, och inget döljs.
    """
    counts = {
        key("participants_unique"): 9,
        key("participants_unique", ("2017-01", "2017-08")): 9 + 8 - 3,
        key("participants_unique", ("2017-05", "2017-08")): 8,
    }
    assert protected(counts) == set()


def test_periods_may_overlap_without_a_common_start() -> None:
    """Januari–juni 20, mars–juni 12 och mars–augusti 21: januari–februari är 20 - 12 = 8 och juli–augusti 21
    - 12 = 9. Inget är litet. Är mars–augusti 15 är juli–augusti 3, och 15 döljs.
    """
    counts = {key(months=("2017-01", "2017-06")): 20, key(months=("2017-03", "2017-06")): 12}
    longer = key(months=("2017-03", "2017-08"))
    assert protected(counts | {longer: 12 + 9}) == set()
    assert protected(counts | {longer: 12 + 3}) == {longer}


def test_stretches_that_meet_later_are_one_line() -> None:
    """Januari–april 20 och maj–augusti 30 hänger inte ihop förrän januari–augusti, 50, står bredvid. Är
    maj–juni dessutom 28 är juli–augusti 30 - 28 = 2: litet, och 30 måste bort.
    """
    may_june, third = key(months=("2017-05", "2017-06")), key(months=("2017-05", "2017-08"))
    counts = {key(): 20, third: 28 + 2, may_june: 28, key(months=("2017-01", "2017-08")): 20 + 28 + 2}
    assert third in protected(counts)
    assert key(months=("2017-01", "2017-08")) in protected(counts)
    assert may_june not in protected(counts)


def test_lines_that_are_joined_by_a_later_stretch() -> None:
    """Januari–februari 20, februari–april 30 och mars–april 18: februari är 30 - 18 = 12 och januari
    20 - 12 = 8. Är februari–april 20 är februari 20 - 18 = 2: litet.
    """
    counts = {key(months=("2017-01", "2017-02")): 20, key(months=("2017-03", "2017-04")): 18}
    longer = key(months=("2017-02", "2017-04"))
    assert protected(counts | {longer: 12 + 18}) == set()
    assert protected(counts | {longer: 2 + 18})


def test_persons_of_unknown_gender_are_a_count_too() -> None:
    """20 totalt, 9 kvinnor och 9 män: 20 - 9 - 9 = 2 har okänt kön. Talet står ingenstans men går att räkna
    ut, så minst ett av de tre döljs.
    """
    counts = {key(**WOMEN): 9, key(**MEN): 9, key(): 9 + 9 + 2}
    assert protected(counts)


def test_parts_that_sum_to_more_than_the_whole() -> None:
    """Källan säger 20 totalt men 9 + 12 = 21 efter kön. Skillnaden är känd. Med 3 och 18 döljs båda."""
    assert protected({key(**WOMEN): 9, key(**MEN): 12, key(): 20}) == set()
    assert protected({key(**WOMEN): 3, key(**MEN): 18, key(): 20}) == {key(**WOMEN), key(**MEN)}


def test_the_same_count_in_two_tables() -> None:
    """Per månad är det 208 in, per kommun 207: samma sak, med en skillnad som räknas som känd. Kommunerna är
    4 + 203. Döljs 4 och 203 räcker det inte att dölja kommunernas summa: de 208 per månad säger detsamma.
    """
    by_place = {key(residence="1443"): 4, key(residence="1490"): 203, key(): 4 + 203}
    by_gender = {
        key(table="b", **WOMEN): 121,
        key(table="b", **MEN): 87,
        key(table="b"): 121 + 87,
    }
    assert protected(by_place | by_gender) == {key(residence="1443"), key(residence="1490")}


def test_a_sum_that_no_page_shows_ties_two_tables() -> None:
    """Efter kommun 3 + 30, efter kön 13 + 20; ingen visar summan 33, men alla kan räkna ut den på två sätt.
    Döljs bara 3 är det 13 + 20 - 30. Ett av de andra döljs också: 13, det minsta.
    """
    by_place = {key(residence="1443"): 3, key(residence="1490"): 30}
    by_gender = {key(table="b", **WOMEN): 13, key(table="b", **MEN): 20}
    assert protected(by_place | by_gender) == {key(residence="1443"), key(table="b", **WOMEN)}


def test_unique_are_not_more_than_all() -> None:
    """Unika är 4 + 8 = 12, och alla är 5 + 9. Döljs 4 och 8 vet man ändå att de andra är högst 9, alltså de
    första minst 12 - 9 = 3, och högst 5: 3, 4 eller 5. Det är för få möjligheter, så mer döljs.
    """
    unique = {
        key("participants_unique", residence="1443"): 4,
        key("participants_unique", residence="1490"): 8,
        key("participants_unique"): 4 + 8,
    }
    everybody = {
        key("participants_total", residence="1443"): 5,
        key("participants_total", residence="1490"): 9,
        key("participants_total"): 5 + 9,
    }
    assert protected(unique) == set(list(unique)[:2])
    assert protected(unique | everybody) > set(list(unique)[:2])


def test_figures_that_cannot_be_are_not_believed() -> None:
    """9 unika av 8 deltagare är ett fel i källan, ingen kunskap: inget är litet och inget döljs."""
    assert protected({key("participants_unique"): 9, key("participants_total"): 8}) == set()


def test_a_group_of_areas_is_the_sum_of_its_areas() -> None:
    """Svenljunga 3 + Tranemo 22 = 25 som grupp, i en tabell med Borås: 25 + 85 = 110. Båda i gruppen döljs;
    gruppen visas. Den är inte en kommun till: 3 + 22 + 85 = 110.
    """
    groups = {"1465+1452": ("1465", "1452")}
    counts = {
        key(delivery="1465"): 3,
        key(delivery="1452"): 22,
        key(delivery="1465+1452"): 3 + 22,
        key(delivery="1490"): 85,
        key(): 3 + 22 + 85,
    }
    grid = count_grid([ShownCount(found, value) for found, value in counts.items()], groups)
    assert protect(grid, threshold=5).hidden == {key(delivery="1465"), key(delivery="1452")}


def test_zero_may_count_as_small() -> None:
    """0 kvinnor + 12 män = 12. Räknas noll som litet döljs båda: annars är kvinnorna 12 - 12 = 0."""
    counts = {key(**WOMEN): 0, key(**MEN): 12, key(): 0 + 12}
    assert protected(counts) == set()
    assert protected(counts, zero_is_small=True) == {key(**WOMEN), key(**MEN)}


def test_a_zero_that_is_shown_is_kept() -> None:
    """0 + 3 + 30 = 33: en nolla kan vara en som alla vet måste vara noll, så 30 döljs hellre än 0."""
    counts = {key(residence="1443"): 0, key(residence="1466"): 3, key(residence="1490"): 30, key(): 33}
    assert protected(counts) == {key(residence="1466"), key(residence="1490")}


def test_published_figures_are_shown_as_published() -> None:
    """En publicerad tabell visas som den är, även 3 av 11. Inget i den döljs."""
    counts = [ShownCount(found, value, is_public=True) for found, value in ((key(**MEN), 3), (key(), 11))]
    assert protect(count_grid(counts, {}), threshold=5) == Protection()


def test_what_published_figures_give_away_is_said() -> None:
    """Egna 3 män är detsamma som det publicerade 11 - 8. Talet döljs, men resultatet säger att det redan är
    känt.
    """
    public = {key(table="p", **WOMEN): 8, key(table="p", **MEN): 3, key(table="p"): 11}
    counts = [ShownCount(found, value, is_public=True) for found, value in public.items()]
    own = key(table="a", **MEN)
    found = protect(count_grid([*counts, ShownCount(own, 3)], {}), threshold=5)
    assert found == Protection(frozenset({own}), frozenset({own}))


def test_the_order_of_what_is_equally_good_decides() -> None:
    """Två grannar med 20 är lika bra att dölja: samma siffror ger samma svar varje gång."""
    counts = {key(residence="1"): 3, key(residence="2"): 20, key(residence="3"): 20, key(): 3 + 20 + 20}
    first = protected(counts)
    assert protected(counts) == first
    assert len(first) == 2


@pytest.mark.parametrize(
    ("grid", "words"),
    [
        (Grid((Cell(key="a", value=-1),)), "not a count"),
        (Grid((Cell(key="a", value=1), Cell(key="a", value=2))), "twice"),
        (Grid((Cell(key="a", value=1),), (Relation((("b", 1),)),)), "not a cell"),
        (Grid((Cell(key="a", value=1),), (Relation((("a", 1),), 2, None),)), "does not hold"),
        (Grid((Cell(key="a", value=1),), (Relation((("a", 1),), None, 0),)), "does not hold"),
    ],
)
def test_figures_that_are_no_system_are_refused(grid: Grid, words: str) -> None:
    """Negativa antal, samma cell två gånger och samband som inte stämmer är fel i programmet och sägs."""
    with pytest.raises(ValueError, match=words):
        protect(grid, threshold=5)


def test_what_participants_grew_by_is_what_came_in() -> None:
    """Deltagare januari–april 30 och januari–maj 42: alltså kom 12 i maj. Skyddas inflödet i maj för kvinnor
    (2 av 12) får deltagarnas egna tal inte avslöja det.
    """
    april, may = ("2017-01", "2017-04"), ("2017-01", "2017-05")
    counts = {
        key("participants_total", april, table="b", **WOMEN): 20,
        key("participants_total", may, table="b", **WOMEN): 20 + 2,
        key("inflow", april, **WOMEN): 15,
        key("inflow", may, **WOMEN): 15 + 2,
    }
    hidden = protected(counts)
    for measure in ("participants_total", "inflow"):
        assert any(one.measure == measure for one in hidden)


def test_carried_over_and_new_are_the_participants() -> None:
    """3 fanns kvar från året innan och 20 kom: 23 deltagare. De 3 döljs, och något av de andra två, annars
    är det 23 - 20.
    """
    counts = {
        key("opening_participants", ("2017-01", "2017-01"), table="c"): 3,
        key("inflow"): 20,
        key("participants_total", table="b"): 3 + 20,
    }
    hidden = protected(counts)
    assert key("opening_participants", ("2017-01", "2017-01"), table="c") in hidden
    assert len(hidden) == 2


def test_the_few_who_are_left_are_protected() -> None:
    """40 fanns kvar från året innan, 20 kom och 57 gick: 3 är kvar. Det får inte gå att räkna ut, så något av
    talen måste döljas fast inget av dem är litet.
    """
    counts = {
        key("opening_participants", ("2017-01", "2017-01"), table="c"): 40,
        key("inflow"): 20,
        key("outflow"): 57,
    }
    assert len(protected(counts)) == 1
    assert protected(counts | {key("outflow"): 30}) == set()


def test_figures_that_leave_fewer_than_none_are_not_believed() -> None:
    """40 + 20 - 70 är inget antal: då finns inget att skydda."""
    counts = {
        key("opening_participants", ("2017-01", "2017-01"), table="c"): 40,
        key("inflow"): 20,
        key("outflow"): 70,
    }
    assert protected(counts) == set()
