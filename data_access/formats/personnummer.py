"""What is shaped like a personnummer or a samordningsnummer: only counts may come into the store."""

import re

# Year, month and day (60 more in a samordningsnummer), then four digits.
_DATE = r"(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_WITH_SIGN = re.compile(rf"(?<!\d){_DATE}[-+\u2013\u2212]\d{{4}}(?!\d)", re.ASCII)
_WITHOUT_SIGN = re.compile(rf"(?<!\w){_DATE}[ \u00a0]?\d{{4}}(?!\w)", re.ASCII)
_DIGITS_OF_A_NUMBER = 10
_TEN = 10


def looks_like_personnummer(text: str) -> bool:
    """Whether a text holds a personnummer.

    With its dash the shape is enough, since a slip in a digit still points at somebody; without it the
    check digit must be right, so that a long amount is not refused by its shape alone.
    """
    if len(text) < _DIGITS_OF_A_NUMBER:
        return False
    if _WITH_SIGN.search(text):
        return True
    return any(_check_digit_is_right(match[0]) for match in _WITHOUT_SIGN.finditer(text))


def _check_digit_is_right(candidate: str) -> bool:
    digits = [int(sign) for sign in candidate if sign.isdigit()][-_DIGITS_OF_A_NUMBER:]
    doubled = (digit * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(value, _TEN)) for value in doubled) % _TEN == 0
