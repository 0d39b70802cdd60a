"""A guide being answered: rail, question and reading, arranged by the room there is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.guides import (
    Context,
    Guide,
    first_name,
    in_words,
    is_answered,
    paragraphs,
    reads,
    run_checks,
)
from mentor_desk.ui.guide.fields import StepFields
from mentor_desk.ui.guide.rail import Rail
from mentor_desk.ui.guide.reading import ReadingCard
from mentor_desk.ui.guide.step import Ending, Question, in_order
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import ElidedLabel
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.widgets.date_field import Lean

_WIDE, _MIDDLE = 920, 660
_NOTHING: Mapping[str, str] = MappingProxyType({})


class GuideView(Page):
    """`answers` is what was typed so far, also for other guides; `edited` tells of each key."""

    edited = Signal()
    finish_wanted = Signal()
    """The keys for "next" at the last step."""

    def __init__(self, desk: Desk, card_title: str, ending: Ending, lean: Lean) -> None:
        super().__init__(width=1080)
        self.answers: dict[str, str] = {}
        self.guide: Guide | None = None
        self.step = 0
        self._desk = desk
        self._lean = lean
        self._context = Context(words=desk.library.words)
        self._furthest = 0
        self._frozen: Mapping[str, str] = _NOTHING
        self._ending = ending
        self._fields: StepFields | None = None
        self.rail = Rail()
        self._question = Question()
        self.card = ReadingCard(card_title, desk.voice)
        self.back = Button(self.tr("Back"))
        self.next = Button(self.tr("Next"), Kind.PRIMARY)
        hint = ElidedLabel(self.tr("Ctrl+Enter, Alt+↑ ↓"), Role.SECONDARY, "text3")
        buttons = row(self.back, self.next, *ending.buttons, None, hint, spacing=12)
        middle = QWidget()
        middle.setLayout(column(self._question, buttons, None, spacing=24))
        self._parts = _Parts(self.rail, middle, self.card)
        self.body.addWidget(self._parts)
        self.back.clicked.connect(lambda: self.go_to(self.step - 1))
        self.next.clicked.connect(self.go_on)
        self.rail.wanted.connect(self._show_step)
        self.card.step_wanted.connect(self._go_to_named)
        self._shortcut("Alt+Up", self.tr("Step before"), self._go_back)
        self._shortcut("Alt+Down", self.tr("Next step"), self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.tr("Next step, at the end: done"), self._go_on_or_finish)

    def show_guide(
        self,
        guide: Guide,
        answers: Mapping[str, str],
        context: Context,
        *,
        step: int = 0,
        frozen: Mapping[str, str] = _NOTHING,
    ) -> None:
        """`frozen` says of fields that cannot be changed any more why."""
        self.guide = guide
        self._frozen = frozen
        self.answers = dict(answers)
        self._context = context
        answered = [is_answered(one, answers) for one in guide.steps]
        self._furthest = max((at for at, done in enumerate(answered) if done), default=0)
        titles = [in_words(one.title, first_name(context.name)) for one in guide.steps]
        self.rail.show_steps([*titles, self._ending.title])
        writing = self._fields.focused() if self._fields is not None else ""
        self._show_step(step)
        if writing and self._fields is not None:
            self._fields.focus(writing)

    def go_to(self, step: int) -> None:
        """Shows a step and puts the cursor there."""
        self._show_step(step)
        self.focus_first()

    def go_on(self) -> None:
        self.go_to(self.step + 1)

    def focus_first(self) -> None:
        if self._fields is not None:
            self._fields.focus()
        elif self._ending.buttons:
            self._ending.buttons[0].setFocus()

    def point_at(self, name: str, message: str) -> None:
        """Goes to a field and says there what is in the way."""
        if self.guide is None:
            return
        for at, step in enumerate(self.guide.steps):
            if any(field.name == name for field in step.fields):
                self._show_step(at)
                if self._fields is not None:
                    self._fields.point_at(name, message)

    def step_to_go_on(self) -> int:
        """After the last one answered: what was left out on the way was left out on purpose."""
        if self.guide is None:
            return 0
        steps = self.guide.steps
        return max(
            (at for at, one in enumerate(steps, 1) if is_answered(one, self.answers)), default=0
        )

    def _show_step(self, step: int) -> None:
        if self.guide is None:
            return
        last = len(self.guide.steps)
        self.step = max(0, min(last, step))
        self._furthest = max(self._furthest, self.step)
        where = self.tr("Step {number} of {count}").format(number=self.step + 1, count=last + 1)
        old_is_ending = self._fields is None
        if self.step == last:
            ending = self._ending
            self._question.show_texts(where, ending.question, ending.help, "")
            self._question.show_answer(ending, keep_old=False)
            self._fields = None
        else:
            self._show_fields(where, old_is_ending)
        self.back.setEnabled(self.step > 0)
        self.next.setVisible(self.step < last)
        for button in self._ending.buttons:
            button.setVisible(self.step == last and button.property("wanted") is not False)
        self.verticalScrollBar().setValue(0)
        self._read()
        answer = self._fields or self._ending
        in_order(self.rail, answer, self.back, self.next, *self._ending.buttons, self.card)

    def _show_fields(self, where: str, old_is_ending: bool) -> None:
        assert self.guide is not None
        step, name = self.guide.steps[self.step], first_name(self._context.name)
        fields = StepFields(step, name, self._desk.clock.today, self._lean)
        fields.show_answers(self.answers)
        fields.freeze(self._frozen)
        fields.edited.connect(self._keep)
        fields.finished.connect(self.go_on)
        texts = (in_words(text, name) for text in (step.question, step.help, step.example))
        self._question.show_texts(where, *texts)
        self._question.show_answer(fields, keep_old=old_is_ending)
        self._fields = fields

    def _keep(self, name: str, text: str) -> None:
        if self.answers.get(name, "") == text:
            return
        self.answers[name] = text
        self._read()
        self.edited.emit()

    def _read(self) -> None:
        if self.guide is None:
            return
        guide, answers = self.guide, self.answers
        spans = reads(guide, answers, self._context.name, self._desk.voice)
        whole = self.step == len(guide.steps)
        self.card.show_text(shown=not whole)
        if whole:
            self._ending.show_whole(
                paragraphs(guide, answers, self._context.name, self._desk.voice)
            )
        found = run_checks(guide, answers, self._desk.clock.today(), self._context)
        # What nobody was asked yet is not missing.
        visited = {one.id for one in guide.steps[: self._furthest + 1]}
        self.card.show_reading(
            spans, [one for one in found if not one.missing or one.step in visited]
        )
        done = [is_answered(one, answers) for one in guide.steps]
        self.rail.show_state(self.step, [*done, False])

    def _go_to_named(self, name: str) -> None:
        if self.guide is not None:
            ids = [one.id for one in self.guide.steps]
            self.go_to(ids.index(name))

    def _go_back(self) -> None:
        self.go_to(self.step - 1)

    def _go_on_or_finish(self) -> None:
        if self.guide is not None and self.step == len(self.guide.steps):
            self.finish_wanted.emit()
        else:
            self.go_on()

    def _shortcut(self, keys: str, what: str, call: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setWhatsThis(what)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(call)


class _Parts(QWidget):
    """Three columns, or the rail as a line on top, or all below each other."""

    def __init__(self, rail: Rail, middle: QWidget, card: ReadingCard) -> None:
        super().__init__()
        self._rail, self._middle, self._card = rail, middle, card
        self._look = appearance()
        self._form = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(20)
        self.setLayout(self._grid)
        self._arrange(3)
        self._look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        units = self.width() / self._look.theme.scaled(100) * 100
        self._arrange(3 if units >= _WIDE else 2 if units >= _MIDDLE else 1)

    def _arrange(self, form: int) -> None:
        if form == self._form:
            return
        self._form = form
        for part in (self._rail, self._middle, self._card):
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        places = {
            3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
            2: ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)),
            1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
        }[form]
        self._rail.set_compact(compact=form != 3)
        self._grid.addWidget(self._rail, *places[0], top)
        self._grid.addWidget(self._middle, *places[1])
        self._grid.addWidget(self._card, *places[2], top)
        for at, stretch in enumerate({3: (20, 48, 30), 2: (58, 36, 0), 1: (1, 0, 0)}[form]):
            self._grid.setColumnStretch(at, stretch)
