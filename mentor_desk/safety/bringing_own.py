"""What is the mentor's own, back from a backup into the journal: a reflection, or a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from mentor_desk.errors import KnownError
from mentor_desk.guides import load_text
from mentor_desk.records import GuidedNote, GuideText, Record
from mentor_desk.safety.bringing_back import as_it_was_then, put_back
from mentor_desk.safety.comparing import Since
from mentor_desk.safety.pairing import OwnNotes
from mentor_desk.services import library, trash
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mentor_desk.store import Session


class InTrash(KnownError):
    """It can be put back from there, with all that hangs on it."""


def own_guides(then: Session) -> Sequence[GuideText]:
    return then.scalars(select(GuideText).where(GuideText.own).order_by(GuideText.id)).all()


def own_since(then: Session, now: Session) -> dict[type[Record], dict[int, Since]]:
    """What became of each since, by number in the backup."""
    notes = {
        pair.then.id: _since(there=pair.now is not None, same=not pair.changed)
        for pair in OwnNotes(then, now).of(GuidedNote)
    }
    guides: dict[int, Since] = {}
    for one in own_guides(then):
        there = library.own_text(now, one.guide)
        same = there is not None and library.says_the_same(one, there)
        guides[one.id] = _since(there=there is not None, same=same)
    return {GuidedNote: notes, GuideText: guides}


def bring_back_own_note(then: Session, now: Session, number: int, at: datetime) -> int:
    """Within `store.write()`: as it was then; the number it has in the journal. What it says now is
    kept as a version first.
    """
    pairs = OwnNotes(then, now)
    pair = pairs.find(GuidedNote, number)
    assert pair is not None
    if pair.now is not None:
        as_it_was_then(now, pair, at)
        return pair.now.id
    put_back(then, now, pairs, [pair.then])
    found = pairs.number(GuidedNote, number)
    assert found is not None
    return found


def bring_back_own_guide(
    then: Session, now: Session, number: int, at: datetime, beside: str
) -> str:
    """Within `store.write()`: the guide's id. Where it says something else now, that stays, and the
    guide of then comes beside it under the name `beside`.

    Raises InTrash if it was thrown away, and BadGuide if this version of the program cannot read
    it.
    """
    text = then.get_one(GuideText, number)
    guide = load_text(text.source, text.guide)
    there = library.own_text(now, text.guide)
    if there is not None:
        if library.says_the_same(text, there):
            return text.guide
        return library.duplicate(now, guide, beside, at).id
    if (GuideText, number) in trash.named(now):
        raise InTrash(words("This guide lies in the trash. Put it back from there."))
    found = library.bring_in(now, library.incoming(now, text.source, text.guide), at)
    back = library.own_text(now, found.id)
    assert back is not None
    back.draft = text.draft
    return found.id


def _since(*, there: bool, same: bool) -> Since:
    if not there:
        return Since.GONE
    return Since.SAME if same else Since.CHANGED
