"""The office's own files: a workbook with one sheet a table, and the same tables as CSV.

`read_office_files` and its two short forms turn files into a `Package`, which is checked, compared with the
store and written by those who know the store. `write_template` makes the workbook to fill in.
"""

from data_access.formats.office.files import read_office_csv, read_office_files, read_office_workbook
from data_access.formats.office.known import Known, KnownItem

__all__ = [
    "Known",
    "KnownItem",
    "read_office_csv",
    "read_office_files",
    "read_office_workbook",
]
