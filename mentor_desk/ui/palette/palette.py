"""The search line over the window: typed, chosen, gone again, and the focus back where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from mentor_desk.ui.palette.entries import Entry, fitting
from mentor_desk.ui.palette.entry_list import EntryList
from mentor_desk.ui.palette.sources import (
    MOST_HITS,
    People,
    command_entries,
    guide_entries,
    hit_entries,
    recent_entries,
)
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentor_desk.ui.commands import Commands
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place

SOON_MS = 50
_WIDTH, _HEIGHT, _TOP = 640, 480, 64
_FEW_PEOPLE = 8


class Palette(QFrame):
    """Lies over `window` and keeps the rest of it out of reach until it is closed."""

    def __init__(
        self, desk: Desk, commands: Commands, recent: Callable[[], list[Place]], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._commands = commands
        self._recent = recent
        self._window = window
        self._back_to: QWidget | None = None
        self._choose: Callable[[int], None] | None = None
        self._people: People | None = None
        self._look = appearance()
        self.setAccessibleName(self.tr("Search and commands"))
        self.prompt = ElidedLabel("", Role.EYEBROW, "accent")
        self.field = QLineEdit()
        self.list = EntryList(self.tr("Results"))
        self.nothing = WrapLabel("", Role.BODY, "text2")
        self.clear = Button(self.tr("Clear"), Kind.QUIET)
        self.count = ElidedLabel("", Role.SECONDARY, "text3", tabular=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look_up)
        self._build()
        self._connect()
        self.hide()

    def search(self, text: str = "") -> None:
        """Everything: commands, people, and every word of the journal."""
        self._choose = None
        self.prompt.hide()
        self._open(self.tr("Search everything or type a command"), text)

    def choose_mentee(self, prompt: str, then: Callable[[int], None]) -> None:
        """People only; `then` gets the one that was chosen."""
        self._choose = then
        self.prompt.setText(prompt)
        self.prompt.show()
        self._open(self.tr("Name of a mentee"), "")

    def leave(self) -> None:
        """Closes; the focus goes back to where it was."""
        self._soon.stop()
        self.hide()
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back_to = None

    def waits(self) -> bool:
        """Whether the list is about to change for what was typed last."""
        return self._soon.isActive()

    def look_up(self) -> None:
        """Fills the list for what stands in the line now."""
        self._soon.stop()
        typed = self.field.text().strip()
        entries = self._chooseable(typed) if self._choose else self._findable(typed)
        self.list.set_entries(entries)
        found = sum(not entry.is_heading for entry in entries)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        none = self.tr("No match for “{text}”")
        if self._desk.privacy.hidden:
            none = self.tr("No match for “{text}” in what is not hidden. F9 shows the rest again.")
        self.nothing.set_text(none.format(text=typed))
        self._tell_count(found, typed)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the results, never to the window underneath."""
        if self._empty.isVisible():
            there = self.field if self.clear.hasFocus() else self.clear
            there.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.list.step(1 if next else -1)
        return True

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(arg__1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        veil = QColor(0, 0, 0, 130 if self._look.theme.tokens.dark else 56)
        painter_for(self).fillRect(self.rect(), veil)

    def _build(self) -> None:
        self.field.setProperty("bare", True)  # noqa: FBT003 - Qt names it first
        self.field.setMaxLength(400)
        self.field.setAccessibleName(self.tr("Search everything or type a command"))
        line = row(IconLabel("search", "text3"), self.field, spacing=12)
        line.setContentsMargins(18, 0, 18, 0)
        above = column(self.prompt, spacing=0)
        above.setContentsMargins(18, 0, 18, 0)
        self._empty = QWidget()
        beneath = column(row(None, self.nothing, None), row(None, self.clear, None), spacing=8)
        beneath.setContentsMargins(20, 24, 20, 24)
        self._empty.setLayout(beneath)
        foot = row(self.count, None)
        foot.setContentsMargins(18, 0, 18, 0)
        self._panel = _Panel(self)
        whole = column(above, line, Divider(), self.list, self._empty, foot, spacing=10)
        whole.setStretch(3, 1)
        whole.setContentsMargins(0, 16, 0, 12)
        self._panel.setLayout(whole)
        self._restyle()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self._window.installEventFilter(self)
        self.field.textEdited.connect(lambda: self._soon.start())
        self.clear.clicked.connect(self._clear)
        self.list.picked.connect(self._run)
        self._desk.place_wanted.connect(self.hide)
        self._desk.privacy.changed.connect(self._follow_privacy)
        self._look.changed.connect(self._restyle)

    def _follow_privacy(self) -> None:
        if self.isVisible():
            self.look_up()

    def _restyle(self) -> None:
        self.field.setFont(self._look.theme.font(Role.NOTE))
        if self.isVisible():
            self._place()

    def _open(self, placeholder: str, text: str) -> None:
        if not self.isVisible():
            self._back_to = QApplication.focusWidget()
        self._people = People(self._desk)
        self.field.setPlaceholderText(placeholder)
        self.field.setText(text)
        self.show()
        self.raise_()
        self.look_up()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _findable(self, typed: str) -> list[Entry]:
        assert self._people is not None
        hidden = self._desk.privacy.hidden
        commands = command_entries(self._commands.listed())
        if not typed:
            recent = [] if hidden else self._recent()
            places = recent_entries(self._desk, recent, self._people)
            return [
                *self._hidden(),
                *_headed(self.tr("Recent"), places),
                *_headed(self.tr("Commands"), commands),
            ]
        people = self._people.entries(typed, self._commands.open_mentee)
        hits = [] if hidden else self._desk.store.search(typed, MOST_HITS)
        return [
            *self._hidden(),
            *_headed(self.tr("Mentees"), people[:_FEW_PEOPLE]),
            *_headed(self.tr("Commands"), fitting(typed, commands)[:6]),
            *_headed(self.tr("Guides"), guide_entries(self._desk, typed)[:6]),
            *_headed(self.tr("In the journal"), hit_entries(self._desk, hits)),
        ]

    def _chooseable(self, typed: str) -> list[Entry]:
        assert self._people is not None
        people = self._people.entries(typed, self._chosen)
        new = Entry(self.tr("New mentee…"), self._commands.new_mentee, icon="plus")
        shown = [*people, new] if not typed or not people else people
        return [*self._hidden(), *shown]

    def _hidden(self) -> list[Entry]:
        """Why somebody one looks for is not in the list."""
        if not self._desk.privacy.hidden:
            return []
        return [Entry(self.tr("What is private is hidden now. F9 shows it again."))]

    def _chosen(self, mentee_id: int) -> None:
        if self._choose is not None:
            self._choose(mentee_id)

    def _key(self, event: QKeyEvent) -> bool:
        """True for what the line does not keep for itself."""
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                return False
        return True

    def _enter(self) -> None:
        if self._soon.isActive():
            self.look_up()
        entry = self.list.chosen()
        if entry is not None:
            self._run(entry)

    def _run(self, entry: Entry) -> None:
        self.leave()
        if entry.run is not None:
            entry.run()

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_up()

    def _tell_count(self, found: int, typed: str) -> None:
        if not typed:
            self.count.setText(self.tr("Enter opens, Esc goes back"))
            return
        text = self.tr("One result") if found == 1 else self.tr("{n} results").format(n=found)
        self.count.setText(text if found else "")
        spoken = text if found else self.nothing.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        theme = self._look.theme
        width = min(theme.scaled(_WIDTH), self.width() - 48)
        height = min(theme.scaled(_HEIGHT), self.height() - 2 * _TOP)
        if not self.list.isVisibleTo(self._panel):
            height = min(height, self._panel.sizeHint().height())
        self._panel.setGeometry(QRect((self.width() - width) // 2, _TOP, width, height))


class _Panel(QFrame):
    """The sheet the search stands on."""

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        theme = appearance().theme
        fill, edge = theme.colour("surface"), theme.colour("border")
        panel(painter_for(self), QRectF(self.rect()), fill, edge, 12, theme.tokens.line)


def _headed(heading: str, entries: Sequence[Entry]) -> list[Entry]:
    return [Entry(heading), *entries] if entries else []
