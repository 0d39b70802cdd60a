"""Whatever is typed finds or finds not, never an error; and what was found can be shown."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentor_desk.records import Feedback, Goal, Mentee, MentoringSession, Mentorship, NoteBlock
from mentor_desk.store import Store
from mentor_desk.store.search import wanted
from tests import factory
from tests.factory import TODAY


def note(store: Store, text: str) -> NoteBlock:
    amara = factory.mentee(store)
    return factory.block(store, factory.held(store, amara.id).id, text)


def kinds(store: Store, text: str) -> list[str]:
    return [hit.kind for hit in store.search(text)]


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("Größe zählt", ["größe", "GRÖSSE", "grosse", "grösse", "Groß", "zahlt größe"]),
        ("Éclair naïve Ünal", ["eclair", "ÉCLAIR", "naive", "unal", "e\u0301clair"]),
        ("E\u0301clair", ["éclair", "eclair"]),
        ("Γιώργος στην οδό", ["γιωργος", "ΓΙΩΡΓΟΣ", "Γιώργος", "γιωρ", "οδο", "ΟΔΌ", "οδός"[:3]]),
        ("ΓΙΏΡΓΟΣ ΟΔΟΣ", ["γιώργος", "οδός", "οδος"]),
        ("Ёлка и Достоевский", ["елка", "ЁЛКА", "ёлк", "достоевский", "ДОСТОЕВСКИЙ"]),
        ("все ещё тест", ["всё", "еще", "ТЁСТ"]),
        ("İstanbul IŞIK ılık", ["istanbul", "İSTANBUL", "ışık", "isik", "ilik", "ILIK"]),  # noqa: RUF001
        ("Łukasz Ødegaard Bjørgø Đặng", ["lukasz", "ŁUKASZ", "odegaard", "bjorgo", "dang"]),
        ("Nguyễn Thị", ["nguyen thi", "NGUYỄN"]),
        ("Æsir Straße", ["aesir", "æsir", "strasse", "STRASSE"]),
        ("中文测试", ["中文", "中文测试"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("don’t e-mail o'clock 3.5", ["don’t", "e-mail", "o'clock", "3.5", "mail"]),
    ],
)
def test_accents_and_case_do_not_count(store: Store, text: str, queries: list[str]) -> None:
    note(store, text)
    assert [query for query in queries if not kinds(store, query)] == []


def test_all_words_are_wanted_and_only_the_last_may_be_a_beginning(store: Store) -> None:
    note(store, "Delegating the weekly release to Tomas")
    assert kinds(store, "tomas deleg")
    assert not kinds(store, "deleg tomas")
    assert not kinds(store, "tomas garden")
    assert not kinds(store, "elegating")


HOSTILE = [
    "", " ", '"', '""', "(", ")", "-x", "-", "col:x", "text:x", "NEAR(", "NEAR(a b)", "AND", "OR",
    "NOT", "a AND", "^a", "a*", "*", "+a", "{a b}:c", "\x00", "a\x00b",
    "🎉", "👩🏽\u200d🚀", "'", "';--",
    "\ud800", "a\ud800", "\\", "%", "_", "x" * 10_000, "eo " * 3_000, "²", "½", "\u202e", "\ufeff",
    "𞤀𞤁", "𐶀", "ﬁ", "İ", "ß", "\u0301", "a\u0301\u0301", "\uff11\uff12",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_row_41_nothing_typed_is_an_error(store: Store, text: str) -> None:
    note(store, "A plain paragraph")
    store.search(text)
    store.search(f"paragraph {text}")
    store.search(f"{text} paragraph", mentee_id=1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=40))
def test_row_41_no_text_at_all_is_an_error(store: Store, text: str) -> None:
    store.search(text)
    store.search(f'"{text}')


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Zs", "P"]), max_size=40),
    case=st.sampled_from([str.upper, str.lower, str.title, str]),
    composed=st.booleans(),
)
def test_row_40_what_was_written_is_found_by_its_own_words(
    store: Store, text: str, case: type[str], composed: bool
) -> None:
    """In Latin, Greek and Cyrillic, whatever case and form the words are typed in."""
    latin = "".join(filter(has_two_cases, text))
    with store.write() as session:
        kept = session.get(Mentee, 1) or Mentee(name="x")
        kept.contact = f"begin {latin} end"
        session.add(kept)
    typed = unicodedata.normalize("NFC" if composed else "NFD", case(f"begin {latin} end"))
    assert store.search(typed), latin


def has_two_cases(c: str) -> bool:
    """A letter that stays one letter; “ŉ” in capitals is two, and no index knows that."""
    known = ord(c) < 0x250 or 0x391 <= ord(c) < 0x3CF or c in "её"
    return known and len(c.upper()) == len(c.lower()) == len(c.title()) == 1


def test_words_without_a_letter_do_not_hide_the_others(store: Store) -> None:
    note(store, "Release 🎉 – at last")
    assert kinds(store, "release 🎉 –")
    assert kinds(store, "– release")
    assert wanted("🎉 – …") == ""


def test_people_come_first_then_the_newest(store: Store) -> None:
    amara = factory.mentee(store, "Amara Okafor", met_on=date(2001, 1, 1))
    goal = factory.goal(store, amara.id, "Ask Amara", set_on=TODAY)
    for days in (400, 3, 40):
        held = factory.held(store, amara.id, TODAY - timedelta(days=days))
        factory.block(store, held.id, f"Amara, {days} days ago")
    factory.milestone(store, goal.id, "Amara asks")
    hits = store.search("amara")
    assert [hit.kind for hit in hits] == ["mentee", "milestone", "goal", "note", "note", "note"]
    assert [hit.day for hit in hits[3:]] == [TODAY - timedelta(days=n) for n in (3, 40, 400)]
    assert [hit.mentee for hit in hits] == ["Amara Okafor"] * 6
    assert len(store.search("amara", limit=2)) == 2


def test_a_hit_says_what_whose_when_and_shows_the_place(store: Store) -> None:
    block = note(store, "word " * 30 + "then the RELEASE slipped " + "word " * 30)
    (hit,) = store.search("release")
    assert (hit.kind, hit.record_id, hit.mentee_id) == ("note", block.id, 1)
    assert hit.day == TODAY - timedelta(days=7)
    assert ("RELEASE", True) in hit.snippet
    assert "".join(text for text, _ in hit.snippet).startswith("…")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.text(st.characters(codec=None), max_size=30),
    after=st.text(st.characters(codec=None), max_size=30),
)
def test_pieces_of_a_snippet_make_up_the_text(store: Store, before: str, after: str) -> None:
    """Also where somebody wrote the marks themselves."""
    with store.write() as session:
        kept = session.get(Mentee, 1) or Mentee(name="x")
        kept.name = f"{before} zebra \x02{after}\x03"
        session.add(kept)
    (hit,) = store.search("zebra", mentee_id=1)
    assert " ".join("".join(text for text, _ in hit.snippet).split(" ")).strip() in " ".join(
        kept.name.replace("\t", " ").replace("\n", " ").split(" ")
    ).replace("  ", " ") or "…" in str(hit.snippet)
    assert [text.lower() for text, is_hit in hit.snippet if is_hit].count("zebra") >= 1
    assert "\x02" not in str(hit.snippet)


def test_one_mentees_hits_only(store: Store) -> None:
    for name in ("Amara", "Zoë"):
        mentee = factory.mentee(store, name)
        factory.goal(store, mentee.id, "Delegate")
    assert [hit.mentee for hit in store.search("delegate", mentee_id=2)] == ["Zoë"]
    assert len(store.search("delegate")) == 2


def test_a_changed_text_is_found_by_its_new_words_only(store: Store) -> None:
    block = note(store, "about rhubarb")
    store.update(NoteBlock, block.id, {"text": "about spinach"})
    assert not kinds(store, "rhubarb")
    assert kinds(store, "spinach") == ["note"]
    store.update(NoteBlock, block.id, {"text": ""})
    assert not kinds(store, "about")


def test_what_is_deleted_is_not_found(store: Store) -> None:
    note(store, "about rhubarb")
    with store.write() as session:
        session.delete(session.get_one(Mentee, 1))
    assert not store.search("rhubarb")
    assert not store.search("amara")


def test_a_session_moved_to_another_day_takes_its_note_along(store: Store) -> None:
    block = note(store, "about rhubarb")
    newer = factory.block(
        store, factory.held(store, 1, TODAY - timedelta(days=1)).id, "rhubarb as well"
    )
    assert [hit.record_id for hit in store.search("rhubarb")] == [newer.id, block.id]
    moved = factory.NOW + timedelta(days=3)
    store.update(MentoringSession, block.session_id, {"starts_at": moved, "title": "Cooking"})
    first, second = store.search("rhubarb")
    assert (first.record_id, first.day, first.heading) == (block.id, moved.date(), "Cooking")
    assert second.record_id == newer.id


def test_what_moves_to_another_mentee_is_found_there(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    goal = factory.goal(store, amara.id, "Plant rhubarb")
    factory.check_in(store, goal.id, comment="rhubarb sprouts")
    with store.read() as session:
        (there,) = session.query(Mentorship).filter_by(mentee_id=zoe.id)
    store.update(Goal, goal.id, {"mentorship_id": there.id})
    assert {hit.mentee for hit in store.search("rhubarb")} == {"Zoë"}
    store.update(Mentorship, there.id, {"mentee_id": amara.id})
    assert {hit.mentee for hit in store.search("rhubarb")} == {"Amara Okafor"}


def test_drafts_and_private_words_are_found_too(store: Store) -> None:
    amara = factory.mentee(store, good_to_know="allergic to rhubarb")
    factory.feedback(store, amara.id, "brought rhubarb", given_on=None)
    assert sorted(kinds(store, "rhubarb")) == ["feedback", "mentee"]
    with store.read() as session:
        assert session.query(Feedback).one().given_on is None
