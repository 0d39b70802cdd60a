"""What is on the screen before a journal is open: unlock, first run, and what is in the way.

Nothing here imports the store, SQLAlchemy or icons before the page is painted: it appears at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".mentordesk"


def free_place(folder: Path, name: str) -> Path:
    """For a journal, under that name or the next one that is not taken yet."""
    names = [name, *(f"{name} {number}" for number in range(2, 100))]
    places = [folder / f"{one}{SUFFIX}" for one in names]
    return next((place for place in places if not place.exists()), places[0])


def with_suffix(path: Path) -> Path:
    """As it was typed or chosen, with the name of a journal."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
