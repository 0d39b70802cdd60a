"""Keeps versions while somebody writes, without asking the journal at each save."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mentor_desk.records import Occasion
from mentor_desk.services import versions

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from mentor_desk.clock import Clock
    from mentor_desk.services.versions import Written
    from mentor_desk.store import Session, Store

EVERY = timedelta(minutes=10)
MUCH = 200
"""Characters: what takes away as many at once may be a slip."""


@dataclass(slots=True)
class _Editing:
    """Of one text, from the first save until it is left."""

    kept_at: datetime
    unkept: bool = True
    """It was saved since its last version."""


class VersionKeeper:
    """One for each editor: an editing begins with the first save and ends when it is left."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._editings: dict[Written, _Editing] = {}

    def is_due(self, text: Written) -> bool:
        """The next save has to go through `saving`; any other may pass it by and say `saved`."""
        editing = self._editings.get(text)
        if editing is None:
            return True
        gone = self._clock.now() - editing.kept_at
        # A clock that went back must not keep the next version waiting for it.
        return not timedelta() <= gone < EVERY

    def saved(self, text: Written) -> None:
        """It was saved although nothing was due."""
        self._editings[text].unkept = True

    def begun(self, text: Written) -> None:
        """Its record was made by the save that just ended: nothing was there before."""
        self._editings[text] = _Editing(self._clock.now())

    @contextmanager
    def saving(
        self, store: Store, origin: object, *texts: Written, losing: bool = False
    ) -> Generator[Session]:
        """A `store.write` that keeps the versions due with what is saved in it: both or neither.

        `losing`: much of the text goes, so what it said until now is kept at any rate.
        """
        now = self._clock.now()
        new = [text for text in texts if text not in self._editings]
        late = [text for text in texts if text not in new and self.is_due(text)]
        with store.write(origin) as session:
            for text in texts:
                if text in new:
                    versions.keep(session, text, Occasion.BEFORE, now)
                elif losing:
                    versions.keep(session, text, Occasion.EDITING, now)
            yield session
            for text in late:
                versions.keep(session, text, Occasion.EDITING, now)
        for text in texts:
            editing = self._editings.setdefault(text, _Editing(now))
            editing.unkept = True
            if text in late:
                self._editings[text] = _Editing(now, unkept=False)

    def leave(self, store: Store) -> None:
        """Keeps what was written since the last version; the next save begins another editing."""
        unkept = [text for text, editing in self._editings.items() if editing.unkept]
        if unkept:
            now = self._clock.now()
            with store.write(self) as session:
                for text in unkept:
                    versions.keep(session, text, Occasion.LEFT, now)
        self._editings.clear()


def loses_much(before: str, after: str) -> bool:
    """Between two saves: a good part of a text is gone, or all of it."""
    return len(before) - len(after) >= MUCH or bool(before.strip() and not after.strip())
