"""`--from YYYY-MM`: the first month of a span within the year, for the views that count spans."""

import argparse

from dashboard.translation import _
from data_access.command_line import SwedishParser

WITH_SPANS = ("participants",)


def add_span(command: SwedishParser) -> None:
    """Add the option to a command that takes a view."""
    command.add_argument(
        "--from", dest="since", help=_("fr.o.m. månad, för {views}").format(views=", ".join(WITH_SPANS))
    )
    command.set_defaults(refuse=command.refuse)


def check_span(chosen: argparse.Namespace) -> None:
    """End the command as wrong use where the view counts from January alone."""
    if chosen.since and chosen.view not in WITH_SPANS:
        chosen.refuse(_("--from finns bara för {views}.").format(views=", ".join(WITH_SPANS)))
