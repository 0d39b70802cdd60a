"""Where the lines of the palette come from: commands, people, places, and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import Feedback, Goal, GuidedNote, MentoringSession
from mentor_desk.services import finding, mentees
from mentor_desk.services.finding import Shows
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.guide.naming import kind_text
from mentor_desk.ui.matching import closeness
from mentor_desk.ui.palette.entries import Entry, fitting
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.shortcuts import native
from mentor_desk.ui.whose import mentee_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentor_desk.services.mentees import Named
    from mentor_desk.store import Hit, Session
    from mentor_desk.ui.commands import Command
    from mentor_desk.ui.desk import Desk

MOST_HITS = 50
_RECENT = 6
_PAGE_OF = {
    Shows.MENTEE: PageName.MENTEE,
    Shows.SESSION: PageName.SESSION,
    Shows.GOAL: PageName.GOAL,
    Shows.FEEDBACK: PageName.FEEDBACK,
    Shows.GUIDED: PageName.GUIDED,
}
_ICON_OF = {
    PageName.SESSION: "notebook-pen",
    PageName.GOAL: "target",
    PageName.FEEDBACK: "message-square-heart",
    PageName.GUIDED: "pen-line",
    PageName.REPORT: "file-text",
}


def tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)


def command_entries(commands: Sequence[Command]) -> list[Entry]:
    return [
        Entry(one.text, one.run, icon=one.icon, keys=native(one.keys[0]) if one.keys else "")
        for one in commands
    ]


def guide_entries(desk: Desk, wanted: str) -> list[Entry]:
    """Those that fit best first; each opens where one can read what it is for."""
    guides = by_name(desk.library.guides.values(), lambda one: one.title)
    close = [(closeness(wanted, one.title, f"{one.purpose} {one.when}"), one) for one in guides]
    return [
        Entry(
            one.title,
            _going(desk, Place(PageName.GUIDES, tab=one.id)),
            second=kind_text(one.kind),
            icon="book-open",
        )
        for fit, one in sorted(close, key=lambda pair: -pair[0])
        if fit
    ]


class People:
    """Everybody, read once each time the palette opens."""

    def __init__(self, desk: Desk) -> None:
        self._privacy = desk.privacy
        with desk.store.read() as session:
            self.all: list[Named] = by_name(mentees.named(session), lambda one: one.name)
        self.names = {one.id: one.name for one in self.all}

    def entries(self, wanted: str, open_it: Callable[[int], object]) -> list[Entry]:
        lines = [
            Entry(one.name, _with(open_it, one.id), person=one.name, second=_standing(one))
            for one in self.all
            if self._privacy.names(one.id)
        ]
        return fitting(wanted, lines) if wanted else lines


def recent_entries(desk: Desk, places: Sequence[Place], people: People) -> list[Entry]:
    """Records one has been at in this run, the last one first."""
    found: list[Entry] = []
    with desk.store.read() as session:
        for place in places:
            entry = _recent(desk, session, place, people)
            if entry is not None:
                found.append(entry)
            if len(found) == _RECENT:
                break
    return found


def hit_entries(desk: Desk, hits: Sequence[Hit]) -> list[Entry]:
    return [_hit(desk, hit) for hit in hits]


def _with(act: Callable[[int], object], number: int) -> Callable[[], object]:
    return lambda: act(number)


def _standing(one: Named) -> str:
    return {"prospect": tr("Prospect"), "alumni": tr("Alumni")}.get(str(one.standing), "")


def _recent(desk: Desk, session: Session, place: Place, people: People) -> Entry | None:
    if place.id is None:
        return None
    name = people.names.get(mentee_of(session, place) or 0)
    if name is None:
        return None
    run = _going(desk, place)
    if place.page is PageName.MENTEE:
        return Entry(name, run, person=name)
    text = _title(desk, session, place)
    return Entry(text, run, second=name, icon=_ICON_OF.get(place.page, "circle")) if text else None


def _title(desk: Desk, session: Session, place: Place) -> str:
    assert place.id is not None
    if place.page is PageName.REPORT:
        return tr("Progress summary")
    if place.page is PageName.GOAL:
        goal = session.get(Goal, place.id)
        return (goal.title or tr("Goal without a name")) if goal else ""
    if place.page is PageName.FEEDBACK:
        given = session.get(Feedback, place.id)
        return (given.occasion or tr("Feedback")) if given else ""
    if place.page is PageName.GUIDED:
        note = session.get(GuidedNote, place.id)
        return note.title if note else ""
    held = session.get(MentoringSession, place.id)
    if held is None:
        return ""
    day = desk.voice.short_day(held.starts_at.date())
    if held.title:
        return tr("{title}, {day}").format(title=held.title, day=day)
    return tr("Session of {day}").format(day=day)


def _hit(desk: Desk, hit: Hit) -> Entry:
    kind, icon = _kind(hit.kind)
    day = desk.voice.short_day(hit.day) if hit.day else ""
    text = "".join(part for part, _ in hit.snippet) or hit.heading
    second = " · ".join(part for part in (hit.mentee, day, kind) if part)

    def open_it() -> None:
        with desk.store.read() as session:
            spot = finding.spot(session, hit)
        part = hit.record_id if hit.kind == "note" else None
        desk.go(Place(_PAGE_OF.get(spot.shows, PageName.TODAY), spot.id, part=part))

    return Entry(text, open_it, second, icon, pieces=hit.snippet)


def _going(desk: Desk, place: Place) -> Callable[[], object]:
    return lambda: desk.go(place)


def _kind(kind: str) -> tuple[str, str]:
    return {
        "mentee": (tr("About the person"), "user"),
        "mentorship": (tr("Relationship"), "heart-handshake"),
        "session": (tr("Session"), "calendar"),
        "note": (tr("Session note"), "notebook-pen"),
        "topic": (tr("Agenda"), "list"),
        "goal": (tr("Goal"), "target"),
        "milestone": (tr("Milestone"), "flag"),
        "check_in": (tr("Check-in"), "trending-up"),
        "feedback": (tr("Feedback"), "message-square-heart"),
        "action": (tr("Action"), "square-check-big"),
        "ladder": (tr("Attainment ladder"), "list-ordered"),
        "guided_note": (tr("Guide filled in"), "pen-line"),
    }.get(kind, ("", "circle"))
