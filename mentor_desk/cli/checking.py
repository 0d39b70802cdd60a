"""`check` says whether a journal is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.cli.asking import opened
from mentor_desk.cli.command import CANNOT, command

if TYPE_CHECKING:
    import argparse

    from mentor_desk.cli.command import Commands


def register(commands: Commands) -> None:
    command(commands, "check", _check, "check file, schema, index and digest")


def _check(given: argparse.Namespace) -> int:
    store = opened(given.journal)
    sound = True
    try:
        for checked in store.check():
            sound = sound and checked.trouble is None
            print(
                f"{checked.what.plain()}: {checked.trouble.plain() if checked.trouble else 'sound'}"
            )
    finally:
        store.close()
    return 0 if sound else CANNOT
