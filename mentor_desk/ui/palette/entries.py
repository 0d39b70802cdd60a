"""What a line of the palette is, and when it answers to what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.ui.matching import answers

if TYPE_CHECKING:
    from collections.abc import Callable


class Entry(NamedTuple):
    """A line; without `run` it is the heading of those below. `pieces` mark what was looked for."""

    text: str
    run: Callable[[], object] | None = None
    second: str = ""
    icon: str = ""
    person: str = ""
    keys: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()

    @property
    def is_heading(self) -> bool:
        return self.run is None

    def spoken(self) -> str:
        return ", ".join(part for part in (self.text, self.second, self.keys) if part)


def fitting(wanted: str, entries: list[Entry]) -> list[Entry]:
    """The better fit first, otherwise as they come."""
    ranked = [(answers(wanted, entry.text), entry) for entry in entries]
    return [entry for rank in (2, 1) for fit, entry in ranked if fit == rank]
