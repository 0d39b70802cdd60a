"""`new` and `sample`: making a journal."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import PASSPHRASE, new_passphrase
from mentor_desk.cli.command import command, day
from mentor_desk.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.cli.command import Commands

MOST_SESSIONS = 100_000


def register(commands: Commands) -> None:
    new = command(commands, "new", _new, "make an empty journal")
    new.add_argument("--plain", action="store_true", help="without passphrase and encryption")
    sample = command(commands, "sample", _sample, "make a journal with lifelike sample data")
    sample.add_argument("--sessions", type=_sessions, default=120, metavar="N")
    sample.add_argument("--seed", type=int, default=7, metavar="S")
    sample.add_argument("--today", type=day, metavar="DAY", help="the day the sample ends on")


def _sessions(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_SESSIONS:
        message = f"give a number of sessions from 1 to {MOST_SESSIONS:,}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _new(given: argparse.Namespace) -> int:
    from mentor_desk.store import create

    journal: Path = given.journal
    passphrase = None if given.plain else new_passphrase()
    create(journal, passphrase, SystemClock().now()).close()
    print(f"{journal}: an empty journal")
    return 0


def _sample(given: argparse.Namespace) -> int:
    from mentor_desk.sample import write_sample
    from mentor_desk.store import create, remove

    journal: Path = given.journal
    clock = SystemClock()
    # Sample data is no secret; with a passphrase given it is encrypted all the same.
    passphrase = os.environ.get(PASSPHRASE) or None
    store = create(journal, passphrase, clock.now(), is_sample=True)
    try:
        write_sample(
            store, given.sessions, given.seed, given.today or clock.today(), _show_progress
        )
    except BaseException:
        store.close()
        remove(journal)
        raise
    store.close()
    print(f"{journal}: a sample of {given.sessions} sessions")
    return 0


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(
            f"\r{done:,} of {total:,} sessions", end="\n" if done >= total else "", file=sys.stderr
        )
