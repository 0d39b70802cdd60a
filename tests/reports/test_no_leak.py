"""A planted sentence is in no PDF made for mentee or sponsor, over the whole sample."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pikepdf
import pypdfium2
import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.progress.facts import Period, gather
from mentor_desk.records import (
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Practice,
)
from mentor_desk.reports.options import Section, SummaryOptions
from mentor_desk.reports.pdf import build_pdf
from mentor_desk.reports.style import PageSize
from mentor_desk.reports.summary import build_summary
from mentor_desk.sample import write_sample
from mentor_desk.store import Session, Store
from mentor_desk.words import EnglishVoice
from tests import factory
from tests.reports.paper import in_turn

MINE = "zanzibarquartz"
THEIRS = "wolframpelican"
WHOLE = Period(None, factory.TODAY)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, with one word in all that is the mentor's alone and one in what the sponsor
    must not see.
    """
    made = factory.journal(tmp_path_factory.mktemp("leak"))
    write_sample(made, 120, 7, factory.TODAY)
    with made.write() as session:
        for mentee in session.query(Mentee):
            mentee.good_to_know += f" {MINE}"
            mentee.contact += f" {MINE}"
        for mentorship in session.query(Mentorship):
            mentorship.purpose += f" {MINE}"
            plant(session, mentorship.id)
        for held in session.query(MentoringSession):
            session.add(block(held.id, MINE, Audience.ME))
            session.add(block(held.id, THEIRS, Audience.MENTEE))
            session.add(AgendaTopic(session_id=held.id, text=MINE, audience=Audience.ME))
        for goal in session.query(Goal):
            goal.answers = {**goal.answers, "candid": MINE}
            session.add(checked(goal.id, MINE, Audience.ME))
            session.add(checked(goal.id, THEIRS, Audience.MENTEE))
    yield made
    made.close()


def plant(session: Session, mentorship_id: int) -> None:
    """Records that are private as a whole, with children marked for everybody; and drafts."""
    day = factory.TODAY
    hidden = MentoringSession(
        mentorship_id=mentorship_id, starts_at=factory.NOW, title=MINE, audience=Audience.ME
    )
    own = Goal(mentorship_id=mentorship_id, title=MINE, set_on=day, audience=Audience.ME)
    own.state = GoalState.ACTIVE
    draft = Goal(mentorship_id=mentorship_id, title=MINE, set_on=day, audience=Audience.SPONSOR)
    untold = Feedback(mentorship_id=mentorship_id, observation=MINE, audience=Audience.SPONSOR)
    kept = Feedback(
        mentorship_id=mentorship_id, observation=MINE, given_on=day, audience=Audience.ME
    )
    action = Action(mentorship_id=mentorship_id, text=MINE, made_on=day, audience=Audience.ME)
    session.add_all((hidden, own, draft, untold, kept, action))
    session.flush()
    session.add(block(hidden.id, MINE, Audience.SPONSOR))
    for goal in (own, draft):
        session.add(checked(goal.id, MINE, Audience.SPONSOR))
        session.add(Milestone(goal_id=goal.id, text=MINE, audience=Audience.SPONSOR))
        session.add(ladder(goal.id, MINE))
    for text, audience, agreed_on in (
        (MINE, Audience.SPONSOR, None),
        (THEIRS, Audience.MENTEE, day),
    ):
        told = Goal(mentorship_id=mentorship_id, title="x", set_on=day, audience=audience)
        told.state = GoalState.ACTIVE
        session.add(told)
        session.flush()
        session.add(ladder(told.id, text, agreed_on))
    for of, audience, finished_on in (
        (None, Audience.SPONSOR, day),
        (mentorship_id, Audience.ME, day),
        (mentorship_id, Audience.SPONSOR, None),
    ):
        note = GuidedNote(guide="x", guide_version=1, begun_on=day, mentorship_id=of, title=MINE)
        note.audience, note.finished_on, note.answers = audience, finished_on, {"x": MINE}
        note.told = "x"
        session.add(note)
    asked = GuidedNote(guide="x", guide_version=1, begun_on=day, mentorship_id=mentorship_id)
    asked.audience, asked.finished_on, asked.told = Audience.MENTEE, day, "x"
    asked.answers = {"x": THEIRS, "only_me": MINE}
    session.add(asked)


def ladder(goal_id: int, text: str, agreed_on: date | None = factory.TODAY) -> Ladder:
    return Ladder(
        goal_id=goal_id, less=text, expected=text, more=text, seen_by=text, agreed_on=agreed_on
    )


def block(session_id: int, text: str, audience: Audience) -> NoteBlock:
    return NoteBlock(session_id=session_id, position=900.0, text=text, audience=audience)


def checked(goal_id: int, comment: str, audience: Audience) -> CheckIn:
    return CheckIn(goal_id=goal_id, day=factory.TODAY, comment=comment, audience=audience)


def pdf(store: Store, mentee_id: int, reader: Reader) -> bytes:
    """With every section there is."""
    with store.read() as session:
        name = session.get_one(Practice, 1).mentor_name
    with store.gate(reader) as gate:
        facts = gather(gate, mentee_id, WHOLE)
    options = SummaryOptions(
        reader=reader,
        voice=EnglishVoice(),
        generated=factory.TODAY,
        prepared_by=name,
        sections=frozenset(Section),
    )
    built = build_pdf(build_summary(facts, options), PageSize.A4)
    assert built is not None
    return built.content


@in_turn
def everything_in(content: bytes) -> str:
    """What a reader sees, what can be copied out, metadata, and every stream taken apart."""
    document = pypdfium2.PdfDocument(content)
    seen = [page.get_textpage().get_text_range() for page in document]
    said = str(document.get_metadata_dict())
    document.close()
    with pikepdf.open(io.BytesIO(content)) as taken_apart:
        raw = [
            thing.read_bytes().decode("latin-1")
            for thing in taken_apart.objects
            if isinstance(thing, pikepdf.Stream)
        ]
        inside = str(taken_apart.docinfo) + str(taken_apart.Root)
    return "\n".join((*seen, said, *raw, inside, content.decode("latin-1")))


def mentees(store: Store) -> list[int]:
    with store.read() as session:
        return [number for (number,) in session.query(Mentee.id)]


def test_row_44_nothing_private_leaves(store: Store) -> None:
    for mentee_id in mentees(store):
        for_mentee = everything_in(pdf(store, mentee_id, Reader.MENTEE))
        for_sponsor = everything_in(pdf(store, mentee_id, Reader.SPONSOR))
        assert MINE not in for_mentee
        assert MINE not in for_sponsor
        assert THEIRS not in for_sponsor


def test_the_search_for_it_would_find_it(store: Store) -> None:
    """What was planted is on the mentor's own page, and what is the mentee's on the mentee's."""
    mentee_id = mentees(store)[0]
    own = everything_in(pdf(store, mentee_id, Reader.ME))
    assert MINE in own
    assert THEIRS in own
    assert THEIRS in everything_in(pdf(store, mentee_id, Reader.MENTEE))


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.SPONSOR])
def test_nothing_private_lies_in_a_shareable_table(store: Store, reader: Reader) -> None:
    """Whether or not a page would show it."""
    with store.read() as session:
        table = session.connection().exec_driver_sql(f"SELECT * FROM shared_with_{reader.value}")
        lying = [row for row in map(str, table) if MINE in row]
    assert lying == []
