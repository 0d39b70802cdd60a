"""Whose record a place shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import Feedback, Goal, GuidedNote, MentoringSession
from mentor_desk.services import mentees
from mentor_desk.ui.place import PageName

if TYPE_CHECKING:
    from mentor_desk.store import Session
    from mentor_desk.ui.place import Place

_Kind = type[Goal] | type[Feedback] | type[GuidedNote] | type[MentoringSession]
_KINDS: dict[PageName, _Kind] = {
    PageName.GOAL: Goal,
    PageName.FEEDBACK: Feedback,
    PageName.GUIDED: GuidedNote,
    PageName.SESSION: MentoringSession,
}


def mentee_of(session: Session, place: Place) -> int | None:
    """None where the place is nobody's in particular, or its record is gone."""
    if place.id is None or place.page in {PageName.MENTEE, PageName.REPORT}:
        return place.id
    kind = _KINDS.get(place.page)
    return mentees.of_record(session, kind, place.id) if kind else None
