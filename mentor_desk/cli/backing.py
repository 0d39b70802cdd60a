"""`backup` writes a proven copy of a journal, which may be open in the window meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import key
from mentor_desk.cli.command import command
from mentor_desk.words import words

if TYPE_CHECKING:
    import argparse

    from mentor_desk.cli.command import Commands


def register(commands: Commands) -> None:
    backup = command(commands, "backup", _backup, "write a proven copy, with the same passphrase")
    backup.add_argument("file", type=Path, metavar="FILE", help="nothing may be there yet")


def _backup(given: argparse.Namespace) -> int:
    from mentor_desk.safety.copying import copy_to

    file: Path = given.file
    proof = copy_to(given.journal, key(given.journal), file, _show_progress)
    records = sum(proof.counts.values())
    said = words("{n} record, proven", "{n} records, proven", n=records).plain()
    print(f"{file}: {said}")
    return 0


def _show_progress(done: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:.0%}", end="\n" if done >= 1 else "", file=sys.stderr)
