"""Where one has been in the window, to go back to and forward from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_desk.ui.place import Place

_MOST = 100


class History:
    """Like a browser's: going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        return self._places[self._at] if self._places else None

    def visit(self, place: Place) -> None:
        if place != self.here:
            self._places[self._at + 1 :] = [place]
            del self._places[:-_MOST]
            self._at = len(self._places) - 1

    def ahead(self, steps: int) -> Place | None:
        """The place so many steps on (negative: back), without going there."""
        at = self._at + steps
        return self._places[at] if 0 <= at < len(self._places) else None

    def move(self, steps: int) -> None:
        if self.ahead(steps) is not None:
            self._at += steps

    def recent(self) -> list[Place]:
        """Each place once, the last visited first."""
        return list(dict.fromkeys(reversed(self._places)))
