"""What holds for every record type, asked of each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Text

from mentor_desk.records import (
    KINDS,
    Action,
    Goal,
    GuideText,
    Journal,
    Mentee,
    Mentorship,
    NoteBlock,
    PrintedForm,
    Record,
    RecoverySheet,
    Trashed,
    Version,
    fields,
)
from mentor_desk.store import Store
from tests import factory

HIDDEN = frozenset({"id", "seal", "position", "guide", "guide_version", "answers", "zone"})
# Kept, but never asked for in a form: what the program notes itself.
NOTED = {
    "goal": {"state_on"},
    "mentee": {"opening_for_mentee", "opening_for_sponsor", "opening_for_me"},
    "milestone": {"audience"},
    "mentoring_session": {"closed_at", "focus_goal_id"},
    "note_block": {"text", "audience"},
    "practice": {"favourites"},
    "guided_note": {"told"},
}
# Kept by the program to go back with, or to know its own papers: no form asks for it, no search
# finds it, no page shows it.
OWN = (Version, Trashed, RecoverySheet, GuideText, PrintedForm)
ASKED_FOR = tuple(kind for kind in KINDS if kind not in OWN)
TEXTS = [
    (kind, column.key)
    for kind in KINDS
    for column in kind.__table__.columns
    if isinstance(column.type, Text)
]


@pytest.mark.parametrize("kind", ASKED_FOR, ids=lambda kind: kind.__name__)
def test_every_column_a_person_sees_is_described(kind: type[Record]) -> None:
    keys = {column.key for column in kind.__table__.columns if column.foreign_keys}
    described = {field.name for field in fields(kind)}
    hidden = HIDDEN | keys | NOTED.get(kind.__tablename__, set())
    assert {column.key for column in kind.__table__.columns} - hidden == described
    assert all(field.label for field in fields(kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_reference_is_indexed(kind: type[Record]) -> None:
    first = {next(iter(index.columns)).key for index in kind.__table__.indexes}  # pyright: ignore[reportAttributeAccessIssue]
    keys = {column.key for column in kind.__table__.columns if column.foreign_keys}
    assert keys <= first


def test_every_record_type_is_found_and_shared_or_says_nothing_of_a_mentee() -> None:
    without = {kind.__name__ for kind in ASKED_FOR if kind.projection is None}
    assert without == {"Practice"}  # the mentor's own name and letterhead


def test_what_the_program_keeps_for_itself_is_never_found_nor_shared() -> None:
    assert [kind for kind in OWN if kind.projection or fields(kind)] == []


def test_no_table_is_forgotten() -> None:
    assert {kind.__table__ for kind in (*KINDS, Journal)} == set(Record.metadata.sorted_tables)


def test_fields_come_in_their_order_with_label_and_help() -> None:
    found = fields(Mentorship)
    assert [field.name for field in found][:3] == ["kind", "formal", "purpose"]
    assert found[2].long
    assert found[1].help == "With an agreement, dates and a rhythm."
    assert fields(Action)[0].required


@pytest.mark.parametrize(
    ("kind", "column"), TEXTS, ids=lambda one: one if isinstance(one, str) else one.__name__
)
def test_text_is_cleaned_whichever_way_it_is_set(kind: type[Record], column: str) -> None:
    record = kind.__new__(kind)
    kind.__init__(record, **dict.fromkeys(required(kind)))
    setattr(record, column, "a\x00\x02b\x03\ud800\r\nc\td")
    assert getattr(record, column) == "ab\nc\td"


def required(kind: type[Record]) -> list[str]:
    return [
        column.key
        for column in kind.__table__.columns
        if not column.nullable and column.default is None and column.key not in ("id", "seal")
    ]


def test_text_is_cleaned_when_a_record_is_made() -> None:
    assert Mentee(name="Am\x02ara").name == "Amara"


def test_answers_are_cleaned_too() -> None:
    goal = Goal(mentorship_id=1, set_on=factory.TODAY, answers={"re\x00ality": "st\ud800uck\r"})
    assert goal.answers == {"reality": "stuck\n"}


@given(text=st.text(alphabet=st.characters(codec=None), max_size=60))
def test_what_can_be_kept_stays_as_it_was_typed(text: str) -> None:
    kept = Mentee(name=text).name
    assert Mentee(name=kept).name == kept
    assert [c for c in text if c.isprintable()] == [c for c in kept if c.isprintable()]


def test_a_name_that_is_no_column_is_refused() -> None:
    block = NoteBlock(session_id=1, position=1.0)
    with pytest.raises(AttributeError, match="NoteBlock has no txet"):
        block.txet = "lost"  # pyright: ignore[reportAttributeAccessIssue]


def test_what_a_person_wrote_is_not_printed() -> None:
    block = NoteBlock(session_id=1, position=1.0, text="Jonas may leave")
    assert repr(block) == "<NoteBlock None>"
    assert "Jonas" not in str([block])


def test_choices_are_kept_by_value(store: Store) -> None:
    mentee = factory.mentee(store)
    with store.read() as session:
        kept = session.connection().exec_driver_sql("SELECT standing FROM mentee").scalar()
    assert kept == "active" == mentee.standing.value
