"""The way back from one change to a guide; what was written since stays written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.errors import CannotUndo
from mentor_desk.guides.editing import merged
from mentor_desk.services import library
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.clock import Clock
    from mentor_desk.guides import Guide
    from mentor_desk.store import Session
    from mentor_desk.ui.undo import Way


class Reshaped:
    """`unsaved` gives what is being typed into the guide and is not kept yet, if anything."""

    def __init__(
        self,
        before: Guide,
        after: Guide,
        clock: Clock,
        unsaved: Callable[[str], Guide | None],
    ) -> None:
        self._before, self._after = before, after
        self._clock = clock
        self._unsaved = unsaved

    def take(self, session: Session) -> Way:
        number = self._after.id
        now = self._unsaved(number) or library.edited(session, number)
        if now is None:
            raise CannotUndo(words("The guide is no longer in the journal."))
        back = merged(self._before, self._after, now)
        library.edit(session, back, self._clock.now())
        return Reshaped(self._after, self._before, self._clock, self._unsaved)
