"""Says what is in a folder after a fault. It runs in a process of its own, which no fault touches,
and knows nothing of what the faulty process believed.
"""

from __future__ import annotations

import faulthandler
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import KnownError
from mentor_desk.records import Journal, NoteBlock
from mentor_desk.safety import backups
from mentor_desk.safety.proof import prove
from mentor_desk.safety.salvage import Wanted, salvage
from mentor_desk.store import Heads, Key, Store, engine, open_journal
from mentor_desk.store.recognise import beside
from tests.faults.statements import keep_statements
from tests.faults.talk import Answer, Helper

JOURNAL = "t.mentordesk"
HEADS, DATA = "heads", "data"
PATIENCE_S = 120
PlainKey = tuple[str, str] | None


class Oracle(Helper):
    def __init__(self) -> None:
        super().__init__("tests.faults.oracle", os.environ)

    def look(self, folder: Path, keys: Sequence[PlainKey], **more: object) -> Answer:
        """Opens the journal as a person would after the fault, reads all and checks all.

        `error` is there instead of `texts` if it does not open. `key` is the place in `keys` of
        the one that fitted.
        """
        (seen,) = self.ask(folder=str(folder), keys=keys, **more)
        return seen


def plain(key: Key | None) -> PlainKey:
    return (key.key.hex(), key.salt.hex()) if key else None


def as_key(kept: Sequence[str] | None) -> Key | None:
    return Key(bytes.fromhex(kept[0]), bytes.fromhex(kept[1])) if kept else None


def _look(folder: Path, keys: Sequence[Key | None], raw: bool) -> Iterator[tuple[str, object]]:
    os.environ["XDG_DATA_HOME"] = str(folder / DATA)
    if raw:
        yield "schema", _schema(folder, keys)
    refused: list[str] = []
    for number, key in enumerate(keys):
        try:
            store = open_journal(folder / JOURNAL, key, Heads(folder / HEADS))
        except KnownError as error:
            refused.append(f"{type(error).__name__}: {error}")
            continue
        yield "key", number
        try:
            yield from _said(store)
            yield "backups", _backups(store, keys)
        finally:
            store.close()
        return
    yield "error", " / ".join(refused)


def _said(store: Store) -> Iterator[tuple[str, object]]:
    yield "missing", store.missing
    yield (
        "trouble",
        [
            f"{found.what.plain()}: {found.trouble.plain()}"
            for found in store.check()
            if found.trouble
        ],
    )
    try:
        with store.read() as session:
            query = session.query(NoteBlock).order_by(NoteBlock.position, NoteBlock.id)
            yield "texts", [block.text for block in query]
    except (KnownError, LookupError, TypeError, ValueError) as error:  # as damage may have it
        yield "unreadable", f"{type(error).__name__}: {error}"


def _backups(store: Store, keys: Sequence[Key | None]) -> list[bool]:
    """Of each backup that is listed, whether it can be relied on."""
    with store.read() as session:
        uuid = session.query(Journal.uuid).scalar()
    made = [any(_proven(one.path, key) for key in keys) for one in backups.listed(uuid)]
    # What a restore put aside untouched because no backup could be made of it counts too. It may
    # have a log beside it, which belongs to it: so it is opened as a person would, but as a copy.
    aside = store.path.parent.glob(f"{store.path.stem} kept *{store.path.suffix}")
    return [*made, *(any(_opens(one, key) for key in keys) for one in aside)]


def _proven(backup: Path, key: Key | None) -> bool:
    try:
        prove(backup, key)
    except KnownError:
        return False
    return True


def _opens(aside: Path, key: Key | None) -> bool:
    copy = aside.parent.with_name(f"{aside.parent.name}-aside")
    copy.mkdir()
    try:
        for one in (aside, *beside(aside)):
            if one.exists():
                shutil.copy(one, copy)
        with closing(open_journal(copy / aside.name, key, Heads(copy / HEADS))) as store:
            return not any(found.trouble for found in store.check())
    except KnownError:
        return False
    finally:
        shutil.rmtree(copy)


def _schema(folder: Path, keys: Sequence[Key | None]) -> int | None:
    """As it lies there: opening the journal would bring it up to date, so it is asked of a copy."""
    copy = folder.with_name(f"{folder.name}-raw")
    shutil.copytree(folder, copy)
    try:
        for key in keys:
            try:
                connection = engine.connect(copy / JOURNAL, key)
            except Exception:
                continue
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            connection.close()
            return found
        return None
    finally:
        shutil.rmtree(copy)


def _salvage(folder: Path, key: Key | None, texts: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The paragraphs that can be read one by one, and what a salvaged journal says."""
    yield "readable", [text for text in _readable(folder, key) if text in texts]
    new = folder / "salvaged.mentordesk"
    yield "salvaged", []
    try:
        salvage(Wanted(folder / JOURNAL, key, new), Heads(folder / HEADS))
        store = open_journal(new, key, Heads(folder / HEADS))
    except KnownError as error:
        yield "salvage_error", f"{type(error).__name__}: {error}"
        return
    said = dict(_said(store))
    store.close()
    yield "salvaged", said.get("texts", [])
    # A new journal lacks what was lost: only that is no trouble.
    yield "salvage_trouble", said["trouble"]


def _readable(folder: Path, key: Key | None) -> Iterator[str]:
    connection: sqlcipher.Connection | None = None
    for number in range(1, 60):
        try:
            connection = connection or engine.connect(folder / JOURNAL, key)
            query = "SELECT text FROM note_block WHERE id = ?"
            yield from (text for (text,) in connection.execute(query, (number,)))
        except sqlcipher.Error:  # whatever that connection has in memory, the next begins anew
            if connection:
                connection.close()
            connection = None
    if connection:
        connection.close()


def _answer(wanted: dict[str, Any]) -> dict[str, object]:
    keys = [as_key(kept) for kept in wanted["keys"]]
    folder = Path(wanted["folder"])
    try:
        found = dict(_look(folder, keys, bool(wanted.get("raw"))))
        if wanted.get("salvage"):
            found |= dict(_salvage(folder, keys[0], wanted["texts"]))
        return found
    except Exception as error:  # what has no sentence is a finding too
        return {"crash": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    keep_statements()
    for line in sys.stdin:
        # What never ends is a finding: where it hangs is said, and this process ends.
        faulthandler.dump_traceback_later(PATIENCE_S, exit=True)
        answer = {**_answer(json.loads(line)), "end": 0}
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
