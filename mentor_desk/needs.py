"""What Qt needs of a Linux system that no wheel brings, and the one command that installs it.

Asked before Qt is imported: by the program, whose import would otherwise end in a riddle of the
loader, and by packaging/dev.py. Measured in a Debian root that had none of it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The name the loader asks for -> Debian's package.
IMPORT = MappingProxyType(
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
    }
)
WINDOW = MappingProxyType(
    {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    }
)
PRINTING = MappingProxyType({"libcups.so.2": "libcups2"})
_PACKAGES = {**IMPORT, **WINDOW, **PRINTING}


def display() -> bool:
    """Whether a window can be shown at all; only Linux can be without."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def wanted() -> list[str]:
    """What Qt will need to start here: off screen, on X11, or on Wayland (desktops bring that)."""
    x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    return [*IMPORT, *(WINDOW if x11 else ())]


def missing(libraries: Iterable[str]) -> list[str]:
    """Those of the libraries (names as in the tables above) that this Linux cannot load."""
    if sys.platform != "linux":
        return []
    return [library for library in libraries if not _loads(library)]


def packages(libraries: Iterable[str]) -> list[str]:
    """Debian's packages for the libraries."""
    return [_PACKAGES[library] for library in libraries]


def command(libraries: Iterable[str]) -> str:
    """The one command that installs the libraries here; their names if no installer is known."""
    libraries = list(libraries)
    if shutil.which("apt-get"):
        return "sudo apt-get install -y " + " ".join(packages(libraries))
    word = "()(64bit)" if sys.maxsize > 2**32 else ""
    capabilities = " ".join(f"'{library}{word}'" for library in libraries)
    for installer in ("dnf", "zypper"):
        if shutil.which(installer):
            return f"sudo {installer} install {capabilities}"
    return "install, with your system's package manager: " + ", ".join(libraries)


def sentence(libraries: Iterable[str]) -> str:
    """What to tell a person whose Linux lacks the libraries."""
    libraries = list(libraries)
    return (
        f"Qt needs libraries that this Linux does not have: {', '.join(libraries)}\n"
        f"This one command brings them:\n\n    {command(libraries)}\n"
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
