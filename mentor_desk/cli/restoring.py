"""`restore` makes a journal say what a backup says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import passphrase, sheet_key
from mentor_desk.clock import SystemClock
from mentor_desk.errors import JournalError

if TYPE_CHECKING:
    import argparse

    from mentor_desk.cli.command import Commands
    from mentor_desk.safety.restoring import Restored
    from mentor_desk.store import Key


def register(commands: Commands) -> None:
    parser = commands.add_parser("restore", help="bring a journal back from a backup")
    parser.add_argument("backup", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "journal", type=Path, metavar="JOURNAL", help="what it says now, if it is there, is kept"
    )
    parser.set_defaults(work=_restore)


def _restore(given: argparse.Namespace) -> int:
    from mentor_desk.safety.alone import claimed
    from mentor_desk.safety.restoring import Wanted, restore_all

    backup: Path = given.backup
    journal: Path = given.journal
    key, present_key = _keys(backup, journal)
    with claimed(journal):
        wanted = Wanted(backup, journal, key, present_key, SystemClock().now())
        done = restore_all(wanted, progress=_show_progress)
    print(f"{journal}: restored from {backup}")
    _say_kept(done)
    return 0


def _keys(backup: Path, journal: Path) -> tuple[Key | None, Key | None]:
    """One passphrase or sheet for both; a journal that it does not open is put aside as it is."""
    from mentor_desk.store import unlock_key
    from mentor_desk.store.recognise import is_encrypted

    both = [is_encrypted(backup), _is_encrypted(journal)]
    sheet = sheet_key(backup) if both[0] else None
    if sheet is not None:
        return sheet, sheet if both[1] else None
    secret = passphrase() if any(both) else ""
    key, present_key = (
        unlock_key(path, secret) if locked else None
        for path, locked in zip((backup, journal), both, strict=True)
    )
    return key, present_key


def _is_encrypted(journal: Path) -> bool:
    """False also for what is no journal, or not there."""
    from mentor_desk.store.recognise import is_encrypted

    try:
        return is_encrypted(journal)
    except JournalError:
        return False


def _say_kept(done: Restored) -> None:
    if done.kept is None:
        return
    if done.kept_as_backup:
        print(f"What it said before is kept as the backup {done.kept}")
    else:
        print(f"What was there did not open; it is kept as it was: {done.kept}")


def _show_progress(done: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:.0%}", end="\n" if done >= 1 else "", file=sys.stderr)
