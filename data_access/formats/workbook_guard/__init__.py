"""An uploaded Excel workbook, looked at before it is unpacked and read row by row within limits.

openpyxl is not used for reading: it trusts the declared dimension, gives a formula that was never calculated
as nothing, and gives either formulas or values in one reading, not both.
"""

from data_access.formats.workbook_guard.workbook import GuardedWorkbook, SheetRow, open_workbook, sheet_place

__all__ = ["GuardedWorkbook", "SheetRow", "open_workbook", "sheet_place"]
