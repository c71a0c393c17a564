"""`python -m benchmarks.hostile`: how long hostile files at full size take to be refused.

The limits are 2 s of processor time and 100 MB more memory. Exit status 0 when they are kept, 1 when not.
"""

import sys
import tempfile
from pathlib import Path

from tests.data_access.formats.heavy import HEAVY
from tests.data_access.formats.resources import measured

SECONDS, MEGABYTES = 2.0, 100


def main() -> int:
    """Measure and print a line a file; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        taken = measured(HEAVY, Path(folder))
    for file in taken:
        kept = file.seconds <= SECONDS and file.megabytes <= MEGABYTES
        print(f"{file.name:32} {file.seconds:5.2f} s {file.megabytes:4} MB  {'kept' if kept else 'TOO MUCH'}")
    return int(any(file.seconds > SECONDS or file.megabytes > MEGABYTES for file in taken))


if __name__ == "__main__":
    sys.exit(main())
