"""Run alone: autosaves in the large journal, without and with a backup being made beside them."""

from __future__ import annotations

import itertools
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

from mentor_desk.clock import SystemClock
from mentor_desk.records import Journal, NoteBlock
from mentor_desk.safety import backups, copying
from mentor_desk.services import notes
from mentor_desk.services.notes import BlockEdit
from mentor_desk.store import Store, open_journal, unlock_key
from mentor_desk.ui.jobs import take_short_turns

from .copies import copied
from .setting import PASSPHRASE, CannotMeasure, Setting

_TEXT = "She said the release went well, and that Tomas had led it from start to end. " * 3
_PAUSE = 0.05
"""Seconds between two saves: five times as many as somebody who never stops typing makes."""
_ALONE = 10.0


def alone(setting: Setting) -> dict[str, list[float]]:
    """Each save's seconds; when the copy was written and when it was proven."""
    take_short_turns()  # as in the window
    with copied(setting) as path:
        if hasattr(os, "sync"):  # else the copy would be on its way to the disk meanwhile
            os.sync()
        key = unlock_key(path, PASSPHRASE)
        store = open_journal(path, key)
        with store.read() as session:
            uuid = session.get_one(Journal, 1).uuid
        save = _saver(store)
        for _ in range(20):
            save()
        until = time.monotonic() + setting.rounds(int(_ALONE), 1)
        found = {"alone": _saves(save, lambda: time.monotonic() < until)}
        parts: list[float] = []
        failed: list[Exception] = []
        begun = time.monotonic()

        def told(share: float) -> None:
            if not parts and share >= 0.9 * copying.COPIED:
                parts.append(time.monotonic() - begun)

        def make() -> None:
            try:
                backups.make(path, key, uuid, SystemClock().now(), progress=told)
            except Exception as error:
                failed.append(error)

        worker = threading.Thread(target=make)
        worker.start()
        found["beside"] = _saves(save, worker.is_alive)
        found["seconds"] = [*parts, time.monotonic() - begun]
        store.close()
        shutil.rmtree(Path(backups.folder(uuid)), ignore_errors=True)
    if failed:
        raise CannotMeasure(f"The backup failed: {failed[0]}")
    return found


def _saver(store: Store) -> Callable[[], None]:
    with store.read() as session:
        block = session.query(NoteBlock).order_by(NoteBlock.id.desc()).limit(1).one()
    numbers = itertools.count()

    def save() -> None:
        text = f"{next(numbers)} {_TEXT}"
        edit = BlockEdit(block.id, block.position, text, block.audience)
        if not notes.write_over(store, block.session_id, edit):
            raise CannotMeasure("The paragraph was not written.")

    return save


def _saves(save: Callable[[], None], go_on: Callable[[], bool]) -> list[float]:
    found: list[float] = []
    while go_on():
        begun = time.perf_counter()
        save()
        found.append(time.perf_counter() - begun)
        time.sleep(_PAUSE)
    return found
