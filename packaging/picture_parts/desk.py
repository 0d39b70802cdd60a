"""The pages of the desk, with the sample journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from mentor_desk.records import (
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Ladder,
    MentoringSession,
    Practice,
    SessionState,
    Tone,
)
from mentor_desk.services import goals, mentees
from mentor_desk.store import Store
from mentor_desk.ui import start
from mentor_desk.ui.dialogs.unsaved import Unsaved
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.place import PageName, Place

from .taking import (
    PAGES_READY_S,
    Picture,
    dialog,
    mentee,
)


def desk_pictures(window: MainWindow) -> Iterator[Picture]:
    desk = window.desk

    def to(page: PageName, number: int | None = None, tab: str = "") -> Callable[[], QWidget]:
        def show() -> QWidget:
            desk.go(Place(page, number, tab))
            return window

        return show

    amara = mentee(desk.store)
    for page in (PageName.TODAY, PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS):
        yield Picture(page.value, to(page))
    for tab in ("overview", "goals", "sessions", "feedback", "guides", "timeline", "about"):
        yield Picture(f"mentee-{tab}", to(PageName.MENTEE, amara, tab))
    yield Picture("session", to(PageName.SESSION, last_session(desk.store, amara)))
    yield Picture("goal", to(PageName.GOAL, active_goal(desk.store, amara)))
    yield Picture("goal-new", to(PageName.GOAL, start.new_goal(desk, amara).id))
    yield Picture("feedback", to(PageName.FEEDBACK, last_growth(desk.store)))
    yield Picture("feedback-new", to(PageName.FEEDBACK, start.new_feedback(desk, amara).id))
    yield Picture("guides", to(PageName.GUIDES, tab="smart"))
    yield Picture("guides-own", to(PageName.GUIDES, tab="monthly-reflection"))
    yield Picture("guided", to(PageName.GUIDED, an_agreement(desk.store)))
    yield Picture("guided-new", to(PageName.GUIDED, start.new_note(desk, amara, "card-time").id))
    whose, goal = laddered(desk.store)
    yield Picture("goal-ladder", to(PageName.MENTEE, whose, f"goals:{goal}"))
    yield Picture("report", to(PageName.REPORT, amara), PAGES_READY_S)
    yield Picture("promises", to(PageName.PROMISES))
    yield Picture("settings", to(PageName.SETTINGS))
    yield Picture("search", lambda: searching(window))
    yield Picture("new-mentee", lambda: dialog(window, "new-mentee"))
    yield Picture("plan-session", lambda: dialog(window, "plan-session"))
    yield Picture("keys", lambda: dialog(window, "keys"))
    yield Picture("unsaved", lambda: unsaved(window))
    yield Picture(
        "report-first", lambda: by_nobody(window, to(PageName.REPORT, amara)), PAGES_READY_S
    )


def unsaved(window: MainWindow) -> QWidget:
    why = "The folder of the journal is not there any more."
    question = Unsaved(why, ["What she said today"], window.desk.voice, window)
    question.open()
    return question


def by_nobody(window: MainWindow, show: Callable[[], QWidget]) -> QWidget:
    """As the first summary is, before the mentor gave a name."""
    with window.desk.store.write() as session:
        session.query(Practice).one().mentor_name = ""
    return show()


def searching(window: MainWindow) -> QWidget:
    window.search("release")
    return window


def last_session(store: Store, mentee_id: int) -> int:
    with store.read() as session:
        mentorship = mentees.current_mentorship(session, mentee_id)
        held = session.query(MentoringSession).filter_by(
            mentorship_id=mentorship.id, state=SessionState.HELD
        )
        return held.order_by(MentoringSession.starts_at.desc()).limit(1).one().id


def an_agreement(store: Store) -> int:
    with store.read() as session:
        kept = session.query(GuidedNote).filter_by(guide="four-phases")
        return kept.order_by(GuidedNote.id).limit(1).one().id


def laddered(store: Store) -> tuple[int, int]:
    """A mentee and a goal with a ladder."""
    with store.read() as session:
        kept = session.query(Ladder).filter(Ladder.agreed_on.is_not(None))
        goal = kept.order_by(Ladder.id).limit(1).one().goal_id
        return mentees.of_record(session, Goal, goal) or 0, goal


def active_goal(store: Store, mentee_id: int) -> int:
    with store.read() as session:
        return goals.rows(session, mentee_id, GoalState.ACTIVE)[0].goal.id


def last_growth(store: Store) -> int:
    with store.read() as session:
        kept = session.query(Feedback).filter_by(tone=Tone.GROWTH)
        return kept.order_by(Feedback.given_on.desc()).limit(1).one().id
