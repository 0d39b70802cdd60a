"""One step: what is asked, where the answers go, and what is looked at then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from mentor_desk.guides import About
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.guides.editing.change import (
    copy_step,
    inserted,
    moved,
    new_field,
    remove_step,
    users,
    with_step,
)
from mentor_desk.guides.editing.faults import MOST_FIELDS, MOST_STEPS
from mentor_desk.ui.pages.guide_editor.answer import AnswerCard
from mentor_desk.ui.pages.guide_editor.checks import ChecksCard
from mentor_desk.ui.pages.guide_editor.places import name_gap
from mentor_desk.ui.pages.guide_editor.room import EditorRoom
from mentor_desk.ui.pages.guide_editor.rows import text_row
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.labels import section, title

if TYPE_CHECKING:
    from mentor_desk.guides import Step
    from mentor_desk.ui.pages.guide_editor.piece import Piece
    from mentor_desk.ui.voice import QtVoice


class StepRoom(EditorRoom):
    def __init__(self, piece: Piece, voice: QtVoice) -> None:
        super().__init__(piece)
        self.at = 0
        self._title = title()
        self.up = IconButton("arrow-up", self.tr("Move the step up (Alt+↑)"))
        self.down = IconButton("arrow-down", self.tr("Move the step down (Alt+↓)"))
        self.copy = IconButton("copy", self.tr("Duplicate the step"))
        self.remove = IconButton("trash-2", self.tr("Remove the step"))
        head = row(self._title, self.up, self.down, self.copy, self.remove, spacing=4)
        head.setStretch(0, 1)
        self._asked = Card(self.tr("What is asked"))
        self._answers = column(spacing=12)
        self.add = Button(self.tr("Add an a&nswer"), icon="plus")
        self.checks = ChecksCard(piece, voice)
        self.body.addLayout(head)
        self.body.addWidget(self._asked)
        self.body.addWidget(section(self.tr("Where the answers go")))
        self.body.addLayout(self._answers)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.checks)
        self.up.clicked.connect(lambda: self.move_step(-1))
        self.down.clicked.connect(lambda: self.move_step(1))
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(self.remove_step)
        self.add.clicked.connect(self._add_answer)

    def show_room(self, at: int) -> None:
        guide = self._piece.guide
        self.at = at
        step, count = guide.steps[at], len(guide.steps)
        self._title.set_text(self.tr("Step {n} of {count}").format(n=at + 1, count=count))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)
        self.copy.setEnabled(count < MOST_STEPS)
        self.add.setEnabled(len(step.fields) < MOST_FIELDS)
        with self.anew():
            self._show_texts(step)
            clear(self._answers)
            for item in range(len(step.fields)):
                self._answers.addWidget(AnswerCard(self._piece, at, item))
            self.checks.show_checks(at)

    def _show_texts(self, step: Step) -> None:
        clear(self._asked.body)
        said = self.tr("{mark} stands for the name of the mentee.")
        name = said.format(mark=name_gap().mark("name"))
        if self._piece.guide.about is About.MENTOR:
            name = ""
        as_you = self.tr("As “you”. Where it is empty, the question above stands there.")
        rows = (
            ("title", self.tr("Title"), 1, ""),
            ("question", self.tr("Question"), 2, name),
            ("for_mentee", self.tr("How the mentee is asked on paper"), 2, as_you),
            ("help", self.tr("What helps to answer it"), 2, ""),
            ("example", self.tr("Example"), 2, ""),
        )
        for key, label, lines, hint in rows:
            if key == "for_mentee" and not self._handed_over():
                continue
            text = str(getattr(step, key))
            made = text_row(
                key,
                label,
                text,
                lambda text, key=key: self._write(key, text),
                lines=lines,
                help_text=hint,
            )
            self._asked.body.addWidget(made)
        if self._piece.guide.about is About.MENTEE:
            said = self.tr("Only I am asked this; it is not printed for the mentee")
            alone = CheckRow(said, on=step.mentor_only, struck=False)
            alone.setObjectName("mentor-only")
            alone.toggled.connect(self._write_alone)
            self._asked.body.addWidget(alone)

    def _handed_over(self) -> bool:
        guide = self._piece.guide
        return guide.about is About.MENTEE and not guide.for_mentor

    def _write(self, key: str, text: str) -> None:
        guide = self._piece.guide
        step = replace(guide.steps[self.at], **{key: text})
        if key == "question":
            step = replace(step, for_mentee="")  # it asks what was asked before
        self._piece.write(with_step(guide, self.at, step))
        told = self._asked.findChild(QPlainTextEdit, "for_mentee")
        if key == "question" and told is not None and told.toPlainText():
            told.clear()

    def _write_alone(self, on: bool) -> None:
        guide = self._piece.guide
        step = replace(guide.steps[self.at], mentor_only=on)
        self._piece.write(with_step(guide, self.at, step))

    def move_step(self, way: int) -> None:
        guide, to = self._piece.guide, self.at + way
        if not 0 <= to < len(guide.steps):
            return
        said = self.tr("Moved the step “{step}”").format(step=guide.steps[self.at].title)
        steps = moved(guide.steps, self.at, to)
        self._piece.reshape(said, replace(guide, steps=steps), Spot(Room.STEP, to))

    def _copy(self) -> None:
        guide = self._piece.guide
        step = guide.steps[self.at]
        named = self.tr("{step}, once more").format(step=step.title)
        said = self.tr("Duplicated the step “{step}”").format(step=step.title)
        fresh = copy_step(guide, self.at, named)
        self._piece.reshape(said, fresh, Spot(Room.STEP, self.at + 1, "title"))

    def remove_step(self) -> None:
        guide = self._piece.guide
        step = guide.steps[self.at]
        sentences, _ = users(guide, [one.name for one in step.fields])
        said = self.tr("Removed the step “{step}”")
        if sentences:
            said = self.tr("Removed the step “{step}”, and took it out of how it reads")
        fresh = remove_step(guide, self.at)
        left = min(self.at, len(fresh.steps) - 1)
        spot = Spot(Room.STEP, left) if fresh.steps else Spot(Room.ABOUT)
        self._piece.reshape(said.format(step=step.title), fresh, spot)

    def _add_answer(self) -> None:
        guide = self._piece.guide
        step = guide.steps[self.at]
        fields = inserted(step.fields, len(step.fields), new_field(guide))
        fresh = with_step(guide, self.at, replace(step, fields=fields))
        spot = Spot(Room.STEP, self.at, "fields", len(step.fields))
        self._piece.reshape(self.tr("Added a place for an answer"), fresh, spot)
