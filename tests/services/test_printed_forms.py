"""A sheet of paper finds its place again, or says why it is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mentor_desk import paths
from mentor_desk.guides import Guide, load
from mentor_desk.records import Goal, Mentorship, PrintedForm
from mentor_desk.services import library, printed_forms, trash
from mentor_desk.services.printed_forms import NotOurs
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY


@cache
def guide() -> Guide:
    return load(paths.resources() / "guides" / "smart.toml")


def of_goal(store: Store, name: str = "Amara") -> tuple[Goal, PrintedForm]:
    goal = factory.goal(store, factory.mentee(store, name).id)
    with store.write() as session:
        there = session.get_one(Goal, goal.id)
        library.take(session, there, guide(), NOW)
        return goal, printed_forms.make(session, guide(), TODAY, record=there)


def look_up(
    store: Store, typed: str, version: int | None = None, mentee_id: int | None = None
) -> printed_forms.Came:
    with store.read() as session:
        named = (guide().id, version or guide().version)
        return printed_forms.look_up(session, typed, named, mentee_id)


def refused(store: Store, typed: str, **values: int) -> str:
    with pytest.raises(NotOurs) as why:
        look_up(store, typed, **values)
    return why.value.words.plain()


def test_a_number_can_be_read_out_and_typed(store: Store) -> None:
    goal, form = of_goal(store)
    assert len(form.number) == 8
    assert not set(form.number) & set("01OI")
    said = printed_forms.shown(form.number)
    assert said == f"{form.number[:4]} {form.number[4:]}"
    for typed in (said, form.number.lower(), f" {form.number[:4]}-{form.number[4:]}\n"):
        came = look_up(store, typed)
        assert came.record is not None
        assert (came.form.id, came.record.id) == (form.id, goal.id)
        assert came.mentee is not None
        assert came.mentee.name == "Amara"


def test_each_sheet_has_a_number_of_its_own(store: Store) -> None:
    with store.write() as session:
        made = [printed_forms.make(session, guide(), TODAY).number for _ in range(50)]
    assert len(set(made)) == 50


def test_a_blank_sheet_is_for_whom_it_was_printed(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        hers = printed_forms.make(session, guide(), TODAY, mentorship_id=1)
        nobodys = printed_forms.make(session, guide(), TODAY)
    assert look_up(store, hers.number, mentee_id=1).record is None
    assert look_up(store, nobodys.number).mentee is None
    assert "not printed for a mentee" in refused(store, nobodys.number, mentee_id=1)


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFGHJ", "ABCD EFG!", "ABCD ÄÖÜß", "0000 0000"])
def test_what_is_no_number_is_said_to_be_none(store: Store, typed: str) -> None:
    assert "is no number of a form" in refused(store, typed)


def test_a_form_of_another_journal_is_refused(store: Store, tmp_path: Path) -> None:
    other = factory.journal(tmp_path, "other.mentordesk")
    _, form = of_goal(other)
    other.close()
    assert "not printed from this journal" in refused(store, form.number)


def test_a_form_of_another_mentee_or_version_is_refused(store: Store) -> None:
    _, form = of_goal(store)
    zoe = factory.mentee(store, "Zoë")
    assert refused(store, form.number, mentee_id=zoe.id).endswith("was printed for Amara.")
    assert "another version" in refused(store, form.number, version=guide().version + 1)


def test_a_form_is_read_once(store: Store) -> None:
    _, form = of_goal(store)
    with store.write() as session:
        printed_forms.mark_read(session, form.id, TODAY)
    assert "read in already" in refused(store, form.number)
    with pytest.raises(NotOurs), store.write() as session:
        printed_forms.mark_read(session, form.id, TODAY)


def test_what_it_was_printed_of_may_have_gone_moved_or_changed(store: Store) -> None:
    goal, form = of_goal(store)
    zoe = factory.mentee(store, "Zoë")
    store.update(Goal, goal.id, {"guide_version": 77})
    assert "newer version of its guide" in refused(store, form.number)
    store.update(Goal, goal.id, {"guide": "options"})
    assert "another guide by now" in refused(store, form.number)
    with store.read() as session:
        there = session.query(Mentorship).filter_by(mentee_id=zoe.id).one().id
    back = {"guide": guide().id, "guide_version": guide().version}
    store.update(Goal, goal.id, {**back, "mentorship_id": there})
    assert "somebody else" in refused(store, form.number)
    with store.write() as session:
        trash.throw_away(session, session.get_one(Goal, goal.id), NOW)
    assert "no longer in the journal" in refused(store, form.number)
