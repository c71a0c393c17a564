"""Files come in here: read, check, preview, one transaction, undo. What is refused leaves nothing behind."""

from data_access.imports.carrying_out import ImportResult, carry_out, import_folder, write, writing_rows
from data_access.imports.examining import Examined, checked, examine
from data_access.imports.history import BatchRow, history
from data_access.imports.progress import ImportCancelledError, Progress
from data_access.imports.shown import CellChange, Preview, RowChange, Sum, TableChange
from data_access.imports.undoing import turn

__all__ = [
    "BatchRow",
    "CellChange",
    "Examined",
    "ImportCancelledError",
    "ImportResult",
    "Preview",
    "Progress",
    "RowChange",
    "Sum",
    "TableChange",
    "carry_out",
    "checked",
    "examine",
    "history",
    "import_folder",
    "turn",
    "write",
    "writing_rows",
]
