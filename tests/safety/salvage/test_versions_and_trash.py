"""What is salvaged of texts that only had versions, and of what lay in the trash."""

from __future__ import annotations

import shutil
from pathlib import Path

from mentor_desk.records import Goal, Occasion, Version
from mentor_desk.safety.salvage.outcome import From
from mentor_desk.services import trash
from mentor_desk.store import Store
from tests import factory
from tests.safety.salvage.test_salvaging import PASSPHRASE, filled, page_of, saved, spoil


def test_only_texts_that_had_versions_are_left(tmp_path: Path) -> None:
    """Neither row nor index nor backup: what was kept before an editing is still there."""
    store = filled(tmp_path, PASSPHRASE, 2)
    factory.keep(
        store,
        Version(
            subject="goal",
            subject_id=1,
            field="why",
            kept_at=factory.NOW,
            occasion=Occasion.BEFORE,
            content="So it was",
        ),
    )
    store.checkpoint()
    pages = [page_of(store, name) for name in ("goal", "search_entry")]
    store.close()
    for page in pages:
        spoil(store.path, page)
    result, _, new = saved(store.path, factory.key(PASSPHRASE))
    with new.read() as session:
        assert session.get_one(Goal, 1).why == "So it was"
    new.close()
    assert {source.where for source in result.counts["goal"]} >= {From.VERSION}


def throw(store: Store, goal: Goal) -> int:
    with store.write() as session:
        return trash.throw_away(session, session.get_one(Goal, goal.id), factory.NOW).id


def test_what_lies_in_the_trash_keeps_its_number(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=2)
    goal = factory.goal(store, 1, "Delegate")
    thrown = throw(store, goal)
    store.close()
    _, _, new = saved(store.path, None)
    assert factory.goal(new, 1).id > goal.id
    with new.write() as session:
        assert trash.put_back(session, thrown).id == goal.id
    assert not [checked for checked in new.check() if checked.trouble]
    new.close()


def test_what_lies_in_the_trash_does_not_come_from_a_backup_too(tmp_path: Path) -> None:
    """Also where the index, which would say that it was deleted, cannot be read."""
    store = filled(tmp_path, PASSPHRASE, notes=2)
    goal = factory.goal(store, 1, "Delegate")
    store.checkpoint()
    backup = tmp_path / "backup.mentordesk"
    shutil.copy(store.path, backup)
    thrown = throw(store, goal)
    pages = page_of(store, "goal"), page_of(store, "search_entry")
    store.checkpoint()
    store.close()
    for page in pages:
        spoil(store.path, page)
    result, _, new = saved(store.path, factory.key(PASSPHRASE), (backup,))
    assert result.saved("goal") == 2
    with new.write() as session:
        assert trash.put_back(session, thrown).id == goal.id
    new.close()
