"""What the note looks like while somebody else looks at the screen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.ui.note.blocks import fill
from mentor_desk.ui.note.marks import Marks
from mentor_desk.ui.note.paragraphs import Line
from mentor_desk.ui.note.view import NoteView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class MaskedNote(NoteView):
    """Holds no private text at all, only how many paragraphs of it there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Note without what is only for you"))
        self._marks = Marks(self, fixed=True)
        self.moved.connect(self._marks.place)

    def show_lines(self, lines: Iterable[Line]) -> None:
        shown: list[Line] = []
        for private, run in groupby(lines, key=lambda line: line.audience is Audience.ME):
            group = [line for line in run if line.text]
            if private and group:
                shown.append(Line(self._hidden(len(group)), Audience.ME))
            elif not private:
                shown.extend(group)
        fill(self.document(), shown or [Line("", Audience.ME)])

    def _hidden(self, count: int) -> str:
        if count == 1:
            return self.tr("1 paragraph is hidden. F9 shows it again.")
        return self.tr("{n} paragraphs are hidden. F9 shows them again.").format(n=count)
