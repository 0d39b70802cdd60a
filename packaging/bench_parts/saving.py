"""Run alone: one autosave in the large journal, and a bare commit of one row in the same file."""

from __future__ import annotations

import time

from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.services import notes
from mentor_desk.services.notes import BlockEdit
from mentor_desk.store import open_journal, unlock_key
from mentor_desk.store.engine import open_writer

from .copies import copied
from .setting import PASSPHRASE, Setting

_TEXT = "She said the release went well, and that Tomas had led it from start to end. " * 3


def alone(setting: Setting) -> dict[str, list[float]]:
    """The paragraph is one that the mentee may read, so that all derived tables are written."""
    found: dict[str, list[float]] = {"ours": [], "bare": []}
    with copied(setting) as path:
        key = unlock_key(path, PASSPHRASE)
        store = open_journal(path, key)
        some = select(NoteBlock).where(NoteBlock.audience == Audience.MENTEE).limit(1)
        with store.read() as session:
            block = session.scalars(some).one()
        bare = open_writer(path, key)
        bare.execute("CREATE TABLE bench (id INTEGER PRIMARY KEY, text TEXT)")
        bare.execute("INSERT INTO bench VALUES (1, '')")
        for number in range(setting.rounds(101, 5)):
            text = f"{number} {_TEXT}"
            begun = time.perf_counter()
            with store.write() as session:
                edit = BlockEdit(block.id, block.position, text, block.audience)
                notes.save(session, block.session_id, [edit])
            between = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE bench SET text = ? WHERE id = 1", (text,))
            bare.execute("COMMIT")
            found["ours"].append(between - begun)
            found["bare"].append(time.perf_counter() - between)
        bare.close()
        store.close()
    return {name: seconds[1:] for name, seconds in found.items()}
