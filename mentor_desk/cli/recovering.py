"""`recover` opens a journal with its recovery sheet and gives it a new passphrase.

The groups never are an argument: those are seen by every program and kept by the shell.
"""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import PASSPHRASE, SHEET, can_ask
from mentor_desk.cli.command import Cannot, command
from mentor_desk.clock import SystemClock
from mentor_desk.words import words

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from mentor_desk.cli.command import Commands
    from mentor_desk.store import Key

_IN_A_ROW = 4


def register(commands: Commands) -> None:
    parser = command(commands, "recover", _recover, "set a new passphrase with the recovery sheet")
    parser.epilog = (
        f"The groups are asked for, read from the standard input, or taken from {SHEET}; "
        f"the new passphrase is asked for or taken from {PASSPHRASE}."
    )


def _recover(given: argparse.Namespace) -> int:
    from mentor_desk.safety.alone import claimed
    from mentor_desk.safety.new_passphrase import Change, change
    from mentor_desk.safety.sheet import refuse_other
    from mentor_desk.store import needs_passphrase, open_journal

    journal: Path = given.journal
    if not needs_passphrase(journal):
        raise Cannot(words("This journal has no passphrase; it opens without a sheet."))
    key = _key()
    refuse_other(journal, key)
    with claimed(journal):
        open_journal(journal, key).close()
        passphrase, now = _new_passphrase(), SystemClock().now()
        wanted = Change(journal, key, passphrase, bring_backups=True, now=now)
        done = change(wanted, _show_progress)
    print(f"{journal}: opens with the new passphrase. Print a new recovery sheet in the window.")
    if done.kept_old:
        said = words(
            "{n} backup opens only with the sheet you have.",
            "{n} backups open only with the sheet you have.",
            n=done.kept_old,
        )
        print(said.plain(), file=sys.stderr)
    if done.away:
        print(
            f"The second place {done.away} is not there now. "
            "Backups in it open only with the sheet you have.",
            file=sys.stderr,
        )
    return 0


def _key() -> Key:
    from mentor_desk.safety import sheet

    given = os.environ.get(SHEET)
    if given:
        return sheet.read_back(given)
    if not can_ask():
        return sheet.read_back(sys.stdin.read() if sys.stdin else "")
    typed: list[str] = []
    while len(typed) < sheet.GROUPS:
        typed += _row(len(typed) + 1)
    return sheet.join(typed)


def _row(first: int) -> list[str]:
    """Asks until the row is right: better now than at the end."""
    from mentor_desk.safety import sheet

    last, size = first + _IN_A_ROW - 1, sheet.GROUP_CHARACTERS
    while True:
        joined = sheet.tidy(input(f"Groups {first} to {last}: "))
        typed = [joined[at : at + size] for at in range(0, _IN_A_ROW * size, size)]
        wrong = [
            number
            for number, group in enumerate(typed, first)
            if not sheet.group_is_right(number, group)
        ]
        if not wrong and len(joined) == _IN_A_ROW * size:
            return typed
        number = wrong[0] if wrong else last
        print(f"Group {number} is not right. Compare the row with the sheet.", file=sys.stderr)


def _new_passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not can_ask():
        raise Cannot(words("Put the new passphrase into {name}.", name=PASSPHRASE))
    while True:
        first = getpass.getpass("New passphrase: ")
        if first and getpass.getpass("Again: ") == first:
            return first
        print("The two are not the same, or there is none. Again:", file=sys.stderr)


def _show_progress(done: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:.0%}", end="\n" if done >= 1 else "", file=sys.stderr)
