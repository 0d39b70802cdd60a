"""Own guides come, change and go; what a record was made with stays readable."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from mentor_desk import paths
from mentor_desk.errors import BadValue
from mentor_desk.guides import BadGuide, Guide, dump, load, shipped
from mentor_desk.records import Goal, GuideText, Practice
from mentor_desk.services import library, trash
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW

FOLDER = paths.resources() / "guides"


@cache
def smart() -> Guide:
    return load(FOLDER / "smart.toml")


def copied(store: Store, title: str = "Ümlauts & aims") -> Guide:
    with store.write() as session:
        return library.duplicate(session, smart(), title, NOW)


def kept(store: Store, guide: Guide) -> Guide:
    with store.write() as session:
        return library.keep(session, guide, NOW)


def edited(store: Store, guide: Guide) -> bool:
    with store.write() as session:
        return library.edit(session, guide, NOW)


def made_with(store: Store, guide: Guide) -> Goal:
    goal = factory.goal(store, factory.mentee(store).id)
    with store.write() as session:
        library.take(session, session.get_one(Goal, goal.id), guide, NOW)
    return goal


def read(store: Store) -> library.Shelf:
    with store.read() as session:
        return library.shelf(session)


def come(store: Store, source: str) -> library.Incoming:
    with store.write() as session:
        what = library.incoming(session, source, "from a friend.toml")
        library.bring_in(session, what, NOW)
    return what


def test_no_shipped_guide_can_take_the_place_of_an_own_one() -> None:
    assert not [one for one in shipped(FOLDER) if one.startswith(library.OWN)]


def test_a_copy_has_an_id_and_a_title_of_its_own(store: Store) -> None:
    mine = copied(store)
    assert (mine.id, mine.version, mine.title) == ("my-umlauts-aims", 1, "Ümlauts & aims")
    assert replace(mine, id="smart", version=smart().version, title=smart().title) == smart()
    assert [copied(store).id, copied(store, "中文").id] == ["my-umlauts-aims-2", "my-guide"]
    assert len(copied(store, "A" * 90).id) <= 40
    assert read(store).own["my-umlauts-aims"] == mine
    with pytest.raises(BadValue, match="name"):
        copied(store, " \n")


def test_an_id_is_not_given_again_while_records_or_the_trash_know_it(store: Store) -> None:
    used, unused = copied(store, "Used"), copied(store, "Unused")
    made_with(store, used)
    for one in (used, unused):
        with store.write() as session:
            text = library.own_text(session, one.id)
            assert text is not None
            trash.throw_away(session, text, NOW)
    assert read(store).own == {}
    assert [copied(store, "Used").id, copied(store, "Unused").id] == ["my-used-2", "my-unused-2"]


def test_an_edited_guide_is_replaced_while_nothing_was_made_with_it(store: Store) -> None:
    mine = copied(store)
    assert kept(store, replace(mine, purpose="Other words")).version == 1
    assert read(store).own[mine.id].purpose == "Other words"
    made_with(store, read(store).own[mine.id])
    assert kept(store, read(store).own[mine.id]).version == 1  # nothing changed
    assert kept(store, replace(mine, purpose="And others")).version == 2
    assert kept(store, replace(mine, purpose="Once more")).version == 2
    assert kept(store, replace(mine, purpose="Other words")).version == 1  # as it is known
    with store.read() as session:
        assert session.query(GuideText).filter_by(own=True).count() == 1


def test_a_record_is_read_with_what_it_was_made_with(store: Store) -> None:
    mine = copied(store)
    goal = made_with(store, mine)
    kept(store, replace(mine, purpose="Other words"))
    with store.write() as session:
        text = library.own_text(session, mine.id)
        assert text is not None
        trash.throw_away(session, text, NOW)
    with store.read() as session:
        there = session.get_one(Goal, goal.id)
    assert read(store).version(there.guide, there.guide_version) == mine
    assert read(store).version("never", 1) is None


def test_a_version_is_kept_once(store: Store) -> None:
    goal = made_with(store, smart())
    with store.write() as session:
        library.take(session, session.get_one(Goal, goal.id), smart(), NOW)
        library.keep_version(session, replace(smart(), version=7), NOW)
    assert list(read(store).kept) == [("smart", smart().version), ("smart", 7)]


def test_what_nobody_could_read_again_is_refused_with_its_line(store: Store) -> None:
    mine = copied(store)
    (first, *rest) = mine.steps
    broken = replace(mine, steps=(replace(first, question="x" * 5000), *rest))
    with pytest.raises(BadGuide) as refused:
        kept(store, broken)
    assert "line" in dict(refused.value.words.values)
    assert read(store).own[mine.id] == mine


def test_a_shipped_guide_is_not_changed(store: Store) -> None:
    with pytest.raises(BadValue, match="Duplicate"):
        kept(store, smart())


def test_a_guide_is_renamed(store: Store) -> None:
    mine = copied(store)
    with store.write() as session:
        assert library.rename(session, mine.id, " Aims\n", NOW).title == "Aims"
        with pytest.raises(BadValue, match="name"):
            library.rename(session, mine.id, "", NOW)
    assert read(store).own[mine.id].title == "Aims"


def test_what_is_broken_is_kept_as_a_draft_beside_what_is_in_use(store: Store) -> None:
    mine = copied(store)
    broken = replace(mine, title="", purpose="Other words")
    assert edited(store, broken) is False
    assert read(store).own[mine.id] == mine
    with store.read() as session:
        assert library.edited(session, mine.id) == broken
    assert edited(store, replace(broken, title="Aims"))
    assert read(store).own[mine.id] == replace(broken, title="Aims")
    with store.read() as session:
        text = library.own_text(session, mine.id)
        assert text is not None
        assert text.draft == ""


def test_a_file_takes_the_place_of_the_draft_too(store: Store) -> None:
    mine = copied(store)
    edited(store, replace(mine, title=""))
    come(store, dump(replace(mine, title="From elsewhere")))
    with store.read() as session:
        found = library.edited(session, mine.id)
    assert found is not None
    assert found.title == "From elsewhere"


def test_a_draft_goes_to_the_trash_with_its_guide_and_comes_back(store: Store) -> None:
    mine = copied(store)
    edited(store, replace(mine, title=""))
    with store.write() as session:
        text = library.own_text(session, mine.id)
        assert text is not None
        row = trash.throw_away(session, text, NOW)
    with store.write() as session:
        assert library.edited(session, mine.id) is None
        trash.put_back(session, row.id)
    with store.read() as session:
        assert library.edited(session, mine.id) == replace(mine, title="")


def test_it_is_known_whether_records_were_made_with_a_guide(store: Store) -> None:
    mine = copied(store)
    with store.read() as session:
        assert not library.is_used(session, mine.id)
    made_with(store, mine)
    with store.read() as session:
        assert library.is_used(session, mine.id)


def test_favourites_are_in_the_order_they_were_marked(store: Store) -> None:
    with store.write() as session:
        for one in ("smart", "options", "scaling", "smart"):
            library.mark(session, one, favourite=True)
        library.mark(session, "scaling", favourite=False)
    assert read(store).favourites == ("options", "smart")
    with store.read() as session:
        assert session.get_one(Practice, 1).favourites == "options\nsmart"


def test_what_this_version_cannot_read_is_named_and_kept(store: Store) -> None:
    text = GuideText(guide="my-later", version=1, source="id = 'x'", own=True, kept_at=NOW)
    factory.keep(store, text)
    assert (read(store).own, read(store).unreadable) == ({}, ("my-later",))


def test_a_shared_guide_comes_back_as_itself(store: Store) -> None:
    mine = copied(store)
    assert come(store, dump(mine)).same
    edited = kept(store, replace(mine, purpose="Other words"))
    made_with(store, edited)
    what = come(store, dump(mine))
    assert (what.replaces, what.guide.version) == (edited, 2)
    assert read(store).own[mine.id].purpose == mine.purpose
    assert read(store).version(mine.id, 1) == edited


def test_a_guide_of_somebody_else_never_takes_a_shipped_one_s_id(store: Store) -> None:
    theirs = replace(smart(), purpose="Their words")
    what = come(store, dump(theirs))
    assert (what.guide.id, what.other_id, what.replaces) == ("my-smart", "smart", None)
    assert come(store, dump(theirs)).same
    other = come(store, dump(replace(theirs, purpose="And others")))
    assert other.guide.id == "my-smart-2"
    assert list(read(store).own) == ["my-smart", "my-smart-2"]


@pytest.mark.parametrize("source", ["", "id = 1", "nothing = [", "\x00", dump(smart())[:900]])
def test_a_broken_file_is_refused_and_nothing_taken(store: Store, source: str) -> None:
    with pytest.raises(BadGuide, match=r"from a friend\.toml"):
        come(store, source)
    assert read(store).own == {}
