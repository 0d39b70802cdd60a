"""A mentee or a note comes back from a backup, and nothing that is there is lost for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.records import (
    Action,
    CheckIn,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    NoteBlock,
    Occasion,
    PrintedForm,
    Record,
    Version,
)
from mentor_desk.safety.bringing_back import (
    Brought,
    Missing,
    bring_back_mentee,
    bring_back_note,
)
from mentor_desk.safety.inside import Inside
from mentor_desk.services import mentees, notes, trash
from mentor_desk.store import Changes, Store
from tests import factory

LATER = factory.NOW + timedelta(days=3)


@pytest.fixture
def look_back(store: Store, tmp_path: Path) -> Iterator[Callable[[], Inside]]:
    """Makes a backup of what is now and opens it."""
    opened: list[Inside] = []

    def look(of: Store = store) -> Inside:
        made = tmp_path / f"{len(opened)}.mdsnap"
        raw = of._engine.raw_connection()
        raw.cursor().execute("VACUUM INTO ?", (str(made),))
        raw.close()
        opened.append(Inside(made, None))
        return opened[-1]

    yield look
    for one in opened:
        one.close()


def delete(store: Store, kind: type[Record], number: int) -> None:
    with store.write() as session:
        session.delete(session.get_one(kind, number))


def bring_mentee(store: Store, inside: Inside, number: int, *, as_it_was: bool = False) -> Brought:
    with inside.read() as then, store.write() as now:
        return bring_back_mentee(then, now, number, LATER, as_it_was=as_it_was)


def bring_note(store: Store, inside: Inside, number: int) -> int:
    with inside.read() as then, store.write() as now:
        return bring_back_note(then, now, number, LATER)


def note(store: Store, session_id: int) -> list[tuple[str, Audience]]:
    with store.read() as session:
        return [(one.text, one.audience) for one in notes.blocks(session, session_id)]


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows but those of the journal itself."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with store.read() as session:
        for kind in (Mentee, Mentorship, Goal, CheckIn, MentoringSession, NoteBlock, Action):
            rows = session.execute(select(*kind.__table__.columns).order_by(kind.id))
            found[kind.__tablename__] = [tuple(row) for row in rows]
    return found


def sound(store: Store) -> bool:
    return not [one for one in store.check() if one.trouble]


def test_a_mentee_who_is_gone_comes_back_with_everything(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id)
    held = factory.held(store, amara.id, focus_goal_id=goal.id)
    factory.check_in(store, goal.id, session_id=held.id)
    factory.block(store, held.id, "She chooses the pair.", Audience.MENTEE)
    factory.action(store, amara.id, session_id=held.id, goal_id=goal.id)
    before, inside = everything(store), look_back()
    delete(store, Mentee, amara.id)
    assert everything(store)["note_block"] == []
    brought = bring_mentee(store, inside, amara.id)
    assert brought.mentee_id == amara.id
    assert (brought.sessions, brought.differ) == (1, 0)
    assert everything(store) == before
    assert sound(store)


def test_old_numbers_that_were_given_again_stay_where_they_are(
    store: Store, tmp_path: Path, look_back: Callable[..., Inside]
) -> None:
    """An older state was restored and went its own way: the backup is of the other one."""
    other = factory.journal(tmp_path, "other.mentordesk")
    amara = factory.mentee(other)
    held = factory.held(other, amara.id)
    factory.block(other, held.id, "Of Amara.")
    goal = factory.goal(other, amara.id)
    action = factory.action(other, amara.id, session_id=held.id, goal_id=goal.id)
    inside = look_back(other)
    other.close()
    jonas = factory.mentee(store, "Jonas Lindqvist")
    his = factory.held(store, jonas.id, factory.TODAY)
    factory.block(store, his.id, "Of Jonas.")
    assert (jonas.id, his.id) == (amara.id, held.id)
    brought = bring_mentee(store, inside, amara.id)
    assert brought.mentee_id != jonas.id
    with store.read() as session:
        names = {one.id: one.name for one in mentees.named(session)}
        theirs = select(MentoringSession.id).join(Mentorship)
        new = session.scalars(theirs.where(Mentorship.mentee_id == brought.mentee_id)).one()
        again = session.scalars(select(Action)).one()
        assert (again.session_id, again.goal_id) == (new, goal.id)
        assert again.id == action.id
    assert names == {jonas.id: "Jonas Lindqvist", brought.mentee_id: "Amara Okafor"}
    assert note(store, new) == [("Of Amara.", Audience.ME)]
    assert note(store, his.id) == [("Of Jonas.", Audience.ME)]
    assert bring_mentee(store, inside, amara.id).came_back == 0
    assert sound(store)


def test_what_lies_in_the_trash_keeps_its_numbers(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id, "Then")
    inside = look_back()
    store.update(Goal, goal.id, {"title": "Said later"})
    action = factory.action(store, amara.id, goal_id=goal.id)
    with store.write() as session:
        trash.throw_away(session, session.get_one(Action, action.id), LATER)
        person = trash.throw_away(session, session.get_one(Mentee, amara.id), LATER)
    brought = bring_mentee(store, inside, amara.id)
    assert brought.mentee_id > amara.id
    with store.write() as session:
        assert trash.put_back(session, person.id).id == amara.id
        (left,) = trash.rows(session)
        trash.put_back(session, left.id)
    with store.read() as session:
        titles = {one.id: one.title for one in session.query(Goal)}
        assert titles == {goal.id: "Said later", goal.id + 1: "Then"}
        assert session.get_one(Action, action.id).goal_id == goal.id
    assert sound(store)


def test_what_is_missing_comes_back_and_what_is_new_stays(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store)
    gone = factory.held(store, amara.id)
    factory.block(store, gone.id, "Lost.")
    kept = factory.held(store, amara.id, factory.TODAY)
    factory.block(store, kept.id, "Then.")
    promise = factory.action(store, amara.id, session_id=gone.id)
    inside = look_back()
    delete(store, MentoringSession, gone.id)
    factory.block(store, kept.id, "Written since.")
    factory.mentee(store, "Somebody new")
    brought = bring_mentee(store, inside, amara.id)
    assert (brought.sessions, brought.differ) == (1, 1)
    assert [text for text, _ in note(store, gone.id)] == ["Lost."]
    assert [text for text, _ in note(store, kept.id)] == ["Then.", "Written since."]
    with store.read() as session:
        assert session.get_one(Action, promise.id).session_id == gone.id
        assert session.query(Mentee).count() == 2
    assert sound(store)


def test_a_renamed_mentee_is_the_same(store: Store, look_back: Callable[[], Inside]) -> None:
    amara = factory.mentee(store)
    factory.held(store, amara.id)
    inside = look_back()
    store.update(Mentee, amara.id, {"name": "Amara Obi", "good_to_know": "Married."})
    assert bring_mentee(store, inside, amara.id) == Brought(amara.id, 0, 0, 1)
    with store.read() as session:
        assert session.get_one(Mentee, amara.id).name == "Amara Obi"


def test_only_asked_for_it_writes_over_and_keeps_what_was_there(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store, good_to_know="Prefers mornings.")
    held = factory.held(store, amara.id)
    factory.block(store, held.id, "Then.")
    inside = look_back()
    store.update(Mentee, amara.id, {"good_to_know": "Spoilt."})
    factory.block(store, held.id, "Since.")
    assert bring_mentee(store, inside, amara.id, as_it_was=True).differ == 2
    with store.read() as session:
        assert session.get_one(Mentee, amara.id).good_to_know == "Prefers mornings."
        kept = session.scalars(select(Version).order_by(Version.id)).all()
    assert {(one.field, one.occasion) for one in kept} == {
        ("note", Occasion.RESTORE),
        ("good_to_know", Occasion.RESTORE),
    }
    assert next(one.content for one in kept if one.field == "good_to_know") == "Spoilt."
    assert [text for text, _ in note(store, held.id)] == ["Then."]


def test_a_note_comes_back_and_its_present_state_is_a_version(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    held = factory.held(store, factory.mentee(store).id)
    first = factory.block(store, held.id, "First.")
    second = factory.block(store, held.id, "Second.")
    inside = look_back()
    with store.write() as session:
        session.get_one(NoteBlock, first.id).text = "Spoilt."
        session.delete(session.get_one(NoteBlock, second.id))
    factory.block(store, held.id, "Since.")
    changes: list[Changes] = []
    store.listen(changes.append)
    assert bring_note(store, inside, held.id) == held.id
    assert note(store, held.id) == [("First.", Audience.ME), ("Second.", Audience.ME)]
    with store.read() as session:
        version = session.scalars(select(Version)).one()
    assert json.loads(version.content) == [["me", "Spoilt."], ["me", "Since."]]
    assert (version.subject, version.subject_id) == ("mentoring_session", held.id)
    assert (version.field, version.kept_at) == ("note", LATER)
    assert changes[0].touch(NoteBlock)
    assert sound(store)


def test_a_note_that_says_the_same_is_not_touched(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    held = factory.held(store, factory.mentee(store).id)
    factory.block(store, held.id, "First.")
    inside, changes = look_back(), []
    store.listen(changes.append)
    bring_note(store, inside, held.id)
    assert changes == []


def test_what_was_made_private_since_stays_private(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    held = factory.held(store, factory.mentee(store).id)
    block = factory.block(store, held.id, "Said too much.", Audience.SPONSOR)
    inside = look_back()
    store.update(NoteBlock, block.id, {"audience": Audience.ME, "text": "Gone."})
    bring_note(store, inside, held.id)
    assert note(store, held.id) == [("Said too much.", Audience.ME)]


def test_the_note_of_a_session_that_is_gone_brings_it_along(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id, title="Handing over")
    factory.topic(store, held.id, "The release")
    factory.block(store, held.id, "Lost.")
    other = factory.held(store, amara.id, factory.TODAY)
    factory.block(store, other.id, "Lost too.")
    inside = look_back()
    delete(store, MentoringSession, other.id)
    delete(store, MentoringSession, held.id)
    number = bring_note(store, inside, held.id)
    with store.read() as session:
        assert session.get_one(MentoringSession, number).title == "Handing over"
        assert session.query(MentoringSession).count() == 1
    assert note(store, number) == [("Lost.", Audience.ME)]


def test_without_its_mentee_a_note_cannot_come_back(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    factory.block(store, held.id, "Lost.")
    inside = look_back()
    delete(store, Mentee, amara.id)
    with pytest.raises(Missing, match="Bring back Amara Okafor"):
        bring_note(store, inside, held.id)


def test_versions_come_back_with_their_note(store: Store, look_back: Callable[[], Inside]) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    factory.block(store, held.id, "Now.")
    old = Version(
        subject="mentoring_session",
        subject_id=held.id,
        field="note",
        kept_at=factory.NOW,
        occasion=Occasion.BEFORE,
        content='[["me", "Before."]]',
    )
    factory.keep(store, old)
    inside = look_back()
    delete(store, Mentee, amara.id)
    jonas = factory.mentee(store, "Jonas Lindqvist")
    factory.held(store, jonas.id, factory.TODAY)
    brought = bring_mentee(store, inside, amara.id)
    with store.read() as session:
        version = session.scalars(select(Version)).one()
        held_again = session.get_one(MentoringSession, version.subject_id)
        mentorship = session.get_one(Mentorship, held_again.mentorship_id)
    assert mentorship.mentee_id == brought.mentee_id
    assert version.content == '[["me", "Before."]]'


def with_guides(store: Store) -> Mentee:
    """A goal with its ladder, a guide filled in, and a form printed of it; all made with a guide
    whose text was kept.
    """
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id, guide="mine", guide_version=1)
    factory.ladder(store, goal.id)
    factory.check_in(store, goal.id, None, level=1)
    agreed = factory.guided_note(store, amara.id, guide="mine", answers={"role": "Asks"})
    form = PrintedForm(
        number="ABCD2345", guide="mine", guide_version=1, printed_on=factory.TODAY,
        mentorship_id=agreed.mentorship_id, kind="guided_note", record_id=agreed.id,
    )  # fmt: skip
    factory.keep(store, form)
    text = GuideText(guide="mine", version=1, source="id = 'mine'", own=False, kept_at=factory.NOW)
    factory.keep(store, text)
    return amara


def test_ladders_guides_filled_in_and_their_forms_come_back(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = with_guides(store)
    before = everything(store)
    inside = look_back()
    delete(store, Mentee, amara.id)
    delete(store, GuideText, 1)
    bring_mentee(store, inside, amara.id)
    assert everything(store) == before
    assert sound(store)


def test_a_form_follows_what_it_was_printed_of_to_its_new_number(
    store: Store, tmp_path: Path, look_back: Callable[[Store], Inside]
) -> None:
    other = factory.journal(tmp_path, "other.mentordesk")
    with_guides(other)
    inside = look_back(other)
    other.close()
    zoe = factory.mentee(store, "Zoë")
    factory.guided_note(store, zoe.id, "Another")
    bring_mentee(store, inside, 1)
    with store.read() as session:
        form = session.query(PrintedForm).one()
        assert session.get_one(GuidedNote, form.record_id or 0).answers == {"role": "Asks"}
        assert form.record_id == 2
        assert session.query(GuideText).count() == 1


def test_a_changed_ladder_is_as_it_was_only_if_that_is_asked_for(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    amara = with_guides(store)
    inside = look_back()
    store.update(Ladder, 1, {"expected": "Something else"})
    assert bring_mentee(store, inside, amara.id).differ == 1
    with store.read() as session:
        assert session.get_one(Ladder, 1).expected == "Something else"
    bring_mentee(store, inside, amara.id, as_it_was=True)
    with store.read() as session:
        assert session.get_one(Ladder, 1).expected == "Both tasks handed over"
        kept = session.query(Version).filter_by(subject="ladder", field="expected").one()
    assert kept.content == "Something else"
