"""What stands in the way of a store: locks, full disks, modes, damage."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY_USER = 65_534

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
connection.execute("BEGIN EXCLUSIVE")
connection.execute("UPDATE store_state SET version = version")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(file: Path, mode: str) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(file), mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond a size: the system's own refusal, in the middle of a write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to pass by the modes of files."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY_USER)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 64)


def text_file(file: Path) -> None:
    file.write_text("kod;namn\n" * 500, encoding="utf-8")


def cut_in_half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def cut_in_a_page(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 1_000)


def damaged_pages(file: Path) -> None:
    with file.open("r+b") as stream:
        for page in range(2, file.stat().st_size // 4096):
            stream.seek(page * 4096)
            stream.write(b"\xee" * 200)


DAMAGES = [garbage, text_file, cut_in_half, cut_in_a_page, damaged_pages]
