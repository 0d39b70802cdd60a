"""What to talk about, and what was taken on before and is still open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_line
from mentor_desk.records import AgendaTopic, RaisedBy
from mentor_desk.services import order, sessions
from mentor_desk.ui.note.people import ICONS, TONES, People
from mentor_desk.ui.pages.session.side import Group
from mentor_desk.ui.pages.session.tick_block import TickBlock, not_shown, seen_now, under
from mentor_desk.ui.row_menu import RowMenu
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.thrown import shortened
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.labels import secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.session.reading import Reading


class TopicRow(QWidget):
    """A topic to tick off. Its button says who may read it, and holds what else can be done."""

    def __init__(self, desk: Desk, topic: AgendaTopic, people: People) -> None:
        super().__init__()
        self._desk = desk
        self._topic = topic
        self.topic_id = topic.id
        self._people = people
        self.check = CheckRow(topic.text, on=topic.done)
        said = people.said(topic.audience)
        self.more = IconButton(
            ICONS[topic.audience],
            self.tr("{audience}. Change this topic").format(audience=said),
            TONES[topic.audience],
        )
        said_by = self.tr("Raised by {name}").format(name=people.mentee)
        mentees = topic.raised_by is RaisedBy.MENTEE
        self.check.setAccessibleDescription(said_by if mentees else "")
        self.edit = QLineEdit(topic.text)
        self.edit.setAccessibleName(self.tr("Topic"))
        self.edit.hide()
        words = column(self.check, self.edit, spacing=0)
        if mentees:
            words.addLayout(under(said_by))
        whole = row(words, self.more, spacing=2)
        whole.setStretch(0, 1)
        whole.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self.check.clicked.connect(self._tick)
        self.more.clicked.connect(self._open_menu)
        self._keys = RowMenu(self.check, self._fill, self._remove)
        self.edit.editingFinished.connect(self._rename)

    def menu(self) -> QMenu:
        return self._keys.menu()

    def _fill(self, menu: QMenu) -> None:
        topic = self._topic
        theme = appearance().theme
        for audience in Audience:
            text = self._people.said(audience).replace("&", "&&")
            action = menu.addAction(theme.icon(ICONS[audience], TONES[audience]), text)
            action.triggered.connect(partial(self._set, audience=audience))
        menu.addSeparator()
        mentees = topic.raised_by is RaisedBy.MENTEE
        raised = self.tr("Raised by me") if mentees else self.tr("Raised by {name}")
        other = RaisedBy.ME if mentees else RaisedBy.MENTEE
        name = self._people.mentee.replace("&", "&&")
        menu.addAction(raised.format(name=name)).triggered.connect(
            partial(self._set, raised_by=other)
        )
        menu.addAction(self.tr("&Change text")).triggered.connect(self._begin_rename)
        menu.addAction(self.tr("Move &up")).triggered.connect(lambda: self._move(-1))
        menu.addAction(self.tr("Move do&wn")).triggered.connect(lambda: self._move(1))
        menu.addAction(self.tr("&Delete")).triggered.connect(self._remove)

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _tick(self) -> None:
        done, topic = self.check.isChecked(), self._topic
        said = self.tr("Marked “{topic}” as done")
        if not done:
            said = self.tr("Marked “{topic}” as open again")

        def tick(session: Session) -> None:
            kept = session.get(AgendaTopic, topic.id)
            if kept is not None:
                kept.done = done

        if not self._desk.change(said.format(topic=shortened(topic.text)), tick):
            self.check.setChecked(not done)

    def _set(self, _checked: bool = False, /, **values: object) -> None:
        self._desk.attempt(lambda: self._desk.store.update(AgendaTopic, self._topic.id, values))

    def _begin_rename(self) -> None:
        self.check.hide()
        self.edit.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self) -> None:
        text = clean_line(self.edit.text())
        self.edit.hide()
        self.check.show()
        if text and text != self._topic.text:
            self._set(text=text)

    def _remove(self) -> None:
        self._desk.undo.throw_away(AgendaTopic, self._topic.id)

    def _move(self, by: int) -> None:
        topic = self._topic
        self._desk.change(
            self.tr("Moved “{topic}”").format(topic=shortened(topic.text)),
            lambda session: order.move(session, AgendaTopic, topic.id, by),
        )


class Agenda(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session_id: int | None = None
        self._hide_private = False
        self._topics = Group(self.tr("Agenda"))
        self._topics.body.setSpacing(2)
        self._hidden = secondary()
        self.add = QLineEdit()
        self.add.setPlaceholderText(self.tr("Add topic"))
        self.add.setAccessibleName(self.tr("Add topic"))
        self._carried = Group(self.tr("Open from before"))
        self._carried.body.setSpacing(2)
        self.setLayout(
            column(
                column(self._topics, self._hidden, self.add, spacing=8), self._carried, spacing=24
            )
        )
        self.add.returnPressed.connect(self._add)

    def show_reading(self, reading: Reading, people: People) -> None:
        self._session_id = reading.session.id
        self._fill_topics(reading.topics, people)
        self._fill_carried(reading.carried)

    def hide_private(self, hide: bool) -> None:
        """Takes effect when it is shown anew."""
        self._hide_private = hide

    def _fill_topics(self, topics: Sequence[AgendaTopic], people: People) -> None:
        focus = self._focused_topic()
        clear(self._topics.body)
        hidden = 0
        for topic in topics:
            if self._hide_private and topic.audience is Audience.ME:
                hidden += 1
                continue
            made = TopicRow(self._desk, topic, people)
            self._topics.body.addWidget(made)
            if topic.id == focus:
                made.show()  # a layout shows it later, and what is not shown takes no focus
                made.check.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hidden.setVisible(bool(hidden) or not topics)
        if hidden:
            self._hidden.set_text(self.tr("{n} not shown now (F9)").format(n=hidden))
        elif not topics:
            self._hidden.set_text(self.tr("What do you want to talk about?"))

    def _focused_topic(self) -> int | None:
        """Rows are made anew after each change; the keyboard must not lose its place."""
        for at in range(self._topics.body.count()):
            item = self._topics.body.itemAt(at)
            made = item.widget() if item is not None else None
            if isinstance(made, TopicRow) and (made.check.hasFocus() or made.more.hasFocus()):
                return made.topic_id
        return None

    def _fill_carried(self, carried: Sequence[ActionRow]) -> None:
        clear(self._carried.body)
        seen = seen_now(carried, hide=self._hide_private)
        for action in seen:
            self._carried.body.addWidget(TickBlock(self._desk, action))
        if len(seen) < len(carried):
            self._carried.body.addWidget(not_shown(len(carried) - len(seen)))
        self._carried.setVisible(bool(carried))

    def _add(self) -> None:
        number, text = self._session_id, self.add.text()
        if number is None or not clean_line(text):
            return

        def write() -> None:
            with self._desk.store.write() as session:
                sessions.add_topic(session, number, text)

        # Emptied first: the commit makes the page read everything again.
        self.add.clear()
        if not self._desk.attempt(write):
            self.add.setText(text)
