"""What the start says to the one who runs it."""

import errno
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HELP = """Samordningsförbundets ekonomi och deltagare

  python3 start.py [--port N] [--no-browser]   starta (installerar det som fattas)
  python3 start.py test [ord till pytest ...]  kör testerna

  --port N       porten att svara på; annars den första lediga från 8501
  --no-browser   öppna inte webbläsaren"""


class RefusedError(Exception):
    """The start cannot go on; the message is the one line that says why and what to do.

    Empty when a command that was run has already said it.
    """


class PortTakenError(RefusedError):
    """Another program has the port."""


def say(line: str) -> None:
    """Print one line at once, also on a terminal that lacks Swedish letters."""
    encoding = sys.stdout.encoding or "ascii"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)


def why_file_failed(error: OSError) -> str:
    """One line for a file that could not be read or written."""
    place = error.filename or ROOT
    if error.errno == errno.ENOSPC:
        return f"Disken är full ({place}). Frigör utrymme och kör igen."
    if isinstance(error, PermissionError):
        return f"Rättighet saknas till {place}. Kör som den som äger mappen."
    return f"Det går inte att läsa eller skriva {place} ({error.strerror})."
