"""One of some options, drawn as a block; what stands in a closed part is drawn only when it is opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from dashboard.interface import address, reader
from dashboard.interface.block import Block, Choices, Look, Option
from dashboard.interface.block_component import show_block


def options(names: Mapping[str, str]) -> tuple[Option, ...]:
    """Ids and words as options."""
    return tuple(Option(name, words) for name, words in names.items())


def kept_choice(label: str, names: Mapping[str, str], key: str, look: Look = Look.TABS) -> str:
    """Draw a choice that the session keeps and return its option; the first until the reader takes another.

    `label` is read aloud, and seen where the choice does not look like tabs.
    """
    opened = reader.opened(key)
    if opened is None or opened not in names:
        opened = next(iter(names))
    show_choice(label, names, key, opened, partial(reader.open_, key), look)
    return opened


@dataclass(frozen=True, slots=True)
class Worded:
    """A choice that the address keeps by its words under a parameter; `first` until another is taken."""

    label: str
    names: Mapping[str, str]
    parameter: str
    first: str
    look: Look = Look.BOX

    @property
    def chosen(self) -> str:
        """The option that the address asks for; the first where it asks for what there is none of."""
        asked = reader.asked(self.parameter)
        return next((name for name, words in self.names.items() if words == asked), self.first)


def worded_choices(*asked: Worded, key: str) -> tuple[str, ...]:
    """Draw choices side by side and return the option of each."""
    chosen = tuple(one.chosen for one in asked)
    by_parameter = {one.parameter: one for one in asked}
    choices = tuple(
        Choices(one.parameter, one.label, options(one.names), option, one.look)
        for one, option in zip(asked, chosen, strict=True)
    )

    def choose(parameter: str, option: str) -> None:
        one = by_parameter[parameter]
        address.write({parameter: None if option == one.first else one.names[option]})

    show_block(Block(choices=choices), key=key, on_choice=choose)
    return chosen


def worded_choice(
    label: str, names: Mapping[str, str], parameter: str, first: str, look: Look = Look.BOX
) -> str:
    """Draw one such choice and return its option."""
    return worded_choices(Worded(label, names, parameter, first, look), key=parameter)[0]


def show_choice(
    label: str,
    names: Mapping[str, str],
    key: str,
    opened: str,
    choose: Callable[[str], None],
    look: Look = Look.TABS,
) -> None:
    """Draw a choice where the page says which option stands; `choose` is told the one that is to."""
    choices = Choices(key, label, options(names), opened, look)
    show_block(Block(choices=(choices,)), key=key, on_choice=lambda _name, option: choose(option))
