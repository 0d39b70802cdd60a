"""One mentee: who it is above, and below the rooms in which everything about the person lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentor_desk.records import (
    Action,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Phase,
    Practice,
)
from mentor_desk.services import mentees
from mentor_desk.ui.pages.mentee.about import AboutTab
from mentor_desk.ui.pages.mentee.feedback import FeedbackTab
from mentor_desk.ui.pages.mentee.goals import GoalsTab
from mentor_desk.ui.pages.mentee.guided import GuidedTab
from mentor_desk.ui.pages.mentee.header import Header
from mentor_desk.ui.pages.mentee.overview import OverviewTab
from mentor_desk.ui.pages.mentee.phase_guides import PhaseGuides
from mentor_desk.ui.pages.mentee.sessions import SessionsTab
from mentor_desk.ui.pages.mentee.texts import phase_text
from mentor_desk.ui.pages.mentee.timeline import TimelineTab
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_feedback, new_goal, start_session, with_guide
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.services.mentees import Person
    from mentor_desk.store import Changes, Session
    from mentor_desk.ui.desk import Desk

_SHOWN = (
    Action,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Practice,
)


class Room(Protocol):
    """One tab: shows a person, and saves what is unsaved."""

    def show_person(self, person: Person) -> None: ...

    def flush(self) -> bool: ...


class MenteePage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id: int | None = None
        self._person: Person | None = None
        self.header = Header(desk.voice)
        self.tabs = Tabs(self.tr("About this mentee"))
        self.overview, self.goals = OverviewTab(desk), GoalsTab(desk)
        self.sessions, self.feedback = SessionsTab(desk), FeedbackTab(desk)
        self.guided = GuidedTab(desk)
        self.timeline, self.about = TimelineTab(desk), AboutTab(desk)
        self.phase_guides = PhaseGuides(desk)
        self._names = ("overview", "goals", "sessions", "feedback", "guides", "timeline", "about")
        self._rooms: tuple[Room, ...] = (
            self.overview,
            self.goals,
            self.sessions,
            self.feedback,
            self.guided,
            self.timeline,
            self.about,
        )
        self._stack = QStackedWidget()
        for room in (self.overview, self.goals, self.sessions):
            self._stack.addWidget(room)
        for room in (self.feedback, self.guided, self.timeline, self.about):
            self._stack.addWidget(room)
        self._fill_tabs()
        self._gone = EmptyState(
            "users", self.tr("This mentee is no longer in the journal."), self.tr("To the mentees")
        )
        self._gone.acted.connect(lambda: desk.go(Place(PageName.MENTEES)))
        head = QWidget()
        inside = column(self.header)
        inside.setContentsMargins(32, 24, 32, 8)
        head.setLayout(inside)
        bar = QWidget()
        under = column(self.tabs)
        under.setContentsMargins(22, 0, 0, 0)
        bar.setLayout(under)
        self._parts = (head, bar, self._stack)
        whole = column(head, bar, self.phase_guides, self._stack, self._gone, None, spacing=0)
        whole.setStretch(3, 1000)  # all the room; what is last holds the empty page at the top
        self.setLayout(whole)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self.flush()
        other = place.id != self._id
        self._id = place.id
        if other:
            self.phase_guides.clear()
        name, _, record = place.tab.partition(":")
        if name in self._names:
            self._choose(self._names.index(name))
        elif other:
            self._choose(0)
        self._read()
        if name == "goals" and record.isdigit():
            self.goals.open_goal(int(record))

    def flush(self) -> bool:
        kept = [self.goals.flush(), self.about.flush()]
        return all(kept)

    def show_versions(self) -> None:
        self.about.show_versions()

    def _connect(self) -> None:
        desk = self._desk
        self.tabs.currentChanged.connect(self._turn)
        self.header.phase_chosen.connect(self._set_phase)
        self.header.delete_wanted.connect(self._delete)
        self.header.report.clicked.connect(lambda: desk.go(Place(PageName.REPORT, self._id)))
        self.header.start.clicked.connect(self._start_session)
        for room in (self.overview, self.goals, self.sessions):
            room.opened.connect(self._open)
        for room in (self.feedback, self.guided, self.timeline):
            room.opened.connect(self._open)
        for offer in (self.guided.wanted, self.phase_guides.picked):
            offer.connect(self._begin_guide)
        self.overview.goal_wanted.connect(self._new_goal)
        self.goals.wanted.connect(self._new_goal)
        self.feedback.wanted.connect(self._new_feedback)
        self.sessions.start_wanted.connect(self._start_session)
        desk.changed.connect(self._follow)

    def _fill_tabs(self) -> None:
        texts = (
            self.tr("Overview"),
            self.tr("Goals"),
            self.tr("Sessions"),
            self.tr("Feedback"),
            self.tr("Guides"),
            self.tr("Timeline"),
            self.tr("About"),
        )
        for text in texts:
            self.tabs.add(text)

    def _choose(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self._stack.setCurrentIndex(at)

    def _turn(self, at: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(at)
        self._show_room()

    def _read(self) -> None:
        """Reads head and the room in front; the others are read when they come to the front."""
        with self._desk.store.read() as session:
            person = None if self._id is None else mentees.person(session, self._id)
        self._person = person
        for part in self._parts:
            part.setVisible(person is not None)
        self._gone.setVisible(person is None)
        if person is None:
            return
        self.header.show_person(person)
        for at, count in ((1, person.goals), (2, person.sessions), (3, person.feedback)):
            self.tabs.set_tab(at, self.tabs_text(at), count or None)
        self._show_room()

    def tabs_text(self, at: int) -> str:
        return (self.tr("Goals"), self.tr("Sessions"), self.tr("Feedback"))[at - 1]

    def _show_room(self) -> None:
        if self._person is not None:
            self._rooms[self._stack.currentIndex()].show_person(self._person)

    def _follow(self, changes: Changes) -> None:
        if self._id is not None and self.isVisible() and changes.touch(*_SHOWN):
            self._read()

    def _open(self, place: Place) -> None:
        if place.page is PageName.MENTEE:
            self.show_place(Place(PageName.MENTEE, self._id, place.tab))
        else:
            self._desk.go(place)

    def _set_phase(self, value: str) -> None:
        if self._person is None:
            return
        number, before = self._person.mentorship.id, self._person.mentorship.phase
        phase = Phase(value)

        def write(session: Session) -> None:
            kept = session.get(Mentorship, number)
            if kept is not None:
                kept.phase = phase

        said = self.tr("Changed the phase to “{phase}”").format(phase=phase_text(phase))
        if self._desk.change(said, write):
            self.phase_guides.offer(phase, self._person.mentee.name)
        else:
            self.header.phases.set_value(before.value)

    def _delete(self) -> None:
        if self._id is not None and self.flush() and self._desk.undo.throw_away(Mentee, self._id):
            self._desk.go(Place(PageName.MENTEES))

    def _start_session(self) -> None:
        self._begin(lambda number: start_session(self._desk, number))

    def _new_goal(self) -> None:
        self._begin(lambda number: new_goal(self._desk, number))

    def _new_feedback(self) -> None:
        self._begin(lambda number: new_feedback(self._desk, number))

    def _begin_guide(self, guide: str) -> None:
        self._begin(lambda number: with_guide(self._desk, guide, number))

    def _begin(self, make: Callable[[int], Place]) -> None:
        if self._id is None or not self.flush():
            return
        number = self._id
        made: list[Place] = []
        if self._desk.attempt(lambda: made.append(make(number))):
            self._desk.go(made[0])
