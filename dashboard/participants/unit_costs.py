"""What a place or a participant costs: money divided by people, and only where both are known.

The money is the association's own and nobody else's; a participant who stays a year counts as one who stays
a week. So it compares like with like: the same activity in two places or two years.
"""

from collections.abc import Iterable


def unit_cost(cost_ore: int | None, people: int | None) -> int | None:
    """Ören a person, rounded to a whole öre; None where either is missing or nobody is counted.

    `cost_ore` is signed as in the store (a cost has minus); the answer is a size, so a cost is plus. A half
    is rounded to the even öre.
    """
    if cost_ore is None or not people:
        return None
    whole, rest = divmod(-cost_ore, people)
    half = 2 * rest - people
    return whole + (half > 0 or (half == 0 and whole % 2 == 1))


def matched_unit_cost(places: Iterable[tuple[int | None, int | None]]) -> int | None:
    """Ören a person over several places, each `(cost_ore, people)`: only those where both are known."""
    cost_of_all, people_of_all = 0, 0
    for cost, people in places:
        if cost is not None and people:
            cost_of_all, people_of_all = cost_of_all + cost, people_of_all + people
    return unit_cost(cost_of_all, people_of_all)
