"""What is on the disk of each paragraph in the editor, so that a key press writes one row only.

Knows nothing of Qt: the editor tells which lines were replaced by which, nothing else is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.audience import Audience
from mentor_desk.services.notes import SMALLEST_GAP, BlockEdit, positions_between
from mentor_desk.services.version_keeper import MUCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.records import NoteBlock


_ROOMY = 1e-3
_FEW = 2
"""As many paragraphs may go without a second look."""


class Line(NamedTuple):
    """A paragraph as the editor shows it."""

    text: str
    audience: Audience


@dataclass(eq=False, slots=True)
class Paragraph:
    """`kept` is the text on the disk; it may hold characters that no editor can show, and stays as
    it is while `line` is not touched.
    """

    line: Line
    id: int | None = None
    position: float | None = None
    kept: str = ""
    kept_line: Line | None = None
    kept_position: float | None = None

    @property
    def dirty(self) -> bool:
        return self.line != self.kept_line or self.position != self.kept_position

    def text_to_keep(self) -> str:
        untouched = self.kept_line is not None and self.kept_line.text == self.line.text
        return self.kept if untouched else self.line.text

    def was_kept(self, number: int, edit: BlockEdit) -> None:
        self.id, self.kept_position = number, edit.position
        self.kept, self.kept_line = edit.text, Line(self.line.text, edit.audience)


class Batch(NamedTuple):
    """What one save writes; `paragraphs` are those of `edits`, in its order."""

    paragraphs: list[Paragraph]
    edits: list[BlockEdit]
    removed: list[int]


class Paragraphs:
    """In the order of the note; never empty, as an editor always has one line."""

    def __init__(self) -> None:
        self._all: list[Paragraph] = [Paragraph(Line("", Audience.ME))]
        self._touched: set[Paragraph] = set()
        self._removed: set[int] = set()

    def __len__(self) -> int:
        return len(self._all)

    def lines(self, first: int, last: int) -> list[Line]:
        """`last` is the last one wanted."""
        return [paragraph.line for paragraph in self._all[first : last + 1]]

    def index_of(self, number: int) -> int | None:
        """Which line is kept as that block."""
        return next((at for at, one in enumerate(self._all) if one.id == number), None)

    def id_of(self, at: int) -> int | None:
        """None for what was not saved yet."""
        return self._all[at].id

    def all_lines(self) -> list[Line]:
        return [paragraph.line for paragraph in self._all]

    def ids(self) -> set[int]:
        return {paragraph.id for paragraph in self._all if paragraph.id is not None}

    @property
    def dirty(self) -> bool:
        return bool(self._removed) or any(self._to_write())

    def load(self, blocks: Sequence[NoteBlock], lines: Sequence[Line]) -> None:
        """`lines` are the blocks as the editor shows them; without blocks it is one empty line."""
        self._touched, self._removed = set(), set()
        if blocks:
            self._all = [
                Paragraph(line, block.id, block.position, block.text, line, block.position)
                for block, line in zip(blocks, lines, strict=True)
            ]
        else:
            self._all = [Paragraph(lines[0])]

    def replace(self, first: int, last: int, lines: Sequence[Line]) -> None:
        """Lines `first` to `last` became `lines`; what is the same at either end keeps its row."""
        old = self._all[first : last + 1]
        start = 0
        while start < min(len(old), len(lines)) and old[start].line == lines[start]:
            start += 1
        end = 0
        most = min(len(old), len(lines)) - start
        # Not an empty one: it is better filled than pushed along, or what is written above it would
        # have to share ever less room.
        while end < most and lines[-1 - end].text and old[-1 - end].line == lines[-1 - end]:
            end += 1
        gone, come = old[start : len(old) - end], lines[start : len(lines) - end]
        made = self._matched(gone, come)
        self._all[first + start : first + len(old) - end] = made

    def batch(self) -> Batch:
        """What is to be written now. Call `written` when it was."""
        self._place_all()
        chosen = [paragraph for paragraph in self._all if paragraph in self._touched]
        chosen = [paragraph for paragraph in chosen if self._counts(paragraph)]
        return Batch(chosen, [_edit(one) for one in chosen], sorted(self._removed))

    def written(self, batch: Batch, ids: Sequence[int]) -> None:
        for paragraph, edit, number in zip(batch.paragraphs, batch.edits, ids, strict=True):
            paragraph.was_kept(number, edit)
            self._touched.discard(paragraph)
        self._removed.difference_update(batch.removed)

    def loses_much(self, batch: Batch) -> bool:
        """With this save a good part of what is on the disk goes, or all of it."""
        pairs = zip(batch.paragraphs, batch.edits, strict=True)
        shorter = sum(len(one.kept) - len(edit.text) for one, edit in pairs)
        if len(batch.removed) > _FEW or shorter >= MUCH:
            return True
        emptied = bool(batch.removed) or any(not edit.text for edit in batch.edits)
        return emptied and not any(one.line.text.strip() for one in self._all)

    def _matched(self, gone: list[Paragraph], come: Sequence[Line]) -> list[Paragraph]:
        """Pairs what is left in order. A paragraph that is gone gives up its row for good, so that
        undo brings it back as a new one and never into a row that means something else by then.
        """
        made: list[Paragraph] = []
        for at, line in enumerate(come):
            paragraph = gone[at] if at < len(gone) else Paragraph(line)
            paragraph.line = line
            self._touched.add(paragraph)
            made.append(paragraph)
        for paragraph in gone[len(come) :]:
            self._touched.discard(paragraph)
            if paragraph.id is not None:
                self._removed.add(paragraph.id)
        return made

    def _to_write(self) -> list[Paragraph]:
        return [one for one in self._touched if self._counts(one)]

    def _counts(self, paragraph: Paragraph) -> bool:
        """An empty line that was never anything else need not be kept while it stands alone."""
        alone = len(self._all) == 1 and paragraph.id is None and not paragraph.line.text
        return paragraph.dirty and not alone

    def _place_all(self) -> None:
        """Gives new paragraphs their place between the others."""
        if all(paragraph.position is not None for paragraph in self._touched):
            return
        at = 0
        while at < len(self._all):
            run = at
            while run < len(self._all) and self._all[run].position is None:
                run += 1
            if run > at and not self._spread(at, run, SMALLEST_GAP):
                self._make_room(at, run)
            at = run + 1

    def _make_room(self, start: int, end: int) -> None:
        """Moves as few neighbours as will leave room for the next ones too."""
        reach = 8
        while not self._spread(max(0, start - reach), min(len(self._all), end + reach), _ROOMY):
            reach *= 2

    def _spread(self, start: int, end: int, apart: float) -> bool:
        """Evenly over the room there is; False if they would stand closer than `apart`."""
        before = self._all[start - 1].position if start else None
        after = self._all[end].position if end < len(self._all) else None
        places = positions_between(before, after, end - start)
        if places is None or (before is not None and places[0] - before < apart):
            return False
        for paragraph, place in zip(self._all[start:end], places, strict=True):
            paragraph.position = place
            self._touched.add(paragraph)
        return True


def _edit(paragraph: Paragraph) -> BlockEdit:
    assert paragraph.position is not None
    return BlockEdit(
        paragraph.id, paragraph.position, paragraph.text_to_keep(), paragraph.line.audience
    )
