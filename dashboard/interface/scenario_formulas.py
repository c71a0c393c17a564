"""Så är det räknat: each result's formula in words and numbers, with where every value comes from."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.shapes.formula import Formula
from dashboard.translation import _
from dashboard.views import formula_text
from dashboard.views.scenario_formulas import formulas
from dashboard.views.scenario_run import ScenarioRun


def show_formulas(run: ScenarioRun) -> None:
    """The groups, folded; belopp in tkr."""
    st.header(_("Så är det räknat, {year}").format(year=run.focus), anchor=False)
    st.caption(_("Belopp i tkr. Varje värde har sin källa, eller är resultatet av formeln ovanför."))
    for place, group in enumerate(formulas(run)):
        with st.expander(plain(group.title), key=f"formulas-{place}"):
            st.markdown("\n\n".join(_written(formula) for formula in group.formulas))


def _written(formula: Formula) -> str:
    """One formula: its name, in words, in numbers, and its sources."""
    words, computed = formula_text.in_words(formula), formula_text.in_numbers(formula)
    lines = [f"**{plain(formula.label)}**"]
    if len(formula.names) > 1 or words != formula.label:
        lines.append(plain(words))
    lines.append(plain(computed))
    terms = [formula.terms[name] for name in formula.names]
    sourced = [
        _("{label} {value}: {source}").format(
            label=term.label, value=formula_text.term_text(term), source=term.source
        )
        for term in terms
        if term.source
    ]
    lines += [f":small[{plain(text)}]" for text in dict.fromkeys(sourced)]
    if formula.note:
        lines.append(f":small[{plain(formula.note)}]")
    return "  \n".join(lines)
