"""The benchmarks run from beginning to end; how fast this machine is, is not tested here."""

import subprocess
import sys

import pytest

from benchmarks.serving import ROOT

ROWS = (
    "server-only rerun over the websocket",
    "in the browser, widget to idle",
    "in the browser, widget to charts redrawn",
    "cold load to charts drawn",
)


@pytest.mark.usefixtures("chromium")
def test_the_speed_table_is_measured_in_one_run() -> None:
    command = [sys.executable, "-m", "benchmarks", "--rounds", "1", "--loads", "1"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=150)

    assert answer.returncode in {0, 1}, answer.stderr
    assert answer.stderr == ""
    for name in ROWS:
        assert f"| {name} " in answer.stdout
