"""What was deleted for good is gone from the file of a journal without a passphrase too."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.records import Goal, MentoringSession, NoteBlock
from mentor_desk.services import trash
from tests import factory

# Long enough for pages of its own, which deleting sets free; short enough to share a page.
LONG, SHORT = "Bergamot in the morning. " * 400, "Lavender at night."


def test_no_sentence_is_left_in_the_file(tmp_path: Path) -> None:
    store = factory.journal(tmp_path)
    mentee = factory.mentee(store)
    held = factory.held(store, mentee.id)
    factory.block(store, held.id, LONG)
    goal = factory.goal(store, mentee.id, SHORT)
    factory.block(store, factory.held(store, mentee.id).id, "What stays.")
    with store.write() as session:
        for record in (session.get_one(MentoringSession, held.id), session.get_one(Goal, goal.id)):
            trash.throw_away(session, record, factory.NOW)
    store.checkpoint()
    assert b"ergamot in the m" in store.path.read_bytes()
    with store.write() as session:
        assert trash.empty(session) == 2
    store.checkpoint()
    left = store.path.read_bytes()
    assert b"What stays." in left
    assert b"ergamot in the m" not in left
    assert b"avender at n" not in left
    store.close()


@pytest.mark.parametrize("one_by_one", [True, False])
def test_no_word_is_left_in_the_search_index_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_by_one: bool
) -> None:
    """It has words in small letters, which stand nowhere else."""
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    store = factory.journal(tmp_path)
    mentee = factory.mentee(store)
    held = factory.held(store, mentee.id)
    factory.block(store, held.id, "ZYXQUARK wvumble")
    store.update(NoteBlock, 1, {"text": "ZYXQUARK WVUMBLE once more"})
    with store.write() as session:
        thrown = trash.throw_away(session, session.get_one(MentoringSession, held.id), factory.NOW)
    store.checkpoint()
    assert b"zyxquark" in everything(tmp_path)
    with store.write() as session:
        assert (trash.purge(session, thrown.id) if one_by_one else trash.empty(session)) == 1
    store.checkpoint()
    left = everything(tmp_path)
    assert b"mara" in left
    for word in (b"zyxquark", b"wvumble", b"ZYXQUARK", b"WVUMBLE"):
        assert word not in left
    store.close()


def everything(folder: Path) -> bytes:
    """The file, the log beside it, and what is temporary."""
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
