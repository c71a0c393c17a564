"""A file is written whole or not at all, and never over another that nobody wanted to lose."""

import os
import stat
from pathlib import Path

import pytest

from dashboard.export.writing import write_whole


def test_a_new_file_has_its_content_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "fil.xlsx", b"content", overwrite=False)

    assert [file.name for file in tmp_path.iterdir()] == ["fil.xlsx"]
    assert (tmp_path / "fil.xlsx").read_bytes() == b"content"


def test_an_existing_file_stays_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "fil.xlsx"
    file.write_bytes(b"before")

    with pytest.raises(FileExistsError):
        write_whole(file, b"after", overwrite=False)
    assert file.read_bytes() == b"before"
    write_whole(file, b"after", overwrite=True)
    assert file.read_bytes() == b"after"


@pytest.mark.parametrize("existed", [True, False])
def test_a_fault_half_way_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existed: bool
) -> None:
    file = tmp_path / "fil.xlsx"
    if existed:
        file.write_bytes(b"before")

    def disk_is_full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_is_full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"after", overwrite=True)

    assert [found.name for found in tmp_path.iterdir()] == (["fil.xlsx"] if existed else [])
    assert not existed or file.read_bytes() == b"before"


def test_it_is_as_readable_as_other_files_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "fil.xlsx", b"content", overwrite=False)

    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert len(modes) == 1
