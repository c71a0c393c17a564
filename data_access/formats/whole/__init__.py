"""A whole association as one workbook: everything that the store holds of it, out and in again.

The workbook is written by `whole.writing`, which is not imported here: openpyxl takes a while, and only
writing needs it.
"""

from data_access.formats.whole.reading import is_whole, read_whole

__all__ = ["is_whole", "read_whole"]
