"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

from dashboard.interface import cache
from dashboard.interface.page import open_page, read, show_answer, show_notes
from dashboard.interface.participant_parts import participant_parts
from dashboard.interface.selection import span_words
from dashboard.translation import _

selection, key = open_page(_("Deltagarflöden"), spans=True)
view = read(lambda: cache.view("participants", selection, key))
show_answer(view)
participant_parts(view)
show_notes(view, span_words(selection))
