"""`python -m benchmarks.start`: how long a second start takes until the app answers.

Nothing has changed since the first one. Measured beside the start of a bare Python, a ratio to which tells
more of another machine than seconds do. The limit is 5 s; exit status 0 when it is kept, 1 when it is not.
"""

import subprocess
import sys
import time
from statistics import median

from benchmarks.serving import ROOT

ROUNDS, SECONDS = 5, 5.0


def bare_python() -> float:
    """Seconds until a Python without a script has come and gone."""
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return time.monotonic() - started


def second_start() -> float:
    """Seconds until start.py says the address; the server is ended then."""
    started = time.monotonic()
    command = [sys.executable, str(ROOT / "start.py"), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        for line in process.stdout or ():
            if line.startswith("Klart: "):
                return time.monotonic() - started
        raise RuntimeError("start.py ended without an address")
    finally:
        process.terminate()
        process.wait()


def main() -> int:
    """Start once to set up, then measure; returns the exit status."""
    second_start()
    pairs = [(bare_python(), second_start()) for _round in range(ROUNDS)]
    bare, start = (median(times) for times in zip(*pairs, strict=True))
    print(f"second start {start:.2f} s, {start / bare:.0f} times a bare Python ({bare * 1000:.0f} ms)")
    return int(start > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
