"""How fast the pages are, beside a trivial Streamlit page served in the same way."""
