"""What a reader must be told, among the blocks of a page."""

from dashboard.interface.block import Block, Kind, Message
from dashboard.interface.block_component import show_block


def say(text: str, kind: Kind = Kind.INFO, *, key: str) -> None:
    """Say it in plain words; the key is its own on the page."""
    show_block(Block(messages=(Message(text, kind),)), key=key)
