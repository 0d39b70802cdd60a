"""What came to the journal after its first version is salvaged like the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentor_desk.audience import Audience
from mentor_desk.records import CheckIn, Practice
from mentor_desk.services import guided_notes, ladders
from mentor_desk.store import unlock_key
from tests import factory
from tests.safety.salvage.test_salvaging import PASSPHRASE, filled, page_of, saved, spoil

JOURNALS = Path(__file__).parents[2] / "journals"


def test_ladders_and_guides_filled_in_come_from_the_index(tmp_path: Path) -> None:
    """Their words at least, in a place where they are seen; the mentor's own stay the mentor's."""
    store = filled(tmp_path, PASSPHRASE, 2)
    goal = factory.goal(store, 1, "Delegate")
    factory.ladder(store, goal.id, expected="Both handed over", less="", more="")
    answers = {"learnt": "To wait longer"}
    factory.guided_note(store, None, "A month", answers=answers)
    factory.guided_note(store, 1, "Agreed", answers=answers, audience=Audience.SPONSOR)
    store.checkpoint()
    pages = [page_of(store, name) for name in ("ladder", "guided_note")]
    store.close()
    for page in pages:
        spoil(store.path, page)
    _, _, new = saved(store.path, factory.key(PASSPHRASE))
    with new.read() as session:
        rungs = ladders.of_goal(session, goal.id)
        assert rungs is not None
        assert (rungs.expected, rungs.agreed_on) == ("Both handed over", factory.TODAY)
        (own,) = guided_notes.of_mentor(session)
        (of_amara,) = guided_notes.rows(session, 1)
    assert (own.title, list(own.answers.values())) == ("A month", ["To wait longer"])
    assert (of_amara.title, of_amara.audience) == ("Agreed", Audience.ME)
    assert not [checked for checked in new.check() if checked.trouble]
    new.close()


@pytest.mark.parametrize("spoilt", [(), ("check_in",), ("check_in", "search_entry")])
def test_levels_and_favourites_that_came_later_to_their_tables_are_kept(
    tmp_path: Path, spoilt: tuple[str, ...]
) -> None:
    """A row from before has none of them, and its seal holds all the same."""
    store = filled(tmp_path, PASSPHRASE, 2)
    goal = factory.goal(store, 1, "Delegate")
    factory.ladder(store, goal.id)
    for level in (None, 0, -2):
        factory.check_in(store, goal.id, None, comment="so far", level=level)
    store.update(Practice, 1, {"favourites": "smart"})
    store.checkpoint()
    shutil.copy(store.path, tmp_path / "backup.mdsnap")
    pages = [page_of(store, name) for name in spoilt]
    store.close()
    for page in pages:
        spoil(store.path, page)
    _, _, new = saved(store.path, factory.key(PASSPHRASE), (tmp_path / "backup.mdsnap",))
    with new.read() as session:
        found = session.query(CheckIn).filter_by(comment="so far").order_by(CheckIn.id)
        assert [one.level for one in found] == [None, 0, -2]
        assert session.get_one(Practice, 1).favourites == "smart"
    assert not [checked for checked in new.check() if checked.trouble]
    new.close()


@pytest.mark.parametrize("name", ["0001.mentordesk", "0001-encrypted.mentordesk"])
def test_a_journal_of_an_older_schema_comes_out_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(JOURNALS / name, path)
    key = unlock_key(path, "open sesame") if "encrypted" in name else None
    result, said, new = saved(path, key)
    assert result.complete
    assert len(said) == 2
    with new.read() as session:
        assert session.get_one(Practice, 1).favourites == ""
    new.close()
