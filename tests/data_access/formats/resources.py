"""Run in a process of its own: reads each file of a folder, and prints what that took.

A line a file: its name, seconds of processor time, MB of memory more than before any was read, and whether it
was refused.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from data_access.errors import ImportRefusedError
from data_access.formats.office import read_office_files
from data_access.formats.population import read_population
from data_access.formats.sie import read_ledger
from data_access.formats.text_guard import read_text
from data_access.formats.workbook_guard import open_workbook
from tests.data_access.formats.office.books import KNOWN

ROOT = Path(__file__).resolve().parents[3]


class Taken(NamedTuple):
    """What reading one file took: seconds of processor time, MB of memory more than before."""

    name: str
    seconds: float
    megabytes: int
    is_refused: bool


def measured(files: Mapping[str, Callable[[], bytes]], folder: Path) -> list[Taken]:
    """Write the files and read them in a process of its own, in order of their names."""
    for name, make in files.items():
        (folder / name).write_bytes(make())
    answer = subprocess.run(
        [sys.executable, "-m", "tests.data_access.formats.resources", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split() for line in answer.stdout.splitlines()]
    return [Taken(name, float(time), int(size), refused == "True") for name, time, size, refused in rows]


def is_refused(file: Path, data: bytes) -> bool:
    """Read a file to its end, keeping nothing, as the readers of a page would."""
    if ".office" in file.suffixes:
        return bool(read_office_files({file.name: data}, KNOWN).problems)
    if file.suffix == ".se":
        return bool(read_ledger(file.name, data).problems)
    if file.suffix == ".json":
        return bool(read_population(file.name, data).problems)
    try:
        if file.suffix == ".csv":
            read_text(file.name, data)
            return False
        book = open_workbook(file.name, data)
    except ImportRefusedError:
        return True
    for _row in book:
        pass
    return bool(book.problems)


def memory(what: str) -> int:
    """`VmRSS` (memory now) or `VmHWM` (the most since it was last forgotten), in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))


def forget_the_peak() -> None:
    """Let the peak be counted anew, which Linux does when told 5."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def main(folder: Path) -> None:
    """Read every file, the ordinary one first and twice, so that what all need is there."""
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    is_refused(files[0], files[0].read_bytes())
    for file in files:
        data = file.read_bytes()
        gc.collect()
        forget_the_peak()
        before, start = memory("VmRSS"), time.process_time()
        refused = is_refused(file, data)
        seconds = time.process_time() - start
        print(file.name, round(seconds, 2), (memory("VmHWM") - before) // 1024, refused)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
