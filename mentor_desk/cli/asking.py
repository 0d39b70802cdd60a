"""Opening a journal without a window: the passphrase comes from the environment or a terminal."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

from mentor_desk.cli.command import Cannot
from mentor_desk.clock import SystemClock
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.store import Key, Store

PASSPHRASE = "MENTOR_DESK_PASSPHRASE"
SHEET = "MENTOR_DESK_SHEET"


def opened(journal: Path) -> Store:
    from mentor_desk.safety.upgrading import prepare
    from mentor_desk.store import open_journal

    found = key(journal)
    prepare(journal, found, SystemClock().now())
    return open_journal(journal, found)


def key(journal: Path) -> Key | None:
    """None for a journal that has no passphrase."""
    from mentor_desk.store import needs_passphrase, unlock_key

    if not needs_passphrase(journal):
        return None
    return sheet_key(journal) or unlock_key(journal, passphrase())


def sheet_key(path: Path) -> Key | None:
    """From a recovery sheet in the environment, which goes before a passphrase; None without."""
    given = os.environ.get(SHEET)
    if not given:
        return None
    from mentor_desk.safety.sheet import read_back, refuse_other

    key = read_back(given)
    refuse_other(path, key)
    return key


def passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not can_ask():
        raise Cannot(words("The journal has a passphrase: put it into {name}.", name=PASSPHRASE))
    return getpass.getpass("Passphrase: ")


def new_passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not can_ask():
        raise Cannot(
            words("Put a passphrase into {name}, or say --plain to go without.", name=PASSPHRASE)
        )
    first = getpass.getpass("Passphrase: ")
    if not first:
        raise Cannot(words("A passphrase is needed; say --plain to go without."))
    if getpass.getpass("Again: ") != first:
        raise Cannot(words("The two are not the same; no journal was made."))
    return first


def can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()  # pyright: ignore[reportUnnecessaryComparison]
