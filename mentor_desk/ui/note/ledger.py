"""Sees every change Qt makes to the note once, settles who may read what by the rules of `folding`,
and tells `Paragraphs` what has to be saved. Looks at the changed paragraphs only.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from mentor_desk.audience import Audience
from mentor_desk.ui.note.blocks import audience_of, between, fill, mark
from mentor_desk.ui.note.folding import Edit, audiences_after
from mentor_desk.ui.note.paragraphs import Line, Paragraphs

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from mentor_desk.records import NoteBlock


@dataclass(frozen=True, slots=True)
class Manner:
    """How changes are to be taken. Nothing is known of those made without saying."""

    quiet: bool = False
    """Already known."""
    as_told: bool = False
    """The audiences in the document stand: somebody set them, or undo brought them back."""
    simple: bool = False
    """One stretch of text is replaced by another."""
    one_step: bool = False
    """They are one step to undo, and a part of it can be added."""
    source: Audience = Audience.SPONSOR
    """The narrowest audience of what comes in."""


class Ledger(QObject):
    edited = Signal()
    """Something has to be saved."""
    settled = Signal()
    """Audiences changed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.paragraphs = Paragraphs()
        self._document = document
        self._manner = Manner()
        self._unsettled: list[tuple[int, Audience]] = []
        document.contentsChange.connect(self._changed)
        document.contentsChanged.connect(self._settle)

    def load(self, blocks: Sequence[NoteBlock]) -> None:
        lines = [Line(block.text, block.audience) for block in blocks] or [Line("", Audience.ME)]
        with self.taking(Manner(quiet=True)):
            shown = fill(self._document, lines)
        self.paragraphs.load(blocks, shown)

    @contextmanager
    def taking(self, manner: Manner) -> Generator[None]:
        """For the changes made within. Those of one step must not hold others: Qt tells of all of
        them when the outermost ends.
        """
        before, self._manner = self._manner, manner
        step = QTextCursor(self._document)
        if manner.one_step:
            step.beginEditBlock()
        try:
            yield
        finally:
            if manner.one_step:
                step.endEditBlock()
            self._manner = before

    def _changed(self, position: int, _removed: int, added: int) -> None:
        if self._manner.quiet:
            return
        document = self._document
        # Qt counts the end of the document too where all of it was replaced.
        end = min(position + added, document.characterCount() - 1)
        first, last = document.findBlock(position), document.findBlock(end)
        start, stop = first.blockNumber(), last.blockNumber()
        old_stop = stop - (document.blockCount() - len(self.paragraphs))
        old = self.paragraphs.lines(start, old_stop)
        blocks = between(document, start, stop)
        texts = [block.text() for block in blocks]
        told = [audience_of(block) for block in blocks]
        settled = told
        if not self._manner.as_told:
            before = position - first.position()
            after = last.position() + last.length() - 1 - end
            inserted = end - max(position, last.position())
            counts = before, after, inserted
            settled = audiences_after(
                Edit(old, texts, *counts, self._manner.simple, self._manner.source)
            )
        pairs = enumerate(zip(told, settled, strict=True), start)
        self._unsettled = [(number, wanted) for number, (now, wanted) in pairs if now is not wanted]
        lines = [Line(*pair) for pair in zip(texts, settled, strict=True)]
        if lines != old:
            self.paragraphs.replace(start, old_stop, lines)
            self.edited.emit()

    def _settle(self) -> None:
        """Writes the audiences into the document, as part of the edit that made them."""
        if self._manner.quiet or not self._unsettled:
            return
        unsettled, self._unsettled = self._unsettled, []
        in_step = self._manner.one_step
        with self.taking(Manner(quiet=True)):
            cursor = QTextCursor(self._document)
            cursor.joinPreviousEditBlock()
            for audience, run in groupby(unsettled, key=lambda pair: pair[1]):
                for first, last in _runs([number for number, _ in run]):
                    mark(self._over(first, last), audience)
            cursor.endEditBlock()
        if not in_step:
            # Undo would take back the audiences alone and leave the text where it flowed to.
            self._document.clearUndoRedoStacks()
        self.settled.emit()

    def _over(self, first: int, last: int) -> QTextCursor:
        cursor = QTextCursor(self._document.findBlockByNumber(first))
        end = self._document.findBlockByNumber(last)
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
