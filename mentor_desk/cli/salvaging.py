"""`salvage` writes what can still be read in a damaged journal into a new one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import passphrase, sheet_key
from mentor_desk.cli.command import CANNOT, command
from mentor_desk.words import EnglishVoice

if TYPE_CHECKING:
    import argparse

    from mentor_desk.cli.command import Commands


def register(commands: Commands) -> None:
    salvage = command(
        commands, "salvage", _salvage, "save what can be read in a damaged journal into a new one"
    )
    salvage.add_argument("new", type=Path, metavar="NEW", help="nothing may be there yet")
    salvage.add_argument(
        "--backup",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="fill gaps from this one too, before those of this computer",
    )


def _salvage(given: argparse.Namespace) -> int:
    """Status 1 also if something is lost, so that a script notices."""
    from mentor_desk.safety.alone import claimed
    from mentor_desk.safety.knowing import backups_of, key_for
    from mentor_desk.safety.salvage import Wanted, salvage
    from mentor_desk.safety.salvage.outcome import lines, remarks
    from mentor_desk.store.recognise import is_encrypted

    journal: Path = given.journal
    key = None
    if is_encrypted(journal):
        key = sheet_key(journal) or key_for(journal, passphrase())
    backups = [*given.backup, *(backup.path for backup in backups_of(journal, key))]
    with claimed(journal):
        result = salvage(Wanted(journal, key, given.new, backups), progress=_show_progress)
    voice = EnglishVoice()
    print(f"{given.new}: saved what could be read")
    for line in lines(result, voice):
        print(f"  {line}")
    for remark in remarks(result, voice):
        print(remark)
    return 0 if result.complete else CANNOT


def _show_progress(done: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:.0%}", end="\n" if done >= 1 else "", file=sys.stderr)
