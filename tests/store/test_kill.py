"""A process killed at any moment loses nothing it was told is saved, and breaks nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk.records import NoteBlock
from mentor_desk.store import Heads, open_journal
from tests import factory

ROOT = Path(__file__).parents[2]
RUNS = 30
WRITER = """
import os, sys
from pathlib import Path
from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.store import Heads, Key, open_journal

folder, secret = Path(sys.argv[1]), sys.argv[2]
journal = folder / "t.mentordesk"


def write(number):
    key = Key(bytes.fromhex(secret), journal.read_bytes()[:16]) if secret else None
    store = open_journal(journal, key, Heads(folder / "heads"))
    while True:
        number += 1
        with store.write() as session:
            block = NoteBlock(session_id=1, position=number, audience=Audience.MENTEE)
            block.text = f"number {number} " + "and more words " * (number % 97)
            session.add(block)
        os.write(1, b"%d\\n" % number)


# Imported once; each line asks for a child that writes on until it is killed.
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        write(int(line))
    os.write(2, b"%d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"end\\n")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
@pytest.mark.parametrize("passphrase", [None, "correct horse"], ids=["plain", "encrypted"])
def test_row_02_every_acknowledged_note_is_there_after_a_kill(
    tmp_path: Path, passphrase: str | None
) -> None:
    store = factory.journal(tmp_path, passphrase=passphrase)
    factory.held(store, factory.mentee(store).id)
    store.close()
    key = factory.key(passphrase)
    secret = key.key.hex() if key else ""
    chance = random.Random(7)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), secret],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin
        assert parent.stdout
        assert parent.stderr
        acknowledged = 0
        for run in range(RUNS // 2):
            print(acknowledged, file=parent.stdin, flush=True)
            child = int(parent.stderr.readline())
            for _ in range(chance.randint(1, 6)):
                acknowledged = int(parent.stdout.readline())
            for _ in range(chance.randrange(100_000)):
                pass  # so that it hits anywhere in the next commit
            os.kill(child, signal.SIGKILL)
            while (line := parent.stdout.readline().strip()) != "end":
                acknowledged = int(line)
            store = open_journal(tmp_path / "t.mentordesk", key, Heads(tmp_path / "heads"))
            with store.read() as session:
                numbers = [number for (number,) in session.query(NoteBlock.position)]
            # The one that was being written may be there or not; all others are.
            assert sorted(numbers) in (
                [float(number) for number in range(1, last + 1)]
                for last in (acknowledged, acknowledged + 1)
            )
            acknowledged = len(numbers)
            assert store.missing == 0
            if run % 5 == 4:
                assert not [checked for checked in store.check() if checked.trouble]
            store.close()
        parent.stdin.close()
