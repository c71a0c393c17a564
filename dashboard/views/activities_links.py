"""Which activity a cost centre pays for, where the source only follows money up by cost centre.

No source states the link, so it is an interpretation with one rule: a cost centre belongs to the activity
whose code it shares, or whose name stands as whole words in its own ("Aktiv hälsa Borås"). Where two names
stand there the longer one counts. What fits no activity stays a cost centre of its own.
"""

import re
from collections.abc import Iterable

from data_access.queries.rows import ActivityRow, CostCentreRow


def linked_activities(
    cost_centres: Iterable[CostCentreRow], activities: Iterable[ActivityRow]
) -> dict[str, str]:
    """The activity's slug by cost centre code, for the cost centres that have one."""
    by_slug = {activity.slug: activity for activity in activities}
    longest_first = sorted(by_slug.values(), key=lambda activity: -len(activity.name))
    patterns = [(activity.slug, _as_words(activity.name)) for activity in longest_first]
    links = {}
    for centre in cost_centres:
        if centre.code in by_slug:
            links[centre.code] = centre.code
            continue
        found = next((slug for slug, pattern in patterns if pattern.search(centre.name)), None)
        if found is not None:
            links[centre.code] = found
    return links


def _as_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
