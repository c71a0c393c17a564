"""The office's own files: a workbook with one sheet a table, and the same tables as CSV.

`read_office_files` and its two short forms turn files into a `Package`, which is checked, compared with the
store and written by those who know the store. The workbook to fill in is made by `office.template`, which is
not imported here: openpyxl takes a while, and only writing needs it.
"""

from data_access.formats.office.files import read_office_csv, read_office_files, read_office_workbook
from data_access.formats.office.known import Known, KnownItem
from data_access.formats.office.new_association import AssociationForm, MemberForm, association_package
from data_access.formats.office.population import population_package
from data_access.tables.enumerations import MemberKind, SplitKey

__all__ = [
    "AssociationForm",
    "Known",
    "KnownItem",
    "MemberForm",
    "MemberKind",
    "SplitKey",
    "association_package",
    "population_package",
    "read_office_csv",
    "read_office_files",
    "read_office_workbook",
]
