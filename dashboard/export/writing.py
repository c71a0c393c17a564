"""A file is written whole or not at all: under a temporary name beside it, then renamed."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes, *, overwrite: bool) -> None:
    """Write the file. Raises FileExistsError where it exists and may not be overwritten, and other OSErrors.

    Whatever happens, `file` is as it was or holds all of the content.
    """
    if not overwrite and file.exists():
        raise FileExistsError(file)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        temporary.chmod(_usual_mode())
        if not overwrite and file.exists():
            raise FileExistsError(file)
        temporary.replace(file)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _usual_mode() -> int:
    """What a new file of this user's gets; a temporary one is for the user alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
