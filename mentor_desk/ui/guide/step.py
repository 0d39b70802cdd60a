"""One question with all that belongs to it, and the last place, where the writing is closed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desk.ui.guide.reading import SpanLabel
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, refilled
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.labels import WrapLabel, eyebrow, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides import Span


def in_order(*parts: QWidget) -> None:
    """Makes Tab go through the parts and what they hold in this order, whenever each was made."""
    stops = [
        one
        for part in parts
        for one in (part, *part.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is part.window()  # the list of a combo box is a window of its own
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


class Ending(QWidget):
    """The step after the guide's own: how all of it reads, and below it `parts`.

    `buttons` take the place of "Next", the first is filled.
    """

    def __init__(self, parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.title = ""
        self.question = ""
        self.help = ""
        self.buttons = tuple(buttons)
        self._whole = QWidget()
        self._paragraphs = column(spacing=10)
        self._whole.setLayout(self._paragraphs)
        self.parts = column(self._whole, *parts, spacing=16)
        self.setLayout(self.parts)

    def show_whole(self, paragraphs: Sequence[Sequence[Span]]) -> None:
        with refilled(self._whole):
            clear(self._paragraphs)
            for spans in paragraphs:
                label = SpanLabel()
                label.show_spans(spans)
                self._paragraphs.addWidget(label)

    def whole(self) -> str:
        """What stands there to be read."""
        items = (self._paragraphs.itemAt(at) for at in range(self._paragraphs.count()))
        labels = (item.widget() for item in items if item is not None)
        return "\n".join(one.text() for one in labels if isinstance(one, SpanLabel))


class Question(QWidget):
    """Eyebrow, question, help, the answer's fields, and an example to lean on."""

    def __init__(self) -> None:
        super().__init__()
        self._where = eyebrow()
        self._asked = title()
        self._help = WrapLabel("", Role.BODY, "text2")
        self._answer = column(spacing=0)
        self._example = WrapLabel("", Role.BODY, "text2")
        self._below = QWidget()
        self._below.setLayout(
            column(Divider(), eyebrow(self.tr("Example")), self._example, spacing=8)
        )
        self._shown: QWidget | None = None
        head = column(self._where, self._asked, self._help, spacing=6)
        self.setLayout(column(head, self._answer, self._below, spacing=20))

    def show_texts(self, where: str, asked: str, help_text: str, example: str) -> None:
        self._where.setText(where)
        self._asked.set_text(asked)
        self._help.set_text(help_text)
        self._help.setVisible(bool(help_text))
        self._example.set_text(example)
        self._below.setVisible(bool(example))

    def show_answer(self, widget: QWidget, *, keep_old: bool) -> None:
        """The widget shown before is let go unless somebody keeps it."""
        old = self._shown
        if old is widget:
            return
        if old is not None:
            self._answer.removeWidget(old)
            old.hide()
            if keep_old:
                old.setParent(None)
            else:
                old.deleteLater()
        self._answer.addWidget(widget)
        widget.show()
        self._shown = widget
