"""Versions against a real journal: what is kept, what it says, and the way back."""

from __future__ import annotations

import string
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentor_desk.audience import Audience
from mentor_desk.records import Feedback, Goal, Mentee, MentoringSession, Occasion, Version
from mentor_desk.services import notes, versions
from mentor_desk.services.notes import BlockEdit
from mentor_desk.services.versions import Paragraph, Written, note_of
from mentor_desk.store import Store
from tests import factory

ME, MENTEE, SPONSOR = Audience
HOSTILE = st.text(
    st.sampled_from(
        string.ascii_letters + " \n\r\t\x00\x07\x1b\x7f\ud800\udfff\u2028\ufeff\u202e🎉"
    ),
    max_size=40,
)


def keep(store: Store, text: Written, occasion: Occasion = Occasion.LEFT) -> int | None:
    with store.write() as session:
        return versions.keep(session, text, occasion, factory.NOW)


def restore(store: Store, number: int) -> int | None:
    with store.write() as session:
        return versions.restore(session, number, factory.NOW)


def kept(store: Store) -> list[tuple[Occasion, str]]:
    with store.read() as session:
        found = session.query(Version).order_by(Version.id)
        return [(one.occasion, one.content) for one in found]


def said(store: Store, session_id: int) -> list[Paragraph]:
    with store.read() as session:
        return [Paragraph(one.text, one.audience) for one in notes.blocks(session, session_id)]


def a_note(store: Store, *texts: str) -> int:
    held = factory.held(store, factory.mentee(store).id)
    for text in texts:
        factory.block(store, held.id, text)
    return held.id


def test_a_version_says_who_could_read_each_paragraph(store: Store) -> None:
    number = a_note(store, "mine", "“quoted”")
    factory.block(store, number, "hers", MENTEE)
    keep(store, note_of(number))
    ((_, content),) = kept(store)
    assert versions.paragraphs(content) == [("mine", ME), ("“quoted”", ME), ("hers", MENTEE)]


def test_nothing_is_kept_twice_and_nothing_of_an_empty_text(store: Store) -> None:
    number = a_note(store, "", "  ")
    assert keep(store, note_of(number)) is None
    factory.block(store, number, "now something")
    first = keep(store, note_of(number))
    assert keep(store, note_of(number)) == first
    assert len(kept(store)) == 1
    assert keep(store, note_of(99)) is None


def test_a_note_comes_back_with_its_marks_and_what_was_there_is_kept(store: Store) -> None:
    number = a_note(store, "one", "two")
    factory.block(store, number, "three", SPONSOR)
    version = keep(store, note_of(number))
    assert version is not None
    before = said(store, number)
    with store.write() as session:
        rows = notes.blocks(session, number)
        gone = [row.id for row in rows[1:]]
        session.expunge_all()
        notes.save(session, number, [BlockEdit(rows[0].id, 1.0, "another", MENTEE)], gone)
    changed = said(store, number)
    back = restore(store, version)
    assert back is not None
    assert said(store, number) == before
    assert [occasion for occasion, _ in kept(store)] == [Occasion.LEFT, Occasion.RESTORE]
    restore(store, back)
    assert said(store, number) == changed


def test_an_empty_note_takes_a_version_back_and_the_way_back_is_empty(store: Store) -> None:
    number = a_note(store, "all of it")
    version = keep(store, note_of(number))
    assert version is not None
    with store.write() as session:
        gone = [row.id for row in notes.blocks(session, number)]
        notes.save(session, number, [], gone)
    back = restore(store, version)
    assert [one.text for one in said(store, number)] == ["all of it"]
    assert back is not None
    restore(store, back)
    assert said(store, number) == []


def test_a_version_of_what_is_gone_restores_nothing(store: Store) -> None:
    number = a_note(store, "all of it")
    version = keep(store, note_of(number))
    assert version is not None
    with store.write() as session:
        session.delete(session.get_one(MentoringSession, number))
    assert restore(store, version) is None
    assert restore(store, 99) is None


def test_a_column_has_versions_of_its_own(store: Store) -> None:
    amara = factory.mentee(store, good_to_know="Mornings\nare best")
    text = Written(Mentee, amara.id, "good_to_know")
    version = keep(store, text)
    assert version is not None
    store.update(Mentee, amara.id, {"good_to_know": "Evenings"})
    restore(store, version)
    with store.read() as session:
        assert session.get_one(Mentee, amara.id).good_to_know == "Mornings\nare best"
        newest, oldest = versions.rows(session, text)
    assert (newest.occasion, newest.is_now) == (Occasion.RESTORE, False)
    assert (oldest.id, oldest.is_now) == (version, True)


def test_answers_come_back_with_the_columns_they_fill(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(
        store,
        amara.id,
        "Delegate",
        target=2.0,
        due_on=date(2027, 1, 31),
        answers={"title": "Delegate", "options": "a\nb"},
    )
    text = Written(Goal, goal.id, versions.ANSWERS)
    version = keep(store, text)
    assert version is not None
    changed = {"title": "Other", "target": None, "due_on": None, "answers": {}, "audience": ME}
    store.update(Goal, goal.id, changed)
    restore(store, version)
    with store.read() as session:
        back = session.get_one(Goal, goal.id)
    assert (back.title, back.target, back.due_on) == ("Delegate", 2.0, date(2027, 1, 31))
    assert back.answers == {"title": "Delegate", "options": "a\nb"}
    assert back.audience is ME  # who may read it now is not a matter of its words then


def test_every_long_text_and_every_guide_has_versions() -> None:
    assert versions.names(MentoringSession) == ("note",)
    opening = ("opening_for_mentee", "opening_for_sponsor", "opening_for_me")
    assert versions.names(Mentee) == ("good_to_know", *opening)
    assert versions.names(Goal) == versions.names(Feedback) == ("answers",)


def test_rows_count_words_against_the_version_before(store: Store) -> None:
    number = a_note(store, "one two three")
    keep(store, note_of(number), Occasion.BEFORE)
    factory.block(store, number, "four five")
    keep(store, note_of(number))
    with store.read() as session:
        newest, oldest = versions.rows(session, note_of(number))
    assert (newest.added, newest.removed, newest.is_now) == (2, 0, True)
    assert (oldest.added, oldest.removed, oldest.is_now) == (3, 0, False)


def test_a_hundred_thousand_words_are_kept_and_come_back(store: Store) -> None:
    long = "word " * 100_000
    number = a_note(store, long)
    version = keep(store, note_of(number))
    assert version is not None
    factory.block(store, number, "more")
    with store.read() as session:
        assert versions.rows(session, note_of(number))[0].added is None
    restore(store, version)
    assert said(store, number) == [(long, ME)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(HOSTILE, st.sampled_from(Audience)), min_size=1, max_size=6))
def test_no_character_stops_history(store: Store, written: list[tuple[str, Audience]]) -> None:
    number = a_note(store)
    with store.write() as session:
        edits = [BlockEdit(None, float(at), *one) for at, one in enumerate(written)]
        notes.save(session, number, edits)
    before = said(store, number)
    version = keep(store, note_of(number), Occasion.BEFORE)
    if not any(one.text.strip() for one in before):
        assert version is None
        return
    assert version is not None
    with store.read() as session:
        content = versions.text_of(session, version)
        assert content == versions.content(session, note_of(number))
    assert content is not None
    assert versions.paragraphs(content) == before
    factory.block(store, number, "changed")
    restore(store, version)
    assert said(store, number) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, st.dictionaries(HOSTILE, HOSTILE, max_size=4))
def test_no_answer_stops_history(store: Store, title: str, answers: dict[str, str]) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id, title, answers=answers)
    text = Written(Goal, goal.id, versions.ANSWERS)
    version = keep(store, text, Occasion.BEFORE)
    with store.read() as session:
        kept_goal = session.get_one(Goal, goal.id)
    if version is None:
        assert not kept_goal.title.strip()
        return
    store.update(Goal, goal.id, {"title": "changed", "answers": {}})
    restore(store, version)
    with store.read() as session:
        back = session.get_one(Goal, goal.id)
    assert (back.title, back.answers) == (kept_goal.title, kept_goal.answers)
