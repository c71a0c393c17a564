"""What a page keeps in its address beside the selection: written in one step, which Back undoes whole."""

from collections.abc import Mapping

import streamlit as st


def write(values: Mapping[str, str | None]) -> None:
    """Write some of the address' parameters and take away those that are None or empty."""
    wanted = {**st.query_params.to_dict(), **values}
    st.query_params.from_dict({name: value for name, value in wanted.items() if value})
