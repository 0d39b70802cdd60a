"""One thing of a backup, to be read: a note as it stood, or the fields of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget

from mentor_desk.safety.comparing import Since
from mentor_desk.ui.note.blocks import fill
from mentor_desk.ui.note.paragraphs import Line
from mentor_desk.ui.note.view import NoteView
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import WrapLabel, body, eyebrow, secondary
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.pages.backup.content import Text

_SIDE = 24


class Reading(QFrame):
    note_wanted = Signal()
    """That it comes back."""

    def __init__(self) -> None:
        super().__init__()
        self._look = appearance()
        self._alone = False
        """What is shown can be brought back by itself."""
        self._title = WrapLabel("", Role.SECTION)
        self._under = secondary()
        self._said = secondary()
        self._said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.bring_back = Button("", Kind.PRIMARY)
        self.bring_back.clicked.connect(self.note_wanted)
        self.note = NoteView()
        self.note.setReadOnly(True)
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.note.setAccessibleName(self.tr("The note as it stood in the backup"))
        self.fields = Page()
        self.fields.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to scroll it by keys
        self.fields.setAccessibleName(self.tr("What stood there in the backup"))
        self._nothing = EmptyState("book-open", self.tr("Choose something on the left to read it."))
        self._no_words = EmptyState("book-open", self.tr("Nothing was written here then."))
        self._bodies = QStackedWidget()
        for widget in (self.note, self.fields, self._nothing, self._no_words):
            self._bodies.addWidget(widget)
        self._line = row(self._said, self.bring_back, spacing=12)
        self._line.setStretch(0, 1)
        self._head = QWidget()
        head = column(self._title, self._under, self._line, spacing=4)
        head.setContentsMargins(_SIDE, 18, _SIDE, 14)
        self._head.setLayout(head)
        whole = column(self._head, self._bodies, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.clear()

    def set_narrow(self, narrow: bool) -> None:
        """What is said and what can be done about it then stand one below the other."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def clear(self) -> None:
        """Nothing is chosen, and nothing of what was read is kept."""
        self._head.hide()
        self.note.clear()
        clear(self.fields.body)
        self._bodies.setCurrentWidget(self._nothing)

    def show_text(self, shown: Text, people: People) -> None:
        self.clear()
        self._title.set_text(shown.title)
        self._under.set_text(shown.under)
        self._head.show()
        if any(block.text.strip() for block in shown.blocks):
            self.note.set_people(people)
            fill(self.note.document(), [Line(one.text, one.audience) for one in shown.blocks])
            self._bodies.setCurrentWidget(self.note)
        elif shown.fields:
            for label, said in shown.fields:
                self.fields.body.addLayout(column(eyebrow(label), body(said), spacing=4))
            self._bodies.setCurrentWidget(self.fields)
        else:
            self._bodies.setCurrentWidget(self._no_words)
        self._alone = bool(shown.again)
        self.bring_back.setText(shown.again)
        self.bring_back.setVisible(self._alone)

    def say_since(self, since: Since | None, name: str, *, mentee_gone: bool) -> None:
        """What became of it since, and so whether there is something to bring back."""
        if mentee_gone:
            said = self.tr("{name} is not in your journal any more; all of it comes back together.")
            self._said.set_text(said.format(name=name))
        elif since is Since.SAME:
            self._said.set_text(self.tr("The same as in your journal now."))
        elif since is Since.GONE and self._alone:
            self._said.set_text(self.tr("Gone from your journal since."))
        elif since is Since.GONE:
            said = self.tr("Gone since. It comes back with what else is gone of {name}.")
            self._said.set_text(said.format(name=name))
        else:
            self._said.set_text(self.tr("It says something else in your journal now."))
        self._said.set_tone("text2" if since is Since.SAME else "warning")
        wanted = self._alone and since is not Since.SAME and not mentee_gone
        self.bring_back.setVisible(wanted)

    def said(self) -> str:
        return self._said.text()

    def title(self) -> str:
        return self._title.text()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        theme = self._look.theme
        painter_for(self).fillRect(QRectF(self.rect()), theme.colour("surface"))
