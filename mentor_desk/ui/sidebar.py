"""The side of the window: where to go, who is mentored, and whether everything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mentor_desk.records import (
    Action,
    CheckIn,
    Feedback,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    Standing,
)
from mentor_desk.services import actions, mentees
from mentor_desk.services import today as today_service
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.forms.autosave import SaveState
from mentor_desk.ui.people_list import PeopleList, Person
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, eyebrow
from mentor_desk.ui.widgets.mark import Mark
from mentor_desk.ui.widgets.nav_button import NavButton
from mentor_desk.ui.widgets.paint import painter_for, trailing_rect

if TYPE_CHECKING:
    from mentor_desk.services.mentees import Named
    from mentor_desk.store import Changes, Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.forms.autosave import Saving

WIDTH = 208
# Who needs a look may take a moment to find out, so not after every key.
_REST_MS = 300
_WIDEST = 288
_SECTIONS = (PageName.TODAY, PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS, PageName.GUIDES)
# Pages that belong to a section without being it.
_WITHIN = {PageName.GUIDE_EDITOR: PageName.GUIDES}
_FOOT = (PageName.SAFETY, PageName.SETTINGS)


class Sidebar(QFrame):
    """Asks the window for everything, also for places."""

    place_wanted = Signal(object)
    search_wanted = Signal()
    new_mentee_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._look = appearance()
        self.search = IconButton("search", self.tr("Search everything (Ctrl+K)"))
        self.search.clicked.connect(self.search_wanted)
        room = self.search.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or all below it moves from page to page
        self.search.setSizePolicy(room)
        self.sections = {page: self._nav(page) for page in (*_SECTIONS, *_FOOT)}
        self.people = PeopleList(self.tr("Mentees"))
        self.people.opened.connect(self._open_mentee)
        self.add_mentee = IconButton("plus", self.tr("New mentee"), "text3")
        self.add_mentee.clicked.connect(self.new_mentee_wanted)
        self.hidden = WrapLabel("", Role.SECONDARY, "text2")
        self._told = QWidget()  # takes its margins along when there is nothing to tell
        self.lock = NavButton(self.tr("Lock"), "lock", "Ctrl+L")
        self.lock.clicked.connect(self.lock_wanted)
        self.saving = SaveLabel()
        self._stale = self._timer(_REST_MS)
        self._first = self._timer(0)
        self._marks_wait = False
        self._everybody: list[Person] = []
        self._open_actions = 0
        self._build()
        self.restyle()
        self._look.changed.connect(self.restyle)
        desk.changed.connect(self._heard)
        desk.saving.changed.connect(self._tell_saving)
        desk.privacy.changed.connect(self._show_read)
        self._tell_saving(desk.saving.shown)

    def begin(self) -> None:
        """Names at once; who needs a look once the window is there."""
        self._read(marks=False)
        self._marks_wait = True

    def refresh(self) -> None:
        self._read(marks=True)

    def _read(self, *, marks: bool) -> None:
        with self._desk.store.read() as session:
            named = mentees.named(session)
            waiting = self._waiting(session) if marks else {}
            self._open_actions = actions.open_count(session)
        active = by_name(
            (one for one in named if one.standing is Standing.ACTIVE), lambda one: one.name
        )
        self._everybody = [self._person(one, waiting) for one in active]
        self._show_read()

    def _show_read(self) -> None:
        """Beside the mentor sits one mentee at most: nobody else is named, and nothing counted."""
        privacy, all_of_them = self._desk.privacy, self._everybody
        hidden = privacy.hidden
        shown = [one._replace(why="") for one in all_of_them if privacy.names(one.id)]
        self.sections[PageName.MENTEES].set_count(0 if hidden else len(all_of_them))
        self.sections[PageName.ACTIONS].set_count(0 if hidden else self._open_actions)
        self.people.set_people(shown if hidden else all_of_them)
        self.hidden.set_text(
            self.tr("All others are hidden now. F9 shows them again.")
            if shown
            else self.tr("All names are hidden now. F9 shows them again.")
        )
        self._told.setVisible(hidden)

    def rest(self) -> None:
        """Reads the journal no more; it is about to be closed."""
        self._stale.stop()
        self._first.stop()

    def show_here(self, place: Place, mentee_id: int | None) -> None:
        for page, button in self.sections.items():
            button.set_here(page is _WITHIN.get(place.page, place.page))
        self._show_read()
        self.people.show_here(mentee_id)

    def restyle(self) -> None:
        self.setFixedWidth(min(_WIDEST, self._look.theme.scaled(WIDTH)))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        if self._marks_wait:
            # Not a timer from the start: it would come before the window is on the screen.
            self._marks_wait = False
            self._first.start()
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        painter.fillRect(rect, theme.colour("sidebar"))
        painter.fillRect(trailing_rect(self, rect, 1), theme.colour("border"))

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.refresh)
        return timer

    def _nav(self, page: PageName) -> NavButton:
        text, icon = {
            PageName.TODAY: (self.tr("Today"), "house"),
            PageName.MENTEES: (self.tr("Mentees"), "users"),
            PageName.SESSIONS: (self.tr("Sessions"), "calendar"),
            PageName.ACTIONS: (self.tr("Actions"), "list-checks"),
            PageName.GUIDES: (self.tr("Guides"), "book-open"),
            PageName.SAFETY: (self.tr("Safe keeping"), "shield-check"),
            PageName.SETTINGS: (self.tr("Settings"), "settings"),
        }[page]
        button = NavButton(text, icon)
        button.clicked.connect(lambda: self.place_wanted.emit(Place(page)))
        return button

    def _build(self) -> None:
        name = ElidedLabel(self.tr("Mentor Desk"), Role.STRONG)
        brand = row(Mark(), name, self.search, spacing=10)
        brand.setStretch(1, 1)
        brand.setContentsMargins(10, 0, 0, 0)
        heading = row(eyebrow(self.tr("Mentees")), self.add_mentee)
        heading.setStretch(0, 1)
        heading.setContentsMargins(10, 0, 0, 0)
        told = row(self.hidden)
        told.setContentsMargins(10, 0, 0, 6)
        self._told.setLayout(told)
        self._told.hide()
        whole = column(
            brand,
            column(*(self.sections[page] for page in _SECTIONS), spacing=2),
            column(heading, self._told, self.people, spacing=2),
            column(*(self.sections[page] for page in _FOOT), self.lock, spacing=2),
            self.saving,
            spacing=10,
        )
        whole.setStretch(2, 1)
        whole.setContentsMargins(12, 10, 12, 12)
        self.setLayout(whole)

    def _person(self, named: Named, waiting: dict[int, list[str]]) -> Person:
        return Person(named.id, named.name, "\n".join(waiting.get(named.id, ())))

    def _waiting(self, session: Session) -> dict[int, list[str]]:
        reasons: dict[int, list[str]] = {}
        for one in today_service.attention(session, self._desk.clock.now()):
            reasons.setdefault(one.mentee_id, []).append(self._desk.voice.say(one.why))
        return reasons

    def _open_mentee(self, number: int) -> None:
        self.place_wanted.emit(Place(PageName.MENTEE, number))

    def _heard(self, changes: Changes) -> None:
        kinds = (Mentee, Mentorship, MentoringSession, Goal, CheckIn, Feedback, Action)
        if changes.touch(*kinds):
            self._stale.start()

    def _tell_saving(self, saving: Saving) -> None:
        why = self._desk.voice.say(saving.why) if saving.why else ""
        self.saving.show_state(saving.state, why)


class SaveLabel(QFrame):
    """Says "Saved" only after the commit."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check", "text3", 14)
        self._text = WrapLabel("", Role.SECONDARY, "text2")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        inner = row(self._icon, self._text, spacing=8)
        inner.setStretch(1, 1)
        inner.setContentsMargins(10, 0, 0, 0)
        inner.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inner)

    def text(self) -> str:
        return self._text.text()

    def show_state(self, state: SaveState, why: str) -> None:
        if state is SaveState.FAILED:
            self._show(
                self.tr("Not saved: {reason}").format(reason=why), "circle-alert", failed=True
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))
        elif state is SaveState.SAVING:
            self._show(self.tr("Saving…"), "ellipsis")
        else:
            self._show(self.tr("Saved"), "check")

    def _show(self, text: str, icon: str, *, failed: bool = False) -> None:
        self._icon.set_icon(icon, "danger" if failed else "text3")
        self._text.set_tone("danger" if failed else "text2")
        self._text.set_text(text)
        self.setAccessibleName(text)
