"""A formula as people read it: in words, and with its numbers. Amounts have as many decimals as they need."""

from collections.abc import Callable
from typing import Final

from dashboard.interface import numbers
from dashboard.shapes.formula import NAME, Formula, Term

Write = Callable[[Term], str]
MOST_DECIMALS: Final = {"tkr": 5, "mkr": 5, "share": 10, "count": 2, "number": 6}
SIGNS: Final = {"**": "^", "*": "×", "-": numbers.MINUS, ",": ";"}
WORDS: Final = {"max": "störst av", "min": "minst av", "floor": "avrundat nedåt"}


def in_words(formula: Formula) -> str:
    """`intäkter + kostnader`."""
    return _written(formula, lambda term: term.label)


def in_numbers(formula: Formula) -> str:
    """`19 032 + (−19 605) = −573 tkr`."""
    alone = formula.template in formula.terms
    left = _written(formula, lambda term: term_text(term, unit=False) if alone else _bracketed(term))
    return f"{left} = {term_text(Term('', formula.value, formula.unit))}"


def term_text(term: Term, *, unit: bool = True) -> str:
    """A value with its unit: `8 128,8 tkr`, `2,75 %`."""
    value = term.value * 100 if term.unit == "share" else term.value
    text = numbers.decimal(value, _decimals(value, MOST_DECIMALS[term.unit]))
    if term.unit == "share":
        return f"{text}{numbers.NO_BREAK_SPACE}%"
    if unit and term.unit in ("tkr", "mkr"):
        return f"{text}{numbers.NO_BREAK_SPACE}{term.unit}"
    return text


def _bracketed(term: Term) -> str:
    """A number inside a formula; a negative one in brackets."""
    text = term_text(term, unit=term.unit == "mkr")
    return f"({text})" if term.value < 0 else text


def _decimals(value: float, most: int) -> int:
    """As many decimals as the number has, up to the most."""
    text = f"{value:.{most}f}".rstrip("0")
    return len(text.partition(".")[2])


def _written(formula: Formula, write: Write) -> str:
    """The template with its names and signs replaced."""
    template = formula.template
    for sign, shown in SIGNS.items():
        template = template.replace(sign, shown)
    return NAME.sub(lambda found: _name(formula, found[0], write), template)


def _name(formula: Formula, name: str, write: Write) -> str:
    if name in WORDS:
        return WORDS[name] + " "
    return write(formula.terms[name])
