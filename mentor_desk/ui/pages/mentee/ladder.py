"""The ladder of a goal: written level by level, agreed on, and from then on only scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.guides import EXPECTED
from mentor_desk.records import Ladder
from mentor_desk.services import ladders
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.guide.ladder import LadderField
from mentor_desk.ui.guide.naming import level_figure, level_text
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, eyebrow, secondary

if TYPE_CHECKING:
    from mentor_desk.services.goals import GoalRow
    from mentor_desk.ui.desk import Desk


class GoalLadder(QWidget):
    """Nothing but a button until there is a ladder."""

    def __init__(self, desk: Desk, goal_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = goal_id
        self._ladder: Ladder | None = None
        self._autosave = Autosave(self._save, desk.saving, self)
        self.add = Button(self.tr("Add an attainment &ladder"), Kind.QUIET, "list-ordered")
        self.add.setToolTip(
            self.tr("Five levels of what may come of it, agreed before anybody looks.")
        )
        self.add.clicked.connect(self._begin)
        self._head = row(eyebrow(self.tr("Attainment ladder")), None, spacing=8)
        self.remove = IconButton("trash-2", self.tr("Delete the ladder"), "text3")
        self.remove.clicked.connect(self._delete)
        self._head.addWidget(self.remove)
        self._shown = QWidget()
        self.draft = _Draft()
        self.frozen = _Frozen(desk)
        self._shown.setLayout(column(self._head, self.draft, self.frozen, spacing=8))
        self.setLayout(column(row(self.add, None), self._shown, spacing=0))
        self.draft.field.edited.connect(self._autosave.touch)
        self.draft.seen_by.textEdited.connect(self._autosave.touch)
        self.draft.agree.clicked.connect(self._agree)
        self.frozen.again.clicked.connect(self._take_back)
        self._begun = False

    def show_row(self, one: GoalRow) -> None:
        self._ladder = ladder = one.ladder
        agreed = ladder is not None and ladder.agreed_on is not None
        there = ladder is not None or self._begun
        if ladder is not None and agreed:
            self.frozen.show_row(ladder, one)
        elif ladder is not None and not self._autosave.dirty:
            self.draft.show_ladder(ladder)
        self.remove.setVisible(ladder is not None)
        self._turn_to(there=there, agreed=agreed)

    def _turn_to(self, *, there: bool, agreed: bool) -> None:
        """What comes has the focus before what goes loses it: Qt would pass it on to whatever
        stands below, and the page would jump there.
        """
        first: dict[QWidget, QWidget] = {
            self.add: self.add,
            self.draft: self.draft.field.lines[EXPECTED],
            self.frozen: self.frozen.again,
        }
        front = self.frozen if agreed else self.draft if there else self.add
        self.add.setVisible(not there)
        self._shown.setVisible(there)
        front.show()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not front.isAncestorOf(focused):
            first[front].setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.draft, self.frozen):
            part.setVisible(part is front)

    def flush(self) -> bool:
        return self._autosave.flush()

    def _begin(self) -> None:
        self._begun = True
        self.remove.hide()
        self._turn_to(there=True, agreed=False)
        self.draft.field.lines[EXPECTED].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        with self._desk.store.write(self) as session:
            told, seen_by = self.draft.field.levels(), self.draft.seen_by.text()
            ladders.keep(session, self._id, told, seen_by)

    def _agree(self) -> None:
        if not self.flush():
            return
        today = self._desk.clock.today()
        said = self.tr("Agreed on the ladder")
        try:
            self._desk.undo.run(said, lambda session: ladders.agree(session, self._id, today))
        except KnownError as error:
            self.draft.say(self._desk.voice.say(error.words))

    def _take_back(self) -> None:
        said = self.tr("Opened the ladder again")
        self._desk.change(said, lambda session: ladders.take_back(session, self._id))

    def _delete(self) -> None:
        if self._ladder is not None and self.flush():
            self._begun = False
            self._desk.undo.throw_away(Ladder, self._ladder.id)


class _Draft(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = LadderField(self.tr("Attainment ladder"))
        self.seen_by = QLineEdit()
        self._seen_row = FieldRow(self.tr("Who can tell which level it is, and how"), self.seen_by)
        self.agree = Button(self.tr("Agree on the ladder"))
        self._error = WrapLabel("", Role.SECONDARY, "danger")
        self._error.hide()
        begin = secondary(
            self.tr(
                "Begin in the middle: what both of you expect. Then what would be more, and what "
                "less; Enter goes on in this order."
            )
        )
        self.setLayout(
            column(
                begin,
                self.field,
                self._seen_row,
                self._error,
                row(self.agree, None),
                spacing=10,
            )
        )
        self.field.edited.connect(self._error.hide)

    def show_ladder(self, ladder: Ladder) -> None:
        self.field.set_levels(ladders.levels(ladder))
        if self.seen_by.text() != ladder.seen_by:
            self.seen_by.setText(ladder.seen_by)

    def say(self, text: str) -> None:
        self._error.set_text(text)
        self._error.show()
        self.agree.setAccessibleDescription(text)
        self._lacking().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lacking(self) -> QWidget:
        """The level to write next: what is expected, then the ones beside it."""
        told = self.field.levels()
        if not told[EXPECTED]:
            return self.field.lines[EXPECTED]
        return self.field.lines[EXPECTED + 1 if any(told[:EXPECTED]) else EXPECTED - 1]


class _Frozen(QWidget):
    """The levels to be read, the last score at its level, and why nothing can be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnMinimumWidth(1, appearance().theme.scaled(84))
        self._levels = QWidget()
        self._levels.setLayout(self._grid)
        self._why = secondary()
        self.again = Button(self.tr("Open it again"), Kind.QUIET)
        line = row(self._why, self.again, spacing=8)
        line.setStretch(0, 1)
        self.setLayout(column(self._levels, line, spacing=8))

    def show_row(self, ladder: Ladder, one: GoalRow) -> None:
        scores = [reading for reading in one.readings if reading.level is not None]
        last = scores[-1] if scores else None
        day = self._desk.voice.day(ladder.agreed_on) if ladder.agreed_on else ""
        said = (
            self.tr("Agreed on {day} and scored since, so its levels stay as they are.")
            if scores
            else self.tr(
                "Agreed on {day}. From the first score on its levels stay as they are, for an "
                "honest look; until then you can both open it again."
            )
        )
        parts = [said.format(day=day)]
        if ladder.seen_by:
            parts.append(self.tr("Seen by: {who}.").format(who=ladder.seen_by.rstrip(".")))
        self._why.set_text(" ".join(parts))
        self.again.setVisible(not scores)
        with refilled(self._levels):
            clear(self._grid)
            for at, text in enumerate(ladders.levels(ladder)):
                level = at - EXPECTED
                here = last is not None and last.level == level
                when = (
                    self._desk.voice.brief_day(last.day, self._desk.clock.today()) if last else ""
                )
                self._line(at, text, when if here else "")

    def _line(self, at: int, text: str, scored: str) -> None:
        level = at - EXPECTED
        top = Qt.AlignmentFlag.AlignTop
        figure = ElidedLabel(level_figure(level), Role.STRONG, "text2", tabular=True, keep=True)
        self._grid.addWidget(figure, at, 0, top | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(WrapLabel(level_text(level), Role.SECONDARY, "text2"), at, 1, top)
        tone = "text" if text else "text3"
        says = WrapLabel(text or self.tr("left open"), Role.BODY, tone)
        self._grid.addWidget(says, at, 2, top)
        if scored:
            chip = Chip(self.tr("here on {day}").format(day=scored), "accent", "check")
            self._grid.addWidget(chip, at, 3, top)
