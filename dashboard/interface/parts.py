"""A page's parts: the open one stands in the address, the closed ones are not computed."""

from collections.abc import Mapping, Sequence

from dashboard.interface import address, reader
from dashboard.interface.block import Kind
from dashboard.interface.choice import show_choice
from dashboard.interface.messages import say
from dashboard.shapes.view import View
from dashboard.translation import _

PART, KEY = "part", "parts"
LONGEST_ECHO = 40


def asked_part(names: Mapping[str, str]) -> str:
    """The part that the address asks for; the first one where it asks for none, or for what is no part."""
    asked = reader.asked(PART)
    return asked if asked is not None and asked in names else next(iter(names))


def show_parts(names: Mapping[str, str], available: Sequence[str]) -> str:
    """Draw the parts that there is something in to choose from; the open one's name."""
    shown = {part: names[part] for part in names if part in available}
    asked = reader.asked(PART)
    part, first = asked_part(shown), next(iter(shown))
    if asked is not None and asked not in shown:
        missing = names.get(asked, asked[:LONGEST_ECHO])
        text = _("”{part}” finns inte för det här urvalet. Det finns: {parts}.")
        say(text.format(part=missing, parts=", ".join(shown.values())), Kind.WARNING, key="no-part")
    show_choice(
        _("Del av sidan"),
        shown,
        KEY,
        part,
        lambda chosen: address.write({PART: None if chosen == first else chosen}),
    )
    return part


def show_view_parts(view: View, names: Mapping[str, str], tables: Mapping[str, Sequence[str]]) -> str | None:
    """The parts of a view by the tables that each shows; one without any of its tables is left out.

    None where no part has any.
    """
    available = parts_with_tables(view, tables)
    return show_parts(names, available) if available else None


def parts_with_tables(view: View, tables: Mapping[str, Sequence[str]]) -> list[str]:
    """The parts of which the view has any table."""
    return [part for part, its in tables.items() if any(view.table(name) for name in its)]
