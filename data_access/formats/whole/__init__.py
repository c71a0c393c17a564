"""A whole association as one workbook: everything that the store holds of it, out and in again."""

from data_access.formats.whole.reading import is_whole, read_whole
from data_access.formats.whole.writing import WholeAssociation, write_whole

__all__ = ["WholeAssociation", "is_whole", "read_whole", "write_whole"]
