"""Run alone: one autosave in the large journal, and a bare commit of one row in the same file."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.services import notes
from mentor_desk.services.notes import BlockEdit
from mentor_desk.store import open_journal, unlock_key
from mentor_desk.store.engine import open_writer

from .copies import copied
from .setting import PASSPHRASE, CannotMeasure, Setting

_TEXT = "She said the release went well, and that Tomas had led it from start to end. " * 3


def alone(setting: Setting) -> dict[str, list[float]]:
    """The paragraph is one that the mentee may read, so that all derived tables are written."""
    found: dict[str, list[float]] = {"ours": [], "bare": []}
    with copied(setting) as path:
        key = unlock_key(path, PASSPHRASE)
        bare = open_writer(path, key)
        bare.execute("CREATE TABLE bench (id INTEGER PRIMARY KEY, text TEXT)")
        bare.execute("INSERT INTO bench VALUES (1, '')")
        store = open_journal(path, key)
        some = select(NoteBlock).where(NoteBlock.audience == Audience.MENTEE).limit(1)
        with store.read() as session:
            block = session.scalars(some).one()

        def ours(text: str) -> None:
            edit = BlockEdit(block.id, block.position, text, block.audience)
            if not notes.write_over(store, block.session_id, edit):
                raise CannotMeasure("The paragraph was not written.")

        def others(text: str) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE bench SET text = ? WHERE id = 1", (text,))
            bare.execute("COMMIT")

        for _ in range(setting.rounds(10, 1)):
            found["ours"] += _seconds(ours)
            found["bare"] += _seconds(others)
        bare.close()
        store.close()
    return found


def _seconds(save: Callable[[str], None]) -> list[float]:
    """Ten in a row without the first: after a commit of another connection all pages have to be
    read and decrypted anew, which nobody's typing has to wait for.
    """
    found: list[float] = []
    for number in range(11):
        begun = time.perf_counter()
        save(f"{number} {_TEXT}")
        found.append(time.perf_counter() - begun)
    return found[1:]
