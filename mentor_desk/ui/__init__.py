"""The only rooms that know Qt: theme, widgets, forms and pages.

PySide6 puts an `__import__` of its own in place, which reads the source of every module imported
after it, in search of a switch (`__feature__`) that nothing here uses. What it put it over is given
back: the start is shorter, and the sources do not stay in memory.
"""

from __future__ import annotations

import builtins

from PySide6 import QtCore

# Only once Qt is there has it been put in place.
assert QtCore
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
