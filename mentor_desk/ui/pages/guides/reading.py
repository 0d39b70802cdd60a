"""One guide to read through: what it is for, when, what it asks, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desk.guides import About, in_words
from mentor_desk.ui.guide.naming import kind_text
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import WrapLabel, body, date_label, eyebrow, secondary, title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from mentor_desk.guides import Guide, Step

_WIDTH = 680


class Reading(Page):
    """The buttons are for whoever knows what to do with the guide shown."""

    def __init__(self, written: QWidget) -> None:
        super().__init__(_WIDTH)
        self._title = title()
        self._kind, self._own = Chip(), Chip(self.tr("yours"), "accent")
        self.like = IconButton("star", self.tr("Mark as favourite"))
        self.like.setCheckable(True)
        self.use = Button("", Kind.PRIMARY)
        self.duplicate = Button(self.tr("&Duplicate and edit"), icon="copy")
        self.edit = Button(self.tr("&Edit"), icon="pencil")
        self.share = Button(self.tr("Share as a &file…"), icon="upload")
        self.remove = Button(self.tr("Delete guide"), icon="trash-2")
        self._draft = Card(ground="warning")
        said = self.tr(
            "You are changing this guide, and something is still open. It is used and printed as "
            "it was before."
        )
        self.go_on = Button(self.tr("&Go on"), Kind.QUIET, "arrow-right")
        line = row(body(said), self.go_on, spacing=12)
        line.setStretch(0, 1)
        self._draft.body.addLayout(line)
        self._purpose = WrapLabel("", Role.NOTE)
        self._when = body()
        self._when.set_tone("text2")
        self._credit = secondary()
        self._questions = Card()
        self._steps = column(spacing=14)
        self._questions.body.addLayout(self._steps)
        above = row(self._title, self.like)
        above.setStretch(0, 1)
        above.setAlignment(self.like, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        head.setLayout(above)
        chips = row(self._kind, self._own, None, spacing=6)
        self.tools = FlowLayout(
            self.use, self.edit, self.duplicate, self.share, self.remove, spacing=8
        )
        for part in (
            column(head, chips, spacing=8),
            column(self._draft),
            column(self._purpose),
            self.tools,
            column(written),
            column(eyebrow(self.tr("When to use it")), self._when, spacing=4),
            column(eyebrow(self.tr("What it asks")), self._questions, spacing=8),
            column(eyebrow(self.tr("Where it comes from")), self._credit, spacing=4),
        ):
            self.body.addLayout(part)

    def show_any(self, there: bool) -> None:
        inside = self.widget()
        if inside is not None:
            inside.setVisible(there)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if there else policy.ScrollBarAlwaysOff
        )

    def show_guide(self, guide: Guide, *, liked: bool, own: bool, draft: bool) -> None:
        self._title.set_text(guide.title)
        self.setAccessibleName(guide.title)
        about_mentor = guide.about is About.MENTOR
        of_mentor = self.tr("{kind} of your own").format(kind=kind_text(guide.kind))
        self._kind.set_chip(of_mentor if about_mentor else kind_text(guide.kind))
        self._own.setVisible(own)
        self._draft.setVisible(draft)
        self.remove.setVisible(own)
        self.edit.setVisible(own)
        self._purpose.set_text(in_words(guide.purpose, ""))
        self._when.set_text(in_words(guide.when, ""))
        self._credit.set_text(guide.credit)
        self.show_liked(liked=liked)
        self.use.setText(self.tr("&Begin") if about_mentor else self.tr("&Use for…"))
        with refilled(self._questions):
            clear(self._steps)
            for at, step in enumerate(guide.steps):
                if at:
                    self._steps.addWidget(Divider())
                self._steps.addWidget(_Asked(at + 1, step))
        self.verticalScrollBar().setValue(0)

    def show_liked(self, *, liked: bool) -> None:
        self.like.setChecked(liked)
        self.like.set_name(
            self.tr("No longer a favourite") if liked else self.tr("Mark as favourite")
        )


class _Asked(QWidget):
    """A question with its number, and under it what helps to answer it."""

    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        count = date_label(str(number))
        asked = WrapLabel(in_words(step.question, ""), Role.STRONG)
        said = column(asked, spacing=4)
        if step.mentor_only:
            said.addWidget(secondary(self.tr("Only you are asked this.")))
        if step.help:
            said.addWidget(secondary(in_words(step.help, "")))
        line = row(count, said, spacing=14)
        line.setStretch(1, 1)
        line.setAlignment(count, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
