"""Removing a draft, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.services import drafts
from mentor_desk.ui.pages.mentee.texts import tr

if TYPE_CHECKING:
    from mentor_desk.records import Feedback, Goal
    from mentor_desk.ui.desk import Desk


def remove_draft(desk: Desk, kind: type[Goal] | type[Feedback], number: int) -> None:
    removed: list[dict[str, object]] = []

    def remove() -> None:
        with desk.store.write() as session:
            values = drafts.remove(session, kind, number)
        if values is not None:
            removed.append(values)

    def put_back() -> None:
        with desk.store.write() as session:
            drafts.put_back(session, kind, removed[0])

    if desk.attempt(remove) and removed:
        desk.say(tr("The draft is removed"), put_back)
