"""The office's own files: a workbook with one sheet a table, and the same tables as CSV.

`read_office_files` and its two short forms turn files into a `Package`, which is checked, compared with the
store and written by those who know the store. `write_template` makes the workbook to fill in.
"""

from data_access.formats.office.files import read_office_csv, read_office_files, read_office_workbook
from data_access.formats.office.known import Known, KnownItem
from data_access.formats.office.new_association import AssociationForm, MemberForm, association_package
from data_access.formats.office.population import population_package
from data_access.formats.office.template import template_bytes, write_template

__all__ = [
    "AssociationForm",
    "Known",
    "KnownItem",
    "MemberForm",
    "association_package",
    "population_package",
    "read_office_csv",
    "read_office_files",
    "read_office_workbook",
    "template_bytes",
    "write_template",
]
