"""SIE 4: what every Swedish accounting system exports."""

from data_access.formats.sie.ledger import AmountKind, Ledger
from data_access.formats.sie.reader import Dimensions, looks_like_sie, read_ledger
from data_access.formats.sie.rows import LedgerRow, rows_by

__all__ = ["AmountKind", "Dimensions", "Ledger", "LedgerRow", "looks_like_sie", "read_ledger", "rows_by"]
