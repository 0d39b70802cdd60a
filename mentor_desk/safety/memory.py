"""What is in this process's memory stays there: no core file after a crash, no other program of
the same user that reads along.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_SET_DUMPABLE = 4


def keep_to_itself() -> None:
    """For the life of the process, and anew in the one that takes its place. The administrator can
    read it all the same. On Windows and macOS nothing is done but what a limit can do.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A collector of crashes is given the core whatever the limit is, but not of such a process.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
