"""A new process, locked, in the place of this one: the only lock that leaves no passphrase and no
note in memory.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from mentor_desk.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# The way from a locked desk to the one that is unlocked after it.
_PLACE = "MENTOR_DESK_PLACE"
_HIDDEN = "MENTOR_DESK_HIDDEN"


def replace_process(path: Path, place: Place | None, handed: Mapping[str, str]) -> None:
    """Hands over where one was, as numbers: nothing that names anybody. `handed` goes into the
    environment of the new process.
    """
    environment = {**os.environ, **handed, _PLACE: place.as_text() if place else ""}
    arguments = [sys.executable]
    if not getattr(sys, "frozen", False):
        arguments += ["-m", "mentor_desk"]
    arguments.append(str(path))
    if sys.platform == "win32":
        from PySide6.QtCore import QProcess

        os.environ.update(environment)
        QProcess.startDetached(arguments[0], arguments[1:])
        QApplication.quit()
    else:
        os.execve(arguments[0], arguments, environment)


def handed_place() -> Place | None:
    """Where one was when the process before this one was locked; only once."""
    return Place.from_text(os.environ.pop(_PLACE, ""))


def hand_hidden(hidden: bool) -> dict[str, str]:
    """For the environment: whether what is private stays hidden after unlocking."""
    return {_HIDDEN: "1" if hidden else ""}


def handed_hidden() -> bool:
    """Whether it was hidden when the process before this one was locked; only once."""
    return bool(os.environ.pop(_HIDDEN, ""))


def forget_copied() -> None:
    """What was copied here would stay with the window system after this process."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
