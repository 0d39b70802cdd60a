"""Canary words in every field, every feature used, then locked: nothing of them is left anywhere.

Looked for in all that was written in the user's folders and in the memory of the locked program, in
UTF-8, UTF-16 and base64.
"""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.records import KINDS
from mentor_desk.store import Heads, Store, open_journal, unlock_key
from tests import factory
from tests.faults.judge import count_planted
from tests.faults.rows import Clock, Row, Tell
from tests.faults.talk import ROOT

TYPED = "typed"
"""What the hands say when they are done."""
PATIENCE_S = 60
FEWEST_FIELDS = 25
UNLOCK = b"\0-m\0mentor_desk\0"
SETTLED_S = 0.4


def canaries(tell: Tell) -> Row:
    row = Row("canary words after locking")
    clock = Clock(row, 1, tell)
    # Letters only, so that no field refuses it; made anew, so that it is in no file of ours.
    word = "zq" + "".join(secrets.choice("bcdfghjklmnpqrstvwxz") for _ in range(10))
    with tempfile.TemporaryDirectory(prefix="mentor-desk-home-") as folder:
        home = Path(folder)
        with _typed(home, word) as process:
            _look(row, home, process, word)
            _lock(process)
            for where in _found(_memory(process.pid), word):
                row.lost.append(f"in memory after locking: {where}")
        for where in _found(_files(home), word):
            row.lost.append(f"in a file: {where}")
        _plant(row, home, word)
    clock.tick()
    return row


def _look(row: Row, home: Path, process: subprocess.Popen[str], word: str) -> None:
    """Before it is locked the word has to be where it belongs, or nothing would be proven."""
    assert process.stdout
    line = process.stdout.readline().split()
    if line[:1] != [TYPED] or int(line[1]) < FEWEST_FIELDS:
        row.other.append(f"not everything was typed: {line}")
    count_planted(row, blind=not list(_found(_memory(process.pid), word)))
    row.notes.append(f"typed in {line[1] if line[1:] else 'no'} fields")


@contextmanager
def _typed(home: Path, word: str) -> Iterator[subprocess.Popen[str]]:
    """The program, unlocked, after all was typed; it has a home of its own."""
    folders = {
        name: home / name.lower() for name in ("config", "state", "data", "cache", "run", "tmp")
    }
    for path in (*folders.values(), home / "Documents"):
        path.mkdir(mode=0o700)
    journal = home / "Documents" / "journal.mentordesk"
    passphrase = f"{word} correct horse"
    _fill(journal, folders["state"], passphrase, word)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        **{f"XDG_{kind.upper()}_HOME": str(path) for kind, path in folders.items()},
        "XDG_RUNTIME_DIR": str(folders["run"]),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
        "TMPDIR": str(folders["tmp"]),
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "WAYLAND_DISPLAY": "none",  # the program asks whether there is a display, Qt needs none
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.hands"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        words = (str(journal), str(home / "Documents"), passphrase, word)
        process.stdin.write("".join(f"{one}\n" for one in words))
        process.stdin.flush()
        try:
            yield process
        finally:
            process.kill()


def _fill(journal: Path, state: Path, passphrase: str, word: str) -> None:
    """One record of each kind, with the word wherever a text can stand."""
    factory.journal_file(journal.parent, passphrase, journal.name)
    heads = Heads(state / "mentor-desk" / "heads")
    store = open_journal(journal, unlock_key(journal, passphrase), heads)
    mentee = factory.mentee(store, f"{word} name")
    session = factory.planned(store, mentee.id, factory.NOW)
    goal = factory.goal(store, mentee.id, f"{word} goal")
    factory.milestone(store, goal.id, f"{word} step")
    factory.check_in(store, goal.id)
    factory.action(store, mentee.id, f"{word} action")
    factory.feedback(store, mentee.id, f"{word} observation")
    factory.topic(store, session.id, f"{word} topic")
    factory.block(store, session.id, f"{word} note")
    _everywhere(store, word)
    store.checkpoint()
    store.close()


def _everywhere(store: Store, word: str) -> None:
    with store.write() as session:
        for kind in KINDS:
            texts = [name for name, column in kind.__table__.columns.items() if column.info]
            for record in session.query(kind):
                for name in texts:
                    if type(getattr(record, name)) is str:  # no word of a fixed list
                        setattr(record, name, f"{word} {name}")


def _lock(process: subprocess.Popen[str]) -> None:
    """Waits until another program runs in its place and has its window."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
    line = Path(f"/proc/{process.pid}/cmdline")
    end = time.monotonic() + PATIENCE_S
    while UNLOCK not in line.read_bytes():
        assert time.monotonic() < end, "it was not locked"
        time.sleep(0.02)
    used, before = -1.0, -2.0
    while used != before or used < 0.1:
        assert time.monotonic() < end, "the unlock page does not come to rest"
        before = used
        time.sleep(SETTLED_S)
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _plant(row: Row, home: Path, word: str) -> None:
    """A leak in each way of writing it has to be seen."""
    leak = home / "config" / "leak"
    for written in (
        f"[recent]\nname={word}\n".encode(),
        f"{word}".encode("utf-16-le"),
        base64.b64encode(f"xy{word} and more".encode()),
    ):
        leak.write_bytes(b"something before" + written)
        count_planted(row, blind=not list(_found(_files(home), word)))
    leak.unlink()
    copy = home / "tmp" / "plain.sqlite"
    with contextlib.closing(sqlcipher.connect(str(copy))) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (?)", (word,))
        connection.commit()
    count_planted(row, blind=not list(_found(_files(home), word)))
    copy.unlink()


def _found(pieces: Iterable[tuple[str, bytes]], word: str) -> Iterator[str]:
    wanted = {"UTF-8": word.encode(), "UTF-16": word.encode("utf-16-le")}
    wanted["UTF-16, big end first"] = word.encode("utf-16-be")
    for code in ("UTF-8", "UTF-16"):
        for shift in range(3):
            # Without the ends, which depend on what stands beside the word.
            whole = base64.b64encode(bytes(shift) + wanted[code] + bytes(-shift % 3))
            wanted[f"base64 of {code}, {shift}"] = whole[4:-4]
    for where, data in pieces:
        for code, secret in wanted.items():
            if secret in data:
                yield f"{where}, in {code}"


def _files(home: Path) -> Iterator[tuple[str, bytes]]:
    """All but the pages that were saved for somebody on purpose; names count too."""
    for path in sorted(home.rglob("*")):
        name = str(path.relative_to(home))
        if path.suffix != ".pdf":
            yield "the name of a file", name.encode()
            if path.is_file():
                yield name, path.read_bytes()


def _memory(pid: int) -> Iterator[tuple[str, bytes]]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            first, last = (int(part, 16) for part in line.split()[0].split("-"))
            if line.split()[1].startswith("r"):
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    memory.seek(first)
                    yield line.split()[0], memory.read(last - first)
