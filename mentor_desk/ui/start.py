"""Beginning something for a mentee: makes its draft, or takes up one nobody wrote in yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.audience import Audience
from mentor_desk.guides import About, GuideKind
from mentor_desk.records import Feedback
from mentor_desk.services import drafts, feedback, goals, guided_notes, library, mentees, sessions
from mentor_desk.ui.place import PageName, Place

if TYPE_CHECKING:
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk

GOAL_GUIDE = "smart"
FEEDBACK_GUIDE = "situation-behaviour-effect"
AGREEMENT_GUIDE = "four-phases"
REFLECTION_GUIDE = "monthly-reflection"


def usual_guide(desk: Desk, kind: GuideKind, otherwise: str, about: About = About.MENTEE) -> str:
    """What one begins with unless another is asked for: the favourite that was marked first."""
    liked = desk.library.shelf.favourites
    fitting = (one.id for one in desk.library.of(kind) if one.about is about)
    return next((one for one in fitting if one in liked), otherwise)


def new_goal(desk: Desk, mentee_id: int, guide: str = "") -> Place:
    guide = guide or usual_guide(desk, GuideKind.GOAL, GOAL_GUIDE)
    with desk.store.write() as session:
        mentorship = mentees.current_mentorship(session, mentee_id)
        goal = drafts.untouched_goal(session, mentorship.id)
        if goal is None:
            goal = goals.draft(session, mentorship.id, desk.clock.today())
        library.take(session, goal, desk.library.guides[guide], desk.clock.now())
        return Place(PageName.GOAL, goal.id)


def new_feedback(
    desk: Desk, mentee_id: int, session_id: int | None = None, guide: str = ""
) -> Place:
    guide = guide or usual_guide(desk, GuideKind.FEEDBACK, FEEDBACK_GUIDE)
    with desk.store.write() as session:
        mentorship_id = mentees.current_mentorship(session, mentee_id).id
        kept = drafts.untouched_feedback(session, mentorship_id, session_id)
        if kept is None:
            made = Feedback(
                mentorship_id=mentorship_id, session_id=session_id, audience=Audience.MENTEE
            )
            kept = feedback.draft(session, made)
        library.take(session, kept, desk.library.guides[guide], desk.clock.now())
        return Place(PageName.FEEDBACK, kept.id)


def new_note(desk: Desk, mentee_id: int | None, guide: str, session_id: int | None = None) -> Place:
    """A guide that is neither goal nor feedback; without a mentee it is the mentor's own."""
    with desk.store.write() as session:
        home = guided_notes.MENTOR
        if mentee_id is not None:
            mentorship = mentees.current_mentorship(session, mentee_id)
            home = guided_notes.Home(mentorship.id, session_id)
        note = guided_notes.draft(session, desk.library.guides[guide], home, desk.clock.now())
        return Place(PageName.GUIDED, note.id)


def new_agreement(desk: Desk, mentee_id: int) -> Place:
    return new_note(desk, mentee_id, usual_guide(desk, GuideKind.AGREEMENT, AGREEMENT_GUIDE))


def new_reflection(desk: Desk) -> Place:
    """The mentor's own, about nobody else."""
    guide = usual_guide(desk, GuideKind.REFLECTION, REFLECTION_GUIDE, About.MENTOR)
    return new_note(desk, None, guide)


def with_guide(desk: Desk, guide: str, mentee_id: int | None = None) -> Place:
    """Begins whatever the guide is for."""
    kind = desk.library.guides[guide].kind
    if mentee_id is not None and kind is GuideKind.GOAL:
        return new_goal(desk, mentee_id, guide)
    if mentee_id is not None and kind is GuideKind.FEEDBACK:
        return new_feedback(desk, mentee_id, guide=guide)
    return new_note(desk, mentee_id, guide)


def start_session(desk: Desk, mentee_id: int) -> Place:
    """The session planned for today, or a new one."""
    begun: list[int] = []

    def begin(session: Session) -> None:
        now, zone = desk.clock.now(), desk.clock.zone()
        begun.append(sessions.start(session, mentee_id, now, zone).id)

    desk.undo.run(QCoreApplication.translate("Start", "Began a session"), begin, say=False)
    return Place(PageName.SESSION, begun[0])
