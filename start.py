#!/usr/bin/env python3
"""The one file a newcomer runs: environment, packages, store, app, tests. Standard library only.

    python3 start.py [--port N] [--no-browser]     set up what is missing and serve on this machine
    python3 start.py test [words for pytest ...]   set up and run the tests

Old Pythons must be able to read this file, so that they can be told that they are too old; the work is
done by deploy/startup/, which they never get to see.
"""

import sys

from deploy.startup.python_version import why_too_old


def main() -> int:
    """Turn away a Python that is too old, else run the command; returns the exit status."""
    reason = why_too_old(tuple(sys.version_info[:3]))
    if reason:
        encoding = sys.stdout.encoding or "ascii"
        print(reason.encode(encoding, "replace").decode(encoding))
        return 1
    from deploy.startup.commands import run  # noqa: PLC0415  too new for the Pythons that got the line above

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
