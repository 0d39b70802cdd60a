"""Guides while somebody writes them: they may be broken, and what is broken can be pointed at."""

from __future__ import annotations

from mentor_desk.guides.editing.faults import Fault, Room, Spot, faults
from mentor_desk.guides.editing.loose import load_loosely
from mentor_desk.guides.editing.merge import merged

__all__ = [
    "Fault",
    "Room",
    "Spot",
    "faults",
    "load_loosely",
    "merged",
]
