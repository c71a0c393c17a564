"""Medlemmar: what does each member pay, and what do its inhabitants get?"""

from dashboard.charts import members as charts
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.municipality import municipality_choice, municipality_words
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.split_key import as_recalculated, show_recalculation, show_split
from dashboard.interface.tables import show_table
from dashboard.translation import _

selection, key = open_page(_("Medlemmar"))
whole = read(lambda: cache.members_view(selection, None, key))
municipality = municipality_choice(whole.table("municipalities"))
view = read(lambda: cache.members_view(selection, municipality, key))
show_finding(view)
show_key_figures(view.key_figures)

contributions, history = view.table("contributions"), view.table("history")
if contributions is not None:
    chosen = next(
        (row["id"] for row in contributions.rows if municipality and row["area"] == municipality), None
    )
    show_chart(
        charts.contributions(contributions, str(chosen) if chosen else None),
        key="contributions",
        title=_("Vad varje medlem betalar"),
        table=contributions,
    )
if history is not None:
    show_chart(charts.history(history), key="history", title=_("Medlemmarnas bidrag per år"), table=history)
for name in ("municipalities", "per-inhabitant", "contributions"):
    table = view.table(name)
    if table is not None:
        show_table(table)
key_table = view.table("split-key")
if key_table is not None:
    show_split(key_table)
if view.facts["split"] is not None and view.table("split-key-new") is not None:
    show_recalculation(view.facts["split"])
words = municipality_words(whole.table("municipalities"), municipality)
show_notes(view, words, as_recalculated(view))
