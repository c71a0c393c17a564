"""The trivial page that the real ones are measured against: a slider and a text."""

import streamlit as st

st.set_page_config(page_title="Jämförelse", layout="wide")
value = st.slider("Värde", min_value=0, max_value=100, value=50)
st.markdown(f"Värdet är {value}.")
