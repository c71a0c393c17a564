"""Which measure a page compares, in the address by its words so that a link opens the same comparison."""

import streamlit as st

from dashboard.interface import address
from dashboard.interface.block import Look
from dashboard.interface.choice import show_choice
from dashboard.translation import _

PARAMETER = "measure"


def measure_choice(names: dict[str, str], first: str) -> str:
    """The chosen measure's id; `first` until the reader chooses. Not drawn where there is only one."""
    if len(names) <= 1:
        return first
    asked = st.query_params.get(PARAMETER)
    chosen = next((measure for measure, words in names.items() if words == asked), first)
    show_choice(
        _("Vad som jämförs"),
        names,
        PARAMETER,
        chosen,
        lambda measure: address.write({PARAMETER: None if measure == first else names[measure]}),
        Look.ROW,
    )
    return chosen
