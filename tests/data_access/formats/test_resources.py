"""Hostile files at full size take little memory: 100 MB more at most, measured in a process of its own.

How long they take is measured by `python -m benchmarks.hostile`.
"""

import sys
from pathlib import Path

import pytest

from tests.data_access.formats.heavy import HEAVY
from tests.data_access.formats.resources import measured

MEGABYTES = 100


@pytest.mark.timeout(400)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_hostile_files_take_little_memory_and_are_refused(tmp_path: Path) -> None:
    taken = measured(HEAVY, tmp_path)

    assert [file.name for file in taken] == sorted(HEAVY)
    assert [file.name for file in taken if file.megabytes > MEGABYTES] == []
    assert [file.name for file in taken if not file.is_refused] == ["0-ordinary.xlsx"]
