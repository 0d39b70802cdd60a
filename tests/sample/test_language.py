"""How the notes of a sample sound: no sentence twice, nobody guessed at, nothing leaked."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.records import Mentee, MentoringSession, Mentorship, NoteBlock
from mentor_desk.store import Store
from tests.sample.conftest import paragraphs, sentences, told

GENDERED = re.compile(r"\b(he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)


@pytest.mark.parametrize("size", ["default", "middle"])
def test_no_private_paragraph_is_also_a_shared_one(
    size: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    with store.read() as session:
        private = set(paragraphs(session, Audience.ME))
        shared = set(paragraphs(session, Audience.MENTEE, Audience.SPONSOR))
    assert private
    assert not private & shared


def test_no_sentence_of_the_stories_comes_twice(default: Store) -> None:
    with default.read() as session:
        found = Counter(sentences(paragraphs(session)))
    assert [one for one, times in found.items() if times > 1 and len(one) > 30] == []


def test_most_sentences_of_a_larger_sample_are_unique(middle: Store) -> None:
    with middle.read() as session:
        texts = paragraphs(session)
        found = sentences(texts)
    assert len(set(texts)) / len(texts) > 0.95
    assert len(set(found)) / len(found) > 0.7


def test_hardly_a_sentence_comes_twice_with_one_person(middle: Store) -> None:
    query = (
        select(Mentorship.mentee_id, NoteBlock.text)
        .join(MentoringSession, NoteBlock.session_id == MentoringSession.id)
        .join(Mentorship, MentoringSession.mentorship_id == Mentorship.id)
    )
    texts: dict[int, list[str]] = {}
    with middle.read() as session:
        for mentee_id, text in session.execute(query):
            texts.setdefault(mentee_id, []).append(text)
    for mentee_id, spoken in texts.items():
        found = sentences(spoken)
        assert len(set(found)) / len(found) > 0.85, mentee_id


def test_nobody_is_given_a_pronoun(middle: Store) -> None:
    spoken: list[str] = []
    for rows in told(middle):
        spoken += [value for row in rows for value in row if isinstance(value, str)]
    assert [text for text in spoken if GENDERED.search(text)] == []


def test_no_place_in_a_sentence_is_left_unfilled(middle: Store) -> None:
    for rows in told(middle):
        for row in rows:
            assert not [value for value in row if isinstance(value, str) and "{" in value[1:]]


def test_names_come_in_several_scripts(middle: Store) -> None:
    with middle.read() as session:
        names = list(session.scalars(select(Mentee.name)))
    scripts = {unicodedata.name(name[0]).split()[0] for name in names}
    assert {"LATIN", "GREEK", "CYRILLIC"} <= scripts
    assert {"Zoë Lefèvre", "Νεφέλη Παπαδάκη", "Дарья Соколова", "Nguyễn Thị Lan"} <= set(names)
    assert len(set(names)) == len(names)


def test_notes_are_long_and_short(default: Store) -> None:
    lengths: Counter[int] = Counter()
    with default.read() as session:
        for number, text in session.execute(select(NoteBlock.session_id, NoteBlock.text)):
            assert "\n" not in text
            lengths[number] += len(text.split())
    assert min(lengths.values()) < 40
    assert sum(length >= 1_000 for length in lengths.values()) >= 3
