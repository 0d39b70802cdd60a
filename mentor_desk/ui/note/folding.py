"""Who may read a paragraph after an edit: the rules that keep private text private, without Qt.

A paragraph never gets wider by itself. It gets narrower when text of a narrower one flows into it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentor_desk.ui.note.paragraphs import Line

_ORDER = tuple(Audience)


class Edit(NamedTuple):
    """`old` lines became the texts `new`. Of the first new text `before` characters were there
    before the edit, of the last one `after`; the last one has `inserted` characters that came in.

    `simple`: it is known to be one stretch of text replaced by another one. Otherwise several edits
    may have been told as one, and text may have moved between the lines.
    `source` is the narrowest audience of what came in, if it came out of a note.
    """

    old: Sequence[Line]
    new: Sequence[str]
    before: int
    after: int
    inserted: int
    simple: bool
    source: Audience = Audience.SPONSOR


def narrowest(audiences: Iterable[Audience], otherwise: Audience = Audience.ME) -> Audience:
    return min(audiences, key=_ORDER.index, default=otherwise)


def audiences_after(edit: Edit) -> list[Audience]:
    """One for each of the new texts."""
    as_many = len(edit.old) == len(edit.new) > 1
    if as_many and not edit.inserted and edit.new[-1] == edit.old[-1].text:
        # Input methods tell the whole paragraph and the place where the next one begins.
        return [*audiences_after(_without_last(edit)), edit.old[-1].audience]
    if len(edit.old) == len(edit.new) == 1:
        return [narrowest((edit.old[0].audience, edit.source))]
    if not edit.simple:
        return _mixed(edit)
    if len(edit.new) == 1:
        return [_merged(edit)]
    return [_first(edit), *[Audience.ME] * (len(edit.new) - 2), _last(edit)]


def _without_last(edit: Edit) -> Edit:
    old, new = edit.old[:-1], edit.new[:-1]
    return edit._replace(old=old, new=new, after=0, inserted=len(new[-1]))


def _merged(edit: Edit) -> Audience:
    parts = [edit.source]
    if edit.before:
        parts.append(edit.old[0].audience)
    if edit.after:
        parts.append(edit.old[-1].audience)
    if not (edit.before or edit.after):
        parts.extend(line.audience for line in edit.old)
    return narrowest(parts)


def _first(edit: Edit) -> Audience:
    """Its beginning was there before; or text came into a single empty line, which it now fills."""
    there = edit.before > 0 or (len(edit.old) == 1 and not edit.old[0].text)
    if not (there and edit.new[0]):
        return Audience.ME
    return narrowest((edit.old[0].audience, edit.source))


def _last(edit: Edit) -> Audience:
    """Its end was there before. A line that was started by what came in is private."""
    return edit.old[-1].audience if edit.after and not edit.inserted else Audience.ME


def _mixed(edit: Edit) -> list[Audience]:
    """Lines that stayed as they are keep their audience; the others may hold any of the text."""
    pairs = zip(edit.old, edit.new, strict=False)
    if len(edit.old) == len(edit.new):
        stayed = [line.text == text for line, text in pairs]
    else:
        stayed = [False] * len(edit.new)
    moved = [
        line.audience
        for at, line in enumerate(edit.old)
        if line.text and not (at < len(stayed) and stayed[at])
    ]
    common = narrowest((*moved, edit.source), Audience.ME)
    if len(edit.new) > len(edit.old) or not moved:
        common = Audience.ME
    return [edit.old[at].audience if same else common for at, same in enumerate(stayed)]
