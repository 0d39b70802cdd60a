"""The guide as it will be answered, to try out; nothing that is typed here is kept anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mentor_desk.guides import About, Context
from mentor_desk.guides.editing import faults
from mentor_desk.ui.guide import GuideView
from mentor_desk.ui.guide.step import Ending
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.date_field import Lean
from mentor_desk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.ui.desk import Desk


class TryEnding(Ending):
    def __init__(self) -> None:
        self.back = Button("", Kind.PRIMARY)
        self.back.setText(self.tr("Back to &writing"))
        super().__init__([], [self.back])
        self.title = self.tr("Read it as a whole")
        self.question = self.tr("Does it read right?")
        self.help = self.tr("Nothing you typed here is kept.")


class Trying(QStackedWidget):
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._answers: dict[str, str] = {}
        ending = TryEnding()
        self.view = GuideView(desk, self.tr("How it reads"), ending, Lean.NEAR)
        said = self.tr("It can be tried out once nothing is open any more.")
        self.not_yet = EmptyState("pencil", said, self.tr("Back to writing"))
        self.addWidget(self.view)
        self.addWidget(self.not_yet)
        self.not_yet.acted.connect(self.left)
        ending.back.clicked.connect(self.left)
        self.view.finish_wanted.connect(self.left)
        self.view.edited.connect(self._remember)

    def begin(self, guide: Guide, at: int) -> None:
        """At a step; what was typed in an earlier try is still there, until the page is left."""
        sound = not faults(guide)
        self.setCurrentWidget(self.view if sound else self.not_yet)
        if not sound:
            self.not_yet.button.setFocus()
            return
        name = "" if guide.about is About.MENTOR else self.tr("Amara")
        context = Context(self._desk.library.words, name)
        self.view.show_guide(guide, self._answers, context, step=at)
        self.view.focus_first()

    def forget(self) -> None:
        self._answers = {}

    def _remember(self) -> None:
        self._answers = dict(self.view.answers)
